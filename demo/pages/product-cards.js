/** Products in a grid, as the home page and the product list show them. */

import { priceTable } from "../api.js";
import { h } from "../dom.js";
import { picture } from "../pictures.js";
import { failureMessage } from "./messages.js";
import { prices } from "./prices.js";

/**
 * A grid that is there at once, with as many empty cards as products are expected, and fills itself: nothing below it
 * moves when the products come.
 *
 * @param {Promise<import("../api.js").Product[]>} coming
 * @param {number} expected
 */
export function productCards(coming, expected) {
  const grid = h("ul", { class: "cards", "aria-busy": "true" }, ...Array.from({ length: expected }, emptyCard));
  fill(grid, coming);
  return grid;
}

async function fill(grid, coming) {
  try {
    const products = await coming;
    const table = await priceTable(products);
    grid.replaceChildren(...products.map((product) => card(product, table)));
    grid.removeAttribute("aria-busy");
  } catch (error) {
    grid.replaceWith(failureMessage(error));
  }
}

const emptyCard = () => h("li", { class: "card empty" }, h("div", { class: "picture" }), h("div", { class: "card-text" }));

const card = (product, table) =>
  h(
    "li",
    { class: "card" },
    picture(product.linkText),
    h(
      "div",
      { class: "card-text" },
      h("p", { class: "brand-name" }, product.brand),
      h("h3", { class: "card-name" }, h("a", { href: `/${product.linkText}/p` }, product.productName)),
      prices(product, table),
    ),
  );
