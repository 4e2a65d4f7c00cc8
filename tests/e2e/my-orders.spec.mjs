// My Orders has an interface of its own for operators, so there is no bar, however one comes there.
import { expect, MARIA, test } from "./store.mjs";

const ORDERS = "/account#/orders";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

/** Changes the address as a store's code does. */
const byHistory = (store, method, url) =>
  store.page.evaluate(([method, url]) => history[method](null, "", url), [method, url]);

async function inMyOrders(store) {
  await expect(store.bar).toHaveCount(0);
  expect((await store.state()).stage).toBe("idle");
}

for (const path of [ORDERS, "/account#/orders/1482910-01", "/account/#/orders", "/_secure/account#/orders", "/account/orders"]) {
  test(`a full load of ${path} shows no bar, and a full load of the profile does`, async ({ store }) => {
    await store.open(path);
    await expect.poll(async () => (await store.state()).stage).toBe("idle");
    await inMyOrders(store);
    await store.open("/checkout");
    await store.isIdle();
  });
}

test("the store's links hide the bar and bring it back: pushState, hashchange, back and forward", async ({ store }) => {
  const { page } = store;
  const heading = (name) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await store.open();
  await store.isIdle();
  await page.getByRole("contentinfo").getByRole("link", { name: "My Orders" }).click();
  await heading("My Orders");
  await inMyOrders(store);
  await page.getByRole("link", { name: "Profile" }).click();
  await heading("Profile");
  await store.isIdle();
  await page.getByRole("main").getByRole("link", { name: "My Orders" }).click();
  await heading("My Orders");
  await inMyOrders(store);
  await page.getByRole("link", { name: "Order 1467733-01" }).click();
  await heading("Order 1467733-01");
  await inMyOrders(store);
  await page.getByRole("link", { name: "Products" }).first().click();
  await heading("Products");
  await store.isIdle();
  await page.goBack();
  await heading("Order 1467733-01");
  await inMyOrders(store);
  await page.goForward();
  await heading("Products");
  await store.isIdle();
  expect(store.pageLoads()).toBe(1);
});

test("full page loads by the store's links hide the bar and bring it back", async ({ store }) => {
  await store.open();
  await store.page.getByRole("checkbox", { name: "Full page loads" }).check();
  await store.reloads(() => store.page.getByRole("link", { name: "My Orders" }).click());
  await expect.poll(async () => (await store.state()).stage).toBe("idle");
  await inMyOrders(store);
  await store.reloads(() => store.page.getByRole("link", { name: "Products" }).click());
  await store.isIdle();
});

for (const [browser, hasNavigationApi] of [
  ["a browser of today", true],
  ["a browser without the Navigation API", false],
]) {
  test.describe(`in ${browser}`, () => {
    test.beforeEach(async ({ store }) => {
      if (hasNavigationApi) return;
      await store.context.addInitScript(() => Object.defineProperty(window, "navigation", { value: undefined }));
    });

    test("pushState and replaceState hide the bar and bring it back", async ({ store }) => {
      await store.open();
      await store.isIdle();
      await byHistory(store, "pushState", ORDERS);
      await inMyOrders(store);
      await byHistory(store, "replaceState", "/account#/profile");
      await store.isIdle();
      await byHistory(store, "replaceState", `${ORDERS}/1482910-01`);
      await inMyOrders(store);
      await byHistory(store, "pushState", "/checkout");
      await store.isIdle();
    });

    test("a change of the hash, back and forward hide the bar and bring it back", async ({ store }) => {
      await store.open("/account");
      await store.isIdle();
      await store.page.evaluate(() => (location.hash = "#/orders"));
      await inMyOrders(store);
      await store.page.goBack();
      await store.isIdle();
      await store.page.goForward();
      await inMyOrders(store);
    });
  });
}

test("the bar comes back acting, and still works", async ({ store }) => {
  await store.open("/account");
  await store.logInAs(MARIA);
  await store.button("Maria Souza").click();
  await store.popover.getByRole("link", { name: "Orders" }).click();
  await expect(store.page.getByRole("heading", { level: 1, name: "My Orders" })).toBeVisible();
  await expect(store.bar).toHaveCount(0);
  await store.page.getByRole("link", { name: "Profile" }).click();
  await store.actsFor("Maria Souza");
  await store.logOut("Maria Souza");
  await store.isIdle();
});

test("a store names its own pages without a bar", async ({ store }) => {
  await store.embedsWith('hide-on="/checkout /*/p"');
  await store.open("/checkout");
  await expect.poll(async () => (await store.state()).stage).toBe("idle");
  await inMyOrders(store);
  await store.open(ORDERS);
  await store.isIdle();
  await store.open("/moka-pot/p");
  await expect.poll(async () => (await store.state()).stage).toBe("idle");
  await inMyOrders(store);
});

test("a store that hides the bar nowhere has it in My Orders too", async ({ store }) => {
  await store.embedsWith('hide-on=""');
  await store.open(ORDERS);
  await store.isIdle();
});
