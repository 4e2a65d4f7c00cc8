import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { Document } from "./document.jsx";

hydrateRoot(document, <StrictMode><Document /></StrictMode>);
