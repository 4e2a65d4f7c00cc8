// Each attribute is a property, too, for frameworks that set those.
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

/** Inserts an element that was given these properties before. */
const inserts = (store, properties) =>
  store.page.evaluate((properties) => {
    document.body.prepend(Object.assign(document.createElement("telesales-toolbar"), properties));
  }, properties);

const attributes = (store) =>
  store.element.evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])));

const sets = (store, properties) =>
  store.element.evaluate((element, properties) => void Object.assign(element, properties), properties);

test("what was set before the element is inserted becomes an attribute once an operator is there", async ({ store }) => {
  await store.openFixture("no-element");
  await inserts(store, { reload: "none", ordersUrl: "/my/orders", timeoutMs: 2500, theme: "dark", frame: true });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(store.pageLoads()).toBe(1);
  const expected = { reload: "none", "orders-url": "/my/orders", "timeout-ms": "2500", theme: "dark", frame: "" };
  expect(await attributes(store)).toEqual(expect.objectContaining(expected));
  // All that begins the toolbar anew was there when it began: one read, and one for what was asked.
  expect(store.sent("GET")).toHaveLength(2);
});

test("what was set before the page knows the element holds, too", async ({ store }) => {
  const script = await store.holds("**/pkg/telesales-toolbar.js", "GET");
  const opened = store.openFixture("no-element");
  await script.arrived;
  await inserts(store, { reload: "none", locale: "es" });
  script.release();
  await opened;
  await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
  expect(await attributes(store)).toEqual(expect.objectContaining({ reload: "none", locale: "es" }));
  expect(await store.element.evaluate((element) => Object.keys(element))).toEqual([]);
});

test("session-url and credentials as properties are those of the first read", async ({ store }) => {
  await store.openFixture("no-element");
  await store.page.evaluate(() => {
    const { fetch } = window;
    window.reads = [];
    window.fetch = (url, options) => {
      if (String(url).includes("adminUserEmail")) window.reads.push([new URL(url).search.split("&")[0], options.credentials]);
      return fetch(url, options);
    };
  });
  await inserts(store, { sessionUrl: "/api/sessions?binding=br", credentials: "include" });
  await store.isIdle();
  const [first, ...others] = await store.page.evaluate(() => window.reads);
  expect(first).toEqual(["?binding=br", "include"]);
  expect(new Set(others.map(([search]) => search))).toEqual(new Set(["?binding=br"]));
});

test("properties say what the attributes do, and change them", async ({ store }) => {
  await store.embedsWith('reload="none" timeout-ms="2500" frame="false"');
  await store.open();
  await store.isIdle();
  const properties = () =>
    store.element.evaluate(({ reload, timeoutMs, frame, sessionUrl }) => ({ reload, timeoutMs, frame, sessionUrl }));
  expect(await properties()).toEqual({ reload: "none", timeoutMs: 2500, frame: false, sessionUrl: null });
  await sets(store, { reload: null, timeoutMs: undefined, frame: "", locale: "es" });
  await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
  expect(await properties()).toEqual({ reload: null, timeoutMs: null, frame: true, sessionUrl: null });
  await sets(store, { frame: false, hideOn: "/products" });
  await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(0);
  expect(await store.element.evaluate((element) => [element.hasAttribute("frame"), element.frame])).toEqual([false, false]);
});

test("a shopper's element keeps what was set, and nothing is fetched for it", async ({ store }) => {
  await store.shopperIsLoggedIn();
  await store.openFixture("no-element");
  await inserts(store, { theme: "dark" });
  await store.hasNoBar("visitor");
  expect(await store.element.evaluate((element) => [element.theme, element.hasAttribute("theme")])).toEqual(["dark", false]);
  expect(store.requests.filter(({ path }) => path.includes("telesales-toolbar-"))).toEqual([]);
});
