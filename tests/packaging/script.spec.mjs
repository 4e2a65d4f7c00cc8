// The package without a bundler: the module without side effect, and the script in the page itself.
import { fileURLToPath } from "node:url";
import { fetched, hasScriptInPage, scriptFor } from "../e2e/in-page.mjs";
import { expect, MARIA, test } from "../e2e/store.mjs";

const IN_PAGE = fileURLToPath(new URL("node_modules/telesales-toolbar/telesales-toolbar.inline.js", import.meta.url));

test("a page defines the element by a name of its own, and no other", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open("/named.html");
  await store.isIdle();
  await expect(store.bar).toHaveCount(1);
  expect(await store.page.locator("store-telesales").evaluate((element) => element.state.stage)).toBe("idle");
  expect(await store.page.evaluate(() => customElements.get("telesales-toolbar") === undefined)).toBe(true);
});

test("a page defines the element in a registry of its own, and the page around it knows of none", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open("/scoped.html");
  await store.isIdle();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await expect(store.bar).toHaveCount(1);
  expect(await store.page.evaluate(() => customElements.get("telesales-toolbar") === undefined)).toBe(true);
});

test("a page has the package's script in itself, and an operator acts for a customer", async ({ store }) => {
  const icon = (html) => html.replace('href="data:,"', 'href="/icon.svg"');
  await store.context.route("**/icon.svg", (route) => route.fulfill({ contentType: "image/svg+xml", body: "<svg/>" }));
  await hasScriptInPage(store, scriptFor("/telesales-toolbar", IN_PAGE), icon);
  await store.operatorIsLoggedIn();
  await store.open("/index.html");
  await store.isIdle();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  // A load for the page, and one after the change.
  const both = ["telesales-toolbar-element.js", "telesales-toolbar-element_bg.wasm"];
  expect(fetched(store)).toEqual([...both, ...both].toSorted());
});
