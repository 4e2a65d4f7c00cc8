import { cart, changeQuantity, placeOrder } from "../api.js";
import { h } from "../dom.js";
import { formatCents } from "../format.js";
import { itemTable } from "./item-table.js";
import { failureMessage } from "./messages.js";

const PLACED = "/checkout/orderPlaced";

/** @returns {Promise<import("../router.js").Page>} */
export async function checkout() {
  const place = h("div", {});
  show(place, await cart());
  return { title: "Checkout", content: [h("h1", {}, "Checkout"), place] };
}

/** Where a reload of the page that says so leads. @returns {import("../router.js").Page} */
export const orderPlaced = () => ({
  title: "Order placed",
  content: [h("h1", {}, "The order is placed"), h("p", {}, h("a", { href: "/products" }, "See all products"), ".")],
});

function show(place, { orderFormId, items, value, clientProfileData }) {
  const filled = () => [
    itemTable(rows(items), value, (index) => quantities(place, orderFormId, index, items[index].quantity)),
    ordering(orderFormId, value, Boolean(clientProfileData)),
  ];
  place.replaceChildren(
    h("p", { class: "cart-owner" }, ...owner(clientProfileData?.email)),
    ...(items.length ? filled() : empty()),
  );
}

const rows = (items) => items.map(({ name, quantity, sellingPrice }) => ({ name, quantity, cents: sellingPrice }));

const owner = (email) =>
  email ? ["This is the cart of ", h("strong", {}, email), "."] : ["This cart is nobody's yet: it carries no e-mail."];

const empty = () => [
  h("p", {}, "There is nothing in it. ", h("a", { href: "/products" }, "See all products"), "."),
];

/** One more, one less, none. */
function quantities(place, id, index, quantity) {
  const button = (label, text, wanted) => {
    const onclick = async () => {
      try {
        show(place, await changeQuantity(id, index, wanted));
      } catch (error) {
        place.append(failureMessage(error));
      }
    };
    return h("button", { class: "button small", type: "button", "aria-label": label, onclick }, text);
  };
  return h(
    "span",
    { class: "quantities" },
    button("One less", "−", quantity - 1),
    button("One more", "+", quantity + 1),
    button("Remove", "×", 0),
  );
}

/** An order needs an e-mail; the demo pays for nothing. */
function ordering(id, value, isSomebodys) {
  const outcome = h("div", { class: "outcome", role: "status" });
  const onsubmit = async (event) => {
    event.preventDefault();
    try {
      confirm(await placeOrder(id));
    } catch (error) {
      outcome.replaceChildren(failureMessage(error));
    }
  };
  const hint = isSomebodys ? "The demo asks for no payment." : "Whoever orders has an e-mail in the cart.";
  return h(
    "form",
    { class: "ordering", onsubmit },
    h("button", { class: "button", disabled: !isSomebodys }, `Place the order of ${formatCents(value)}`),
    h("p", { class: "hint" }, hint),
    outcome,
  );
}

/** @param {import("../api.js").PlacedOrder} order */
function confirm({ orderId, items, value, clientProfileData }) {
  history.pushState(null, "", PLACED);
  const heading = h("h1", { tabindex: "-1" }, "The order is placed");
  document.getElementById("main").replaceChildren(
    heading,
    h("p", {}, `Order ${orderId}, for `, h("strong", {}, clientProfileData.email), "."),
    itemTable(rows(items), value),
    h("p", {}, h("a", { href: "/products" }, "See all products"), "."),
  );
  heading.focus({ preventScroll: true });
}
