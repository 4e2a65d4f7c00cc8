/**
 * What My Orders shows: the same few orders for everybody, because the page matters here and not the orders.
 *
 * @typedef {{id: string, date: string, status: string, items: {name: string, quantity: number, cents: number}[]}} Order
 */

/** @type {Order[]} */
export const ORDERS = [
  {
    id: "1482910-01",
    date: "2026-10-28",
    status: "On its way",
    items: [
      { name: "Moka pot", quantity: 1, cents: 18990 },
      { name: "Single origin, 250 g", quantity: 2, cents: 4590 },
    ],
  },
  {
    id: "1467733-01",
    date: "2026-08-14",
    status: "Delivered",
    items: [{ name: "House blend, 1 kg", quantity: 3, cents: 8990 }],
  },
  {
    id: "1440258-01",
    date: "2026-03-02",
    status: "Delivered",
    items: [
      { name: "Gooseneck kettle", quantity: 1, cents: 24950 },
      { name: "Espresso cups, set of six", quantity: 1, cents: 9990 },
    ],
  },
];

/** @param {Order} order @returns {number} cents */
export const orderTotal = (order) =>
  order.items.reduce((total, { quantity, cents }) => total + quantity * cents, 0);
