import { h } from "../dom.js";
import { formatCents } from "../format.js";

/**
 * The items of a cart or of an order.
 *
 * @param {{name: string, quantity: number, cents: number}[]} items cents for one
 * @param {number} total cents
 * @param {(index: number) => Node} [tools] what there is to do with an item, beside its quantity
 */
export const itemTable = (items, total, tools) =>
  h(
    "table",
    { class: "items" },
    h("thead", {}, row("th", { scope: "col" }, "Item", "Quantity", "Price")),
    h(
      "tbody",
      {},
      ...items.map(({ name, quantity, cents }, index) =>
        row("td", {}, name, [String(quantity), ...(tools ? [" ", tools(index)] : [])], formatCents(quantity * cents)),
      ),
    ),
    h(
      "tfoot",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "row", colspan: "2" }, "Total"),
        h("td", { class: "total" }, formatCents(total)),
      ),
    ),
  );

const row = (tag, attributes, ...cells) => h("tr", {}, ...cells.map((cell) => h(tag, attributes, ...[cell].flat())));
