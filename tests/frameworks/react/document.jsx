// A whole document, as frameworks have it that draw all of a page by React. What the element script tells the page, by a
// custom property on the root element, is no part of it.
import { Page } from "the-page";

export const Document = () => (
  <html lang="en" suppressHydrationWarning>
    <head>
      <meta charSet="utf-8" />
      <title>Casa Verde</title>
      <link rel="icon" href="data:," />
      <script src="/pkg/telesales-toolbar.js"></script>
      <script defer src="hydrate.js"></script>
    </head>
    <body>
      <Page />
    </body>
  </html>
);
