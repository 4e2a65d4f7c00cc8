import { HydrationScript } from "solid-js/web";
import { Page } from "./page.jsx";

export const Document = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Casa Verde</title>
      <link rel="icon" href="data:," />
      <script src="/pkg/telesales-toolbar.js"></script>
      <script defer src="hydrate.js"></script>
      <HydrationScript />
    </head>
    <body>
      <Page />
    </body>
  </html>
);
