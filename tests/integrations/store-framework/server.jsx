// What VTEX's server does: draws the page, and what Helmet was given into its head.
import React from "react";
import { renderToString } from "react-dom/server";
import { Helmet } from "react-helmet";
import { Page } from "./page.jsx";

Helmet.canUseDOM = false;

export const draw = ({ runtime, block }) => {
  globalThis.__RUNTIME__ = runtime;
  const body = renderToString(<Page block={block} />);
  return { body, head: Helmet.renderStatic().script.toString() };
};
