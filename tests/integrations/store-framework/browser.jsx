// What VTEX's runtime does in the browser: hydrates what its server drew.
import React from "react";
import ReactDOM from "react-dom";
import { beQuietAboutHelmet } from "./quiet.js";
import { Page } from "./page.jsx";

beQuietAboutHelmet();
const root = document.getElementById("render-store");
window.hydrateNow = () => ReactDOM.hydrate(<Page block={window.__BLOCK__} />, root);
if (!window.__HYDRATES_LATER__) window.hydrateNow();
