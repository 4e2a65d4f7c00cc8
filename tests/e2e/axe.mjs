// What axe finds in a page, shadow roots included.
import AxeBuilder from "@axe-core/playwright";
import { expect } from "./store.mjs";

/** In the whole page, or in the elements of a selector. */
export async function nothingIsFound(store, within) {
  const axe = new AxeBuilder({ page: store.page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.flat().join(" ")) }))).toEqual([]);
}
