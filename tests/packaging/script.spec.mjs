// The module without side effect, as a browser takes it without a bundler.
import { expect, test } from "../e2e/store.mjs";

test("a page defines the element by a name of its own, and no other", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open("/named.html");
  await store.isIdle();
  await expect(store.bar).toHaveCount(1);
  expect(await store.page.locator("store-telesales").evaluate((element) => element.state.stage)).toBe("idle");
  expect(await store.page.evaluate(() => customElements.get("telesales-toolbar") === undefined)).toBe(true);
});
