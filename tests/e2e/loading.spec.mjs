// When what an operator needs is fetched.
import { expect, test } from "./store.mjs";

const ofOperators = ({ path }) => path.includes("telesales-toolbar-element");

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test("a tab that had an operator fetches scripts and WASM while the session is read", async ({ store }) => {
  await store.open();
  await store.isIdle();
  const read = await store.holds("**/api/sessions?*", "GET");
  const wasm = store.page.waitForResponse("**/*_bg.wasm");
  await store.open();
  await read.arrived;
  expect((await wasm).status()).toBe(200);
  await expect(store.bar).toHaveCount(0);
  read.release();
  await store.isIdle();
});

test("any other tab fetches them once the session has named an operator", async ({ store }) => {
  const read = await store.holds("**/api/sessions?*", "GET");
  await store.open();
  await read.arrived;
  await store.page.waitForLoadState("load");
  expect(store.requests.filter(ofOperators)).toEqual([]);
  read.release();
  await store.isIdle();
  expect(store.requests.filter(ofOperators)).toHaveLength(2);
});
