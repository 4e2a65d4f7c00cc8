import { cart } from "../api.js";
import { h } from "../dom.js";
import { formatCents } from "../format.js";
import { itemTable } from "./item-table.js";

/** @returns {Promise<import("../router.js").Page>} */
export async function checkout() {
  const { items, value, clientProfileData } = await cart();
  return {
    title: "Checkout",
    content: [
      h("h1", {}, "Checkout"),
      h("p", { class: "cart-owner" }, ...owner(clientProfileData?.email)),
      ...(items.length ? filled(items, value) : empty()),
    ],
  };
}

const owner = (email) =>
  email ? ["This is the cart of ", h("strong", {}, email), "."] : ["This cart is nobody's yet: it carries no e-mail."];

const filled = (items, value) => [
  itemTable(
    items.map(({ name, quantity, sellingPrice }) => ({ name, quantity, cents: sellingPrice })),
    value,
  ),
  h("p", { class: "hint" }, `The demo ends here: these ${formatCents(value)} cannot be paid.`),
];

const empty = () => [
  h("p", {}, "There is nothing in it. ", h("a", { href: "/products" }, "See all products"), "."),
];
