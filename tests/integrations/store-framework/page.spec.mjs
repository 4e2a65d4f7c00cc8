// The Store Framework app on a page as VTEX draws it: React 16 on the server and in the browser, VTEX's globals, VTEX's own bar.
import { nothingHasShifted, recordShifts } from "../../e2e/place.mjs";
import { MARIA } from "../../e2e/store.mjs";
import { BINDING, documentOf, expect, FILES, test } from "./storefront.mjs";

const SESSIONS = "/es/api/sessions";
const HEADER = "Casa Verde";

const topOf = async (locator) => Math.round((await locator.boundingBox()).y);

test.describe("an operator", () => {
  test.beforeEach(({ store }) => store.operatorIsLoggedIn());

  test("has the bar, and it speaks to the session of the binding", async ({ store, storefront }) => {
    await storefront.opens();
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    const requests = store.requests.filter(({ search }) => search.includes("__bindingId"));
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toContain(`POST ${SESSIONS}`);
    expect(new Set(requests.map(({ path }) => path))).toEqual(new Set([SESSIONS]));
    for (const { search } of requests) expect(new URLSearchParams(search).get("__bindingId")).toBe(BINDING.id);
    expect(store.sent("GET", "/api/sessions")).toEqual([]);
  });

  test("reads it in the language of the binding", async ({ store, storefront }) => {
    await storefront.opens({ runtime: { rootPath: "/es", culture: { locale: "es-ES" }, binding: BINDING } });
    await expect(store.page.getByRole("region", { name: "Televenta" })).toBeVisible();
    expect(storefront.files()).toContain("telesales-toolbar.es-ES.json");
  });

  test("finds “Orders” in the My Orders of the binding", async ({ store, storefront }) => {
    await storefront.opens();
    await store.logInAs(MARIA);
    await store.button("Maria Souza").click();
    await expect(store.bar.getByRole("link", { name: "Orders" })).toHaveAttribute("href", "/es/account#/orders");
  });

  test("has one bar, not VTEX's beside it", async ({ store, storefront }) => {
    await storefront.opens();
    await store.isIdle();
    await storefront.hasNoVtexBar();
  });

  test("has both where the store wants it so", async ({ store, storefront }) => {
    await storefront.opens({ block: { hidesVtexBar: false } });
    await store.isIdle();
    await storefront.hasVtexBar();
  });

  test("has one bar also where it has the names of VTEX's", async ({ store, storefront }) => {
    await storefront.opens({ block: { compat: "vtex" } });
    await store.isIdle();
    await expect(store.bar).toHaveClass(/vtex-telemarketing-2-x-wrapper/);
    await storefront.hasNoVtexBar();
  });

  test("keeps VTEX's bar where the element script cannot be fetched", async ({ store, storefront }) => {
    const script = `${FILES}/telesales-toolbar.js`;
    store.complaints.declare(`404 ${script}`);
    await storefront.serves();
    await store.page.route(`**${script}`, (route) => route.fulfill({ status: 404 }));
    await store.page.goto("/es/lamps");
    await storefront.hasVtexBar();
    await expect(store.bar).toHaveCount(0);
  });

  test("keeps VTEX's bar where the rest of the toolbar cannot be fetched", async ({ store, storefront }) => {
    const wasm = `${FILES}/telesales-toolbar-element_bg.wasm`;
    store.complaints.declare(`404 ${wasm}`);
    await storefront.serves();
    await store.page.route(`**${wasm}`, (route) => route.fulfill({ status: 404 }));
    await store.page.goto("/es/lamps");
    await store.isNotLoaded();
    await storefront.hasVtexBar();
  });

  test("has VTEX's bar again when the toolbar breaks", async ({ store, storefront }) => {
    await storefront.opens();
    await store.isIdle();
    await storefront.hasNoVtexBar();
    await store.traps();
    await store.hears("telesales-error", { code: "crashed" });
    await storefront.hasVtexBar();
  });

  test("has the bar on each page of the store, and VTEX's on none of them", async ({ store, storefront }) => {
    await storefront.opens();
    await store.isIdle();
    const [script] = storefront.files();
    for (const path of ["/lamps", "/without-header", "/"]) {
      await storefront.goesTo(path);
      await expect(store.bar).toHaveCount(path === "/without-header" ? 0 : 1);
    }
    await storefront.hasNoVtexBar();
    expect(storefront.files().filter((file) => file === script)).toHaveLength(1);
    expect(store.pageLoads()).toBe(1);
  });

  test("has neither bar on My Orders, where VTEX has an interface of its own", async ({ store, storefront }) => {
    await storefront.opens();
    await store.isIdle();
    await storefront.goesTo("/account#/orders");
    await store.hasNoBar("idle");
    await storefront.hasNoVtexBar();
    await storefront.goesTo("/lamps");
    await store.isIdle();
  });

  test("sees nothing pushed: the page has room for the bar from its first moment", async ({ store, storefront }) => {
    const header = store.page.getByText(HEADER, { exact: true });
    await recordShifts(store);
    await storefront.opens({ hasVtexBar: false });
    await store.isIdle();
    expect(await topOf(header)).toBe(0);
    // The tab knows now that an operator is here, and how high the bar is.
    await store.page.reload();
    await store.isIdle();
    expect(await topOf(header)).toBe(44);
    await nothingHasShifted(store);
  });

  test("has the bar at the window's edge from within a row of the header", async ({ store, storefront }) => {
    await storefront.opens();
    await store.isIdle();
    await store.page.evaluate(() => scrollTo(0, 500));
    expect(await topOf(store.button("Log in as"))).toBeLessThan(44);
    expect(await topOf(store.button("Log in as"))).toBeGreaterThanOrEqual(0);
  });

  for (const compat of ["", "vtex", "portal"]) {
    test(`keeps a bar that was there before the page was hydrated, compat “${compat}”`, async ({ store, storefront }) => {
      await storefront.opens({ block: { compat }, hydratesLater: true });
      await store.isIdle();
      await store.element.evaluate((element) => (element.wasHereBefore = true));
      await store.page.evaluate(() => window.hydrateNow());
      await storefront.hasNoVtexBar();
      await store.isIdle();
      expect(await store.element.evaluate((element) => element.wasHereBefore)).toBe(true);
      await store.logInAs(MARIA);
    });
  }
});

test("a shopper has no bar, and pays for the element script only", async ({ store, storefront }) => {
  await store.shopperIsLoggedIn();
  await storefront.opens();
  await store.hasNoBar("visitor");
  expect(storefront.files()).toEqual(["telesales-toolbar.js"]);
});

test("an operator of a store without vtex.impersonate-session has VTEX's bar", async ({ store, storefront }) => {
  await store.hasNoImpersonationApp();
  await store.operatorIsLoggedIn();
  await storefront.opens();
  await store.hasNoBar("visitor");
  await storefront.hasVtexBar();
});

test("the page comes from the server with the element, its attributes and its script", async ({ page }) => {
  await page.setContent(await documentOf({ block: { frame: true, theme: "dark", timeoutMs: 3000, hideOn: "" } }));
  const attributes = await page
    .locator("telesales-toolbar")
    .evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])));
  expect(attributes).toEqual({
    "session-url": `${SESSIONS}?__bindingId=${BINDING.id}`,
    "orders-url": "/es/account#/orders",
    locale: "en-US",
    position: "fixed",
    theme: "dark",
    "timeout-ms": "3000",
    frame: "",
  });
  const script = page.locator("head > script");
  await expect(script).toHaveAttribute("src", `${FILES}/telesales-toolbar.js`);
  await expect(script).toHaveAttribute("type", "module");
  await expect(script).toHaveAttribute("blocking", "render");
});

test.describe("an operator who logs in while VTEX's runtime asks for the session", () => {
  const announces = (answer) => {
    const sessionPromise = new Promise((announce) => (window.announce = () => announce(answer)));
    window.__RENDER_8_SESSION__ = { sessionPromise };
  };
  const visitor = { response: { namespaces: { profile: { isAuthenticated: { value: "false" } } } } };
  const operator = { response: { namespaces: { authentication: { adminUserEmail: { value: "operator@store.example" } } } } };

  for (const [what, answer] of [["names an operator", operator], ["says nothing of that", {}], ["has no answer", undefined]]) {
    test(`has the bar once that is announced, if it ${what}`, async ({ store, storefront }) => {
      await store.page.addInitScript(announces, answer);
      await storefront.opens();
      await store.hasNoBar("visitor");
      await store.operatorIsLoggedIn();
      await store.page.evaluate(() => window.announce());
      await store.isIdle();
    });
  }

  test("costs a shopper no further read", async ({ store, storefront }) => {
    await store.page.addInitScript(announces, visitor);
    await storefront.opens();
    await store.hasNoBar("visitor");
    await store.page.evaluate(() => window.announce());
    expect((await store.call("impersonate", MARIA)).code).toBe("not-operator");
    // The first, and the one that `impersonate` asks for.
    const ours = store.sent("GET", SESSIONS).filter(({ search }) => search.includes("__bindingId"));
    expect(ours).toHaveLength(2);
  });
});
