import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { Page } from "./page.jsx";

hydrateRoot(
  document.getElementById("__next"),
  <StrictMode>
    <Page cms={window.__CMS__} />
  </StrictMode>,
);
