import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { Document } from "./document.jsx";

export const render = () => `<!doctype html>${renderToString(<StrictMode><Document /></StrictMode>)}`;
