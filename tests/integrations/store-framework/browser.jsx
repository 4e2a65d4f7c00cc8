// What VTEX's runtime does in the browser: hydrates what its server drew.
import React from "react";
import ReactDOM from "react-dom";
import { Page } from "./page.jsx";

// react-helmet 5, which VTEX's runtime has, is older than React's wish to rename its methods.
const { warn } = console;
console.warn = (text, ...others) => /componentWillMount has been renamed/.test(text) || warn(text, ...others);

const root = document.getElementById("render-store");
window.hydrateNow = () => ReactDOM.hydrate(<Page block={window.__BLOCK__} />, root);
if (!window.__HYDRATES_LATER__) window.hydrateNow();
