// Room is kept on the pages that have a bar, and on no other, by the store's own patterns: also while nobody knows yet who comes.
import {
  goesOn,
  hadTheBar,
  nothingHasShifted,
  ORDERS,
  pageIsTold,
  recordShifts,
  shelvesAreFull,
  storeHeader,
  toldHeight,
  topOf,
} from "./place.mjs";
import { expect, test } from "./store.mjs";

test.beforeEach(({ store }) => recordShifts(store));

const isPainted = (store) => store.page.waitForFunction(() => performance.getEntriesByName("first-paint").length > 0);

/** Opens it, and looks before the session is read where the store's header is and what the page is told. */
async function keepsRoom(store, path, height) {
  const read = await store.holds("**/api/sessions?*", "GET", 1);
  await store.open(path);
  await read.arrived;
  await isPainted(store);
  expect(await topOf(storeHeader(store))).toBe(height);
  expect(await toldHeight(store)).toBe(height ? `${height}px` : "");
  read.release();
  if (height) await store.isIdle();
  else await store.hasNoBar("idle");
  await nothingHasShifted(store);
  expect(await topOf(storeHeader(store))).toBe(height);
}

const DEFAULT = {
  shown: ["/camcorders", "/orders", "/products?from=/account/orders", "/account#/orders-archive"],
  hidden: [ORDERS, "/Account/Orders/1482910-01", "/es/account?from=mail#/orders"],
};
const OWN = {
  shown: [ORDERS, "/", "/checkout-help", "/moka-pot"],
  hidden: ["/checkout", "/checkout/payment?step=2", "/moka-pot/p", "/faq#/returns/late"],
};

for (const [attributes, { shown, hidden }] of [
  ["", DEFAULT],
  ['hide-on="/checkout /*/p /faq#/returns"', OWN],
]) {
  test.describe(`with ${attributes || "no attribute"} room`, () => {
    test.beforeEach(async ({ store }) => {
      if (attributes) await store.embedsWith(attributes);
      await hadTheBar(store, "/products");
    });

    for (const path of shown) test(`is kept on ${path}`, ({ store }) => keepsRoom(store, path, 44));
    for (const path of hidden) test(`is not kept on ${path}`, ({ store }) => keepsRoom(store, path, 0));
  });
}

test("in a new tab it is kept likewise", async ({ store }) => {
  await store.embedsWith('hide-on="/checkout"');
  await hadTheBar(store, "/products");
  await store.page.evaluate(() => sessionStorage.clear());
  await keepsRoom(store, "/checkout", 0);
  await store.page.evaluate(() => sessionStorage.clear());
  await keepsRoom(store, ORDERS, 44);
});

test("where the store has named a page since, its room is given back, and the next time none is kept", async ({ store }) => {
  await hadTheBar(store);
  await goesOn(store);
  await store.embedsWith('hide-on="/checkout"');
  await store.open("/checkout");
  await store.hasNoBar("idle");
  await expect.poll(() => topOf(storeHeader(store))).toBe(0);
  await pageIsTold(store, "0px");
  await keepsRoom(store, "/checkout", 0);
  await keepsRoom(store, ORDERS, 44);
});

test("what another version has left is room on all pages", async ({ store }) => {
  await hadTheBar(store);
  await store.page.evaluate(() => localStorage.removeItem("telesalesShown"));
  await keepsRoom(store, "/camcorders", 44);
});

test("what is no expression keeps no room, and does no harm", async ({ store }) => {
  await hadTheBar(store);
  await store.page.evaluate(() => (localStorage.telesalesShown = "("));
  await goesOn(store);
  await shelvesAreFull(store);
  await pageIsTold(store, "");
  await nothingHasShifted(store);
});
