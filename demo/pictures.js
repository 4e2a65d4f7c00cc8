/**
 * Drawings of the goods in the stylesheet's tones, light and dark, so that the store needs no pictures from elsewhere.
 * A drawing is a list of `[tone, path]` on a ground of 120 × 90.
 */

import { svg } from "./dom.js";

const BRANCH = [
  ["stem", "M60 84C58 62 58 44 62 12"],
  ["leaf", "M59 62C40 62 30 52 29 38c18 0 29 9 30 24Z"],
  ["light", "M60 48c18 0 28-9 29-23-17 0-28 8-29 23Z"],
  ["leaf", "M61 32C48 31 41 24 41 13c13 1 20 8 20 19Z"],
  ["deep", "M59 74c17 1 28-6 31-19-17-2-29 5-31 19Z"],
  ["main", "M52 60a5 5 0 1 0 .1 0zM66 45a5 5 0 1 0 .1 0zM54 30a5 5 0 1 0 .1 0z"],
];

const BEAN = [
  ["main", "M60 14c16 0 24 14 24 31s-8 31-24 31-24-14-24-31 8-31 24-31z"],
  ["line", "M62 15c-14 22 10 38-4 60"],
];

/** @type {Record<string, [string, string][]>} by the link text of the product */
const DRAWINGS = {
  "moka-pot": [
    ["stem", "M72 24h16v26"],
    ["deep", "M55 7h9v10h-9zM48 48h22l9 33H39z"],
    ["main", "M43 16h33l-6 28H48L42 30l-12-8z"],
    ["light", "M46 43h26v6H46z"],
  ],
  "hand-grinder": [
    ["stem", "M60 24V13h27v8"],
    ["deep", "M83 19h8v13h-8z"],
    ["light", "M47 36c0-9 5-14 13-14s13 5 13 14z"],
    ["main", "M46 35h28v41c0 3-3 5-6 5H52c-3 0-6-2-6-5z"],
    ["deep", "M46 52h28v7H46z"],
  ],
  "gooseneck-kettle": [
    ["stem", "M38 70C20 70 26 36 13 33M79 48c20-6 24 20 4 26"],
    ["main", "M38 44h40l6 37H32z"],
    ["deep", "M44 37h28v7H44zM54 29h8v8h-8z"],
    ["light", "M35 62h46l1 6H34z"],
  ],
  "pour-over-set": [
    ["stem", "M76 19c16-3 14 16-5 15"],
    ["main", "M40 12h40L67 42H53z"],
    ["deep", "M47 41h26v6H47z"],
    ["light", "M51 47h18l15 28c1 4-1 6-4 6H40c-3 0-5-2-4-6z"],
    ["main", "M41 66h38l5 9c1 4-1 6-4 6H40c-3 0-5-2-4-6z"],
  ],
  "espresso-cups": [
    ["stem", "M49 49c12-2 11 14-1 13M101 49c12-2 11 14-1 13M30 35c-4-6 4-8 0-15M40 35c-4-6 4-8 0-15"],
    ["main", "M20 44h30v16c0 7-5 11-11 11h-8c-6 0-11-4-11-11z"],
    ["leaf", "M72 44h30v16c0 7-5 11-11 11h-8c-6 0-11-4-11-11z"],
    ["deep", "M13 73h44v5H13zM65 73h44v5H65z"],
  ],
  "house-blend": [
    ["main", "M39 24h42l4 52c0 3-2 6-5 6H40c-3 0-5-3-5-6z"],
    ["deep", "M39 10h42v14H39z"],
    ["light", "M60 37a15 15 0 1 0 .1 0z"],
    ["deep", "M60 43c6 0 8 5 8 9s-2 9-8 9-8-5-8-9 2-9 8-9z"],
    ["line", "M61 44c-5 6 4 10-1 16"],
  ],
  "single-origin": [
    ["leaf", "M43 30h34l4 46c0 3-2 6-5 6H44c-3 0-5-3-5-6z"],
    ["deep", "M43 18h34v12H43z"],
    ["light", "M48 42h24v28H48z"],
    ["main", "M56 55a5 5 0 1 0 .1 0zM64 57a5 5 0 1 0 .1 0z"],
    ["deep", "M60 55c0-5 3-8 9-9 0 6-3 9-9 9Z"],
  ],
  "milk-frother": [
    ["stem", "M80 40c19-3 19 30 2 29"],
    ["light", "M44 31c-1-11 12-11 14-6 4-8 16-5 14 0 6-1 6 6 4 6z"],
    ["main", "M30 30h48l4 46c0 3-2 5-5 5H43c-3 0-5-2-5-5l3-30z"],
    ["deep", "M40 62h41l1 8H39z"],
  ],
};

/** @param {string} linkText the drawing of a product, or a coffee bean when nobody has drawn it yet */
export const picture = (linkText) => drawing("picture", DRAWINGS[linkText] ?? BEAN);

/** The store's ornament. */
export const branch = () => drawing("branch", BRANCH);

const drawing = (name, shapes) =>
  svg(
    "svg",
    { class: name, viewBox: "0 0 120 90", "aria-hidden": "true" },
    ...shapes.map(([tone, d]) => svg("path", { class: `tone-${tone}`, d })),
  );
