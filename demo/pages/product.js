import { addToCart, offer, priceTable, product as load } from "../api.js";
import { h } from "../dom.js";
import { formatCount } from "../format.js";
import { picture } from "../pictures.js";
import { failureMessage, notFound } from "./messages.js";
import { prices } from "./prices.js";

/** @param {string} linkText @returns {Promise<import("../router.js").Page>} */
export async function product(linkText) {
  const shown = await load(linkText);
  if (!shown) return notFound();
  const table = await priceTable([shown]);
  return {
    title: shown.productName,
    content: [
      h("p", { class: "back" }, h("a", { href: "/products" }, "All products")),
      h(
        "div",
        { class: "product" },
        picture(shown.linkText),
        h(
          "div",
          { class: "product-text" },
          h("p", { class: "brand-name" }, shown.brand),
          h("h1", {}, shown.productName),
          prices(shown, table),
          h("p", {}, shown.description),
          ...buying(shown),
        ),
      ),
    ],
  };
}

/** The button, and the place where what came of it is said. */
function buying(shown) {
  if (offer(shown).AvailableQuantity < 1) return [h("p", { class: "sold-out" }, "Sold out")];

  const outcome = h("div", { class: "outcome", role: "status" });
  const button = h("button", { class: "button", type: "button", onclick: add }, "Add to cart");

  async function add() {
    button.disabled = true;
    try {
      const { items } = await addToCart(shown);
      const count = items.reduce((sum, item) => sum + item.quantity, 0);
      const toCart = h("a", { href: "/checkout" }, "Go to the cart");
      outcome.replaceChildren(`Added. There ${count === 1 ? "is" : "are"} ${formatCount(count, "item")} in the cart. `, toCart);
    } catch (error) {
      outcome.replaceChildren(failureMessage(error));
    }
    button.disabled = false;
  }

  return [button, outcome];
}
