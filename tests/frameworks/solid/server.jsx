import { renderToString } from "solid-js/web";
import { Document } from "./document.jsx";

export const render = () => `<!doctype html>${renderToString(() => <Document />)}`;
