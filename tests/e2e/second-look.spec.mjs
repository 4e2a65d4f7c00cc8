// A visitor may have logged in as an operator since the page asked: it looks once more, and costs a shopper who stays nothing.
import { comesBack } from "./outcomes.mjs";
import { expect, MARIA, OPERATOR, test } from "./store.mjs";

const isVisitor = async (store) => {
  await store.open();
  await store.hasNoBar("visitor");
};

/** The page is seen again, so many seconds after it asked. */
const isSeenAfter = async (store, seconds) => {
  await store.page.evaluate((seconds) => {
    const { now } = Date;
    Date.now = () => now() + seconds * 1000;
  }, seconds);
  await store.pageIsSeenAgain();
};

const reads = (store) => store.sent("GET").length;

test("impersonate asks first, and acts for who has logged in meanwhile", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await isVisitor(store);
  await store.operatorIsLoggedIn();
  expect(await store.call("impersonate", MARIA)).toMatchObject({ ok: true, code: "acting", customer: { email: MARIA } });
  await store.actsFor("Maria Souza");
});

test("so does stop", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await isVisitor(store);
  await store.operatorIsLoggedIn();
  await store.actsElsewhereFor(MARIA);
  expect(await store.call("stop")).toEqual({ ok: true, code: "idle", customer: null });
  expect((await store.session()).inEffect).toBeUndefined();
});

test("refresh brings the bar", async ({ store }) => {
  await isVisitor(store);
  await store.operatorIsLoggedIn();
  await store.call("refresh");
  await store.isIdle();
  await store.hears("telesales-ready", { operator: OPERATOR, customer: null });
});

test("a page that is seen again brings the bar", async ({ store }) => {
  await isVisitor(store);
  await store.operatorIsLoggedIn();
  await isSeenAfter(store, 11);
  await store.isIdle();
});

test("a shopper who looks away for a moment costs nothing", async ({ store }) => {
  await store.shopperIsLoggedIn();
  await isVisitor(store);
  await isSeenAfter(store, 5);
  expect((await store.call("impersonate", MARIA)).code).toBe("not-operator");
  // The first, and the one that `impersonate` asks for.
  expect(reads(store)).toBe(2);
});

test("a shopper who stays for ten minutes costs one read", async ({ store, page }) => {
  await page.clock.install();
  await store.shopperIsLoggedIn();
  await isVisitor(store);
  await page.clock.runFor("10:00");
  expect(reads(store)).toBe(1);
});

test("a log-in that enters the session by a write of the store's is there at the next look", async ({ store }) => {
  await isVisitor(store);
  const form = { "log-in": "by-write" };
  expect((await store.context.request.post("/mock/store", { form, maxRedirects: 0 })).status()).toBe(303);
  await store.actsElsewhereFor("");
  await store.operatorIsLoggedIn();
  expect((await store.call("impersonate", MARIA)).code).toBe("not-operator");
  // As VTEX's storefronts write at each page load.
  await store.page.evaluate(() =>
    fetch("/api/sessions", { method: "POST", headers: { "content-type": "application/json" }, body: '{"public":{}}' }),
  );
  await store.call("refresh");
  await store.isIdle();
});

test("“Login needed” survives the element being made anew, however often, and not the page", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  await store.operatorLoginEnds();
  await comesBack(store);
  await expect(store.button("Login needed")).toBeVisible();
  for (const _ of ["once", "twice", "three times"]) {
    await store.element.evaluate((element) => element.replaceWith(document.createElement("telesales-toolbar")));
    await expect(store.button("Login needed")).toBeVisible();
  }
  await store.open("/");
  await store.hasNoBar("visitor");
});

test("a new tab of a browser that had an operator has a place for the bar, which covers nothing", async ({ store, context }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  const page = await context.newPage();
  await page.goto("/products");
  await expect(page.getByRole("region", { name: "Telesales" })).toBeVisible();
  const told = () => document.documentElement.style.getPropertyValue("--telesales-toolbar-height");
  await expect.poll(() => page.evaluate(told)).toBe("44px");
});

test("and forgets that with the first read that finds no operator, and gives the place back", async ({ store, context }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  await store.operatorLoginEnds();
  const page = await context.newPage();
  await page.goto("/products");
  const told = () => document.documentElement.style.getPropertyValue("--telesales-toolbar-height");
  await expect.poll(() => page.evaluate(() => localStorage.telesales)).toBeUndefined();
  await expect.poll(() => page.evaluate(told)).toBe("");
  await expect(page.getByRole("region", { name: "Telesales" })).toHaveCount(0);
  expect(await page.locator("telesales-toolbar").evaluate((element) => element.state.stage)).toBe("visitor");
});
