// A store that writes the hashes of pkg/integrity.json into its pages, as docs/release.md says.
import { policyWithScript, storeHasPolicy } from "./policy.mjs";
import { expect, test } from "./store.mjs";
import { hasNoElement, isTamperedWith } from "./tampering.mjs";

const ENTRY = "/pkg/telesales-toolbar.js";
const ELEMENT = "/pkg/telesales-toolbar-element.js";

test.beforeEach(async ({ store }) => {
  const hashes = await (await store.context.request.get("/pkg/integrity.json")).json();
  const importMap = JSON.stringify({ integrity: { [ELEMENT]: hashes["telesales-toolbar-element.js"] } });
  await storeHasPolicy(store, policyWithScript(importMap), (html) =>
    html
      .replace("<meta charset", `<script type="importmap">${importMap}</script><meta charset`)
      .replace(`src="${ENTRY}"`, `src="${ENTRY}" integrity="${hashes["telesales-toolbar.js"]}"`),
  );
  await store.operatorIsLoggedIn();
});

test("with the hashes of the manifest the toolbar works", async ({ store }) => {
  await store.open();
  await store.isIdle();
  expect(await store.page.locator("script[integrity]").count()).toBe(1);
});

test("an entry script that somebody changed does not run, and the page works on", async ({ store }) => {
  await isTamperedWith(store, ENTRY);
  await store.open();
  await hasNoElement(store, expect);
  expect(store.sessionRequests()).toEqual([]);
});

test("an element script that somebody changed does not run, and the page hears of it", async ({ store }) => {
  await isTamperedWith(store, ELEMENT);
  await store.open();
  await store.isNotLoaded();
  await expect(store.bar).toHaveCount(0);
  await store.showsPrice("");
});
