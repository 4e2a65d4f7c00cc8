import { isReduced, offer } from "../api.js";
import { h } from "../dom.js";
import { formatPrice } from "../format.js";

/**
 * What a product costs in this session, and what it costs everybody else.
 *
 * @param {import("../api.js").Product} product
 * @param {string} table the name of the customer's price table, "" when it is not known
 */
export function prices(product, table) {
  const its = offer(product);
  if (!isReduced(its)) return h("p", { class: "prices" }, price(its));
  return h(
    "p",
    { class: "prices" },
    price(its),
    " ",
    h("span", { class: "visually-hidden" }, "instead of "),
    h("s", { class: "list-price" }, formatPrice(its.ListPrice)),
    " ",
    h("span", { class: "price-note" }, table ? `Your price (${table})` : "Your price"),
  );
}

const price = (its) => h("span", { class: "price" }, formatPrice(its.Price));
