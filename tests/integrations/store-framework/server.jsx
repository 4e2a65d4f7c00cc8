// What VTEX's server does: draws the page, and what Helmet was given into its head.
import React from "react";
import { renderToString } from "react-dom/server";
import { Helmet } from "react-helmet";
import { beQuietAboutHelmet } from "./quiet.js";
import { Page } from "./page.jsx";

Helmet.canUseDOM = false;
beQuietAboutHelmet();

export const draw = ({ runtime, block, hasVtexBar }) => {
  Object.assign(globalThis, { __RUNTIME__: runtime, __THEME_HAS_VTEX_BAR__: hasVtexBar });
  const body = renderToString(<Page block={block} />);
  return { body, head: Helmet.renderStatic().script.toString() };
};
