/** The account: `#/profile`, `#/orders` (My Orders) and `#/orders/<id>`. Only the hash changes between them. */

import { cart } from "../api.js";
import { h } from "../dom.js";
import { formatCents, formatDate } from "../format.js";
import { ORDERS, orderTotal } from "../orders.js";
import { itemTable } from "./item-table.js";
import { notFound } from "./messages.js";

/** @param {string} hash @returns {import("../router.js").Page | Promise<import("../router.js").Page>} */
export function account(hash) {
  const [, view = "profile", id] = hash.split("/");
  if (view === "profile") return profile();
  if (view === "orders") return id ? orderDetail(id) : orderList();
  return notFound();
}

/** The cart knows whom the store believes it serves, which after a change of customer may be the one before. */
async function profile() {
  const { clientProfileData: customer } = await cart();
  return inAccount("Profile", ...(customer ? details(customer) : stranger()));
}

const details = ({ firstName, lastName, email }) => [
  h("p", { class: "hint" }, "The customer's details, as the cart carries them."),
  h(
    "dl",
    { class: "details" },
    h("dt", {}, "Name"),
    h("dd", {}, [firstName, lastName].filter(Boolean).join(" ") || "Not given"),
    h("dt", {}, "E-mail"),
    h("dd", {}, email),
  ),
];

const stranger = () => [
  h("p", {}, "The store does not know you yet: log in with the link at the foot of the page."),
];

const orderList = () =>
  inAccount(
    "My Orders",
    h(
      "ul",
      { class: "orders" },
      ...ORDERS.map((order) =>
        h(
          "li",
          { class: "order" },
          h("a", { href: `#/orders/${order.id}` }, `Order ${order.id}`),
          h("span", { class: "order-date" }, formatDate(order.date)),
          h("span", { class: "order-status" }, order.status),
          h("span", { class: "order-total" }, formatCents(orderTotal(order))),
        ),
      ),
    ),
  );

function orderDetail(id) {
  const order = ORDERS.find((each) => each.id === id);
  if (!order) return notFound();
  return inAccount(
    `Order ${id}`,
    h("p", {}, `Placed on ${formatDate(order.date)}. ${order.status}.`),
    itemTable(order.items, orderTotal(order)),
  );
}

/** @returns {import("../router.js").Page} */
const inAccount = (title, ...content) => ({
  title,
  content: [
    h("ul", { class: "tabs" }, tab("#/profile", "Profile", title), tab("#/orders", "My Orders", title)),
    h("h1", {}, title),
    ...content,
  ],
});

const tab = (href, name, title) =>
  h("li", {}, h("a", { href, ...(name === title && { "aria-current": "page" }) }, name));
