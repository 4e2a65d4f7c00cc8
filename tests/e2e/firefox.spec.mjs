// The main flow in the Firefox that people have, which Playwright drives by WebDriver BiDi. All other tests are for
// Chromium.
import { fetched, hasScriptInPage } from "./in-page.mjs";
import { expect, MARIA, test as inAnyBrowser } from "./store.mjs";

const MEDIA_FEATURES = "emulation.setMediaFeaturesOverride";

const test = inAnyBrowser.extend({
  // Playwright sends this command for each new context, and has no option against it. The Firefox of the extended
  // support release does not know it, and nothing here rests on it.
  browser: [
    async ({ browser }, use) => {
      const session = browser._connection.toImpl(browser)._browserSession;
      const send = session.send.bind(session);
      session.send = (command, parameters) =>
        send(command, parameters).catch((error) => {
          if (command !== MEDIA_FEATURES || !error.message.includes("unknown command")) throw error;
        });
      await use(browser);
    },
    { scope: "worker" },
  ],
});

test("in Firefox, an operator mistypes an e-mail, then sees a customer's prices, and logs out", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  await store.showsPrice("R$189.90");
  await store.asksFor("nobody@example.com");
  await store.tells(/knows no customer/);
  await store.field.fill(MARIA);
  await store.reloads(() => store.field.press("Enter"));
  await store.actsFor("Maria Souza");
  await store.showsPrice("R$151.92");
  expect(await store.session()).toEqual({ requested: MARIA, inEffect: MARIA });
  await store.logOut("Maria Souza");
  await store.isIdle();
  await store.showsPrice("R$189.90");
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  expect(await store.cookie()).toBeUndefined();
  expect(store.pageLoads()).toBe(3);
});

test("in Firefox, by keyboard only, an operator acts for a customer, and Escape closes the card", async ({ store }) => {
  const { keyboard } = store.page;
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  await keyboard.press("Tab");
  await expect(store.button("Log in as")).toBeFocused();
  await keyboard.press("Enter");
  await expect(store.field).toBeFocused();
  await keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  await expect(store.button("Log in as")).toBeFocused();
  await keyboard.press("Enter");
  await expect(store.field).toBeFocused();
  await keyboard.type(MARIA);
  await store.reloads(() => keyboard.press("Enter"));
  await store.actsFor("Maria Souza");
  await keyboard.press("Tab");
  await expect(store.button("Maria Souza")).toBeFocused();
  await keyboard.press("Enter");
  await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  await expect(store.button("Maria Souza")).toBeFocused();
});

test("in Firefox, a shopper has no bar, and downloads nothing but the element script", async ({ store }) => {
  await store.shopperIsLoggedIn();
  await store.open();
  await store.hasNoBar("visitor");
  await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
  // The WASM would have been asked for before the answer to any later request came.
  await store.page.evaluate(() => fetch("/demo/icon.svg").then((response) => response.text()));
  const downloads = store.requests.filter(({ path }) => path.startsWith("/pkg/"));
  expect(downloads.map(({ path }) => path)).toEqual(["/pkg/telesales-toolbar.js"]);
  expect(store.events).toEqual([]);
});

test("in Firefox, a page with the script in itself has the bar's place before anything is painted", async ({ store }) => {
  await store.page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      window.told = document.documentElement.style.getPropertyValue("--telesales-toolbar-height");
    });
  });
  await hasScriptInPage(store);
  await store.operatorIsLoggedIn();
  for (const told of ["", "44px"]) {
    await store.open();
    await store.isIdle();
    expect(await store.page.evaluate(() => window.told)).toBe(told);
  }
  expect(fetched(store)).not.toContain("telesales-toolbar.js");
});

const COMPLAINTS = {
  "an error in the console": () => console.error("wrong"),
  "an uncaught error": () => setTimeout(() => { throw new Error("uncaught"); }),
  "a resource that is not there": () => fetch("/missing.txt").then(() => undefined),
};

for (const [what, complain] of Object.entries(COMPLAINTS)) {
  test(`in Firefox too, ${what} fails a test`, async ({ store }) => {
    test.fail();
    await store.openFixture("no-element");
    await store.page.evaluate(complain);
  });
}

test("in Firefox too, a declared complaint does not fail a test", async ({ store }) => {
  store.complaints.declare("wrong");
  store.complaints.declare("404 /missing.txt");
  await store.openFixture("no-element");
  await store.page.evaluate(() => console.error("wrong"));
  await store.page.evaluate(() => fetch("/missing.txt").then(() => undefined));
});
