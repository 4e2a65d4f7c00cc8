// What a store's engineers can choose.
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test("reload=none shows the customer without a reload, and closes the popover", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.marksPage();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await expect(store.popover).toHaveCount(0);
  await expect(store.button("Maria Souza")).toBeFocused();
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.isIdle();
  await expect(store.popover).toHaveCount(0);
  await store.hasStayed();
});

test("orders-url says where the customer's orders are", async ({ store }) => {
  await store.embedsWith('orders-url="/my/orders?from=toolbar"');
  await store.open();
  await store.logInAs(MARIA);
  await store.button("Maria Souza").click();
  const orders = store.popover.getByRole("link", { name: "Orders" });
  await expect(orders).toHaveAttribute("href", "/my/orders?from=toolbar");
});

test("values that an option does not have are warned of, and leave its default", async ({ store }) => {
  const warning = (attribute, expected) =>
    store.complaints.declare(`telesales-toolbar: ${attribute} is to be ${expected}. The default is used.`, 2);
  warning("credentials", "same-origin or include");
  warning("transport", "both, api or cookie");
  warning("reload", "auto or none");
  warning("orders-url", "a URL");
  await store.embedsWith('credentials="yes" transport="pigeon" reload="stay" orders-url=""');
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.session()).requested).toBe(MARIA);
  expect((await store.cookie()).value).toBe("maria%40example.com");
});

for (const value of ["-1", "0", "7s", "1e3", "", "9999999999"]) {
  test(`timeout-ms="${value}" is warned of, and leaves its default`, async ({ store }) => {
    store.complaints.declare("telesales-toolbar: timeout-ms is to be milliseconds, more than 0. The default is used.");
    await store.embedsWith(`timeout-ms="${value}"`);
    await store.open();
    await store.isIdle();
  });
}

for (const [value, timeout] of [["-1", 7000], ["0", 7000], ["7s", 7000], ["", 7000], [" 2500 ", 2500]]) {
  test(`timeout-ms="${value}" is one of ${timeout} ms for a shopper's read`, async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.page.addInitScript(() => {
      const { timeout } = AbortSignal;
      // A text is a number to the browser.
      AbortSignal.timeout = (ms) => timeout.call(AbortSignal, (window.timeout = Number(ms)));
    });
    await store.embedsWith(`timeout-ms="${value}"`);
    await store.open();
    await store.hasNoBar("visitor");
    expect(await store.page.evaluate(() => window.timeout)).toBe(timeout);
  });
}

for (const [value, credentials] of [[" Include\n", "include"], ["included", "same-origin"], ["omit", "same-origin"]]) {
  test(`credentials=${JSON.stringify(value)} reads the session with ${credentials}`, async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.page.addInitScript(() => {
      const { fetch } = window;
      window.fetch = (url, options) => {
        if (String(url).includes("adminUserEmail")) window.options = options;
        return fetch(url, options);
      };
    });
    await store.embedsWith(`credentials="${value}"`);
    await store.open();
    await store.hasNoBar("visitor");
    expect(await store.page.evaluate(() => new Request("/", window.options).credentials)).toBe(credentials);
  });
}

test("a timeout-ms of a month is as good as any other", async ({ store }) => {
  await store.embedsWith('timeout-ms="2592000000"');
  await store.open();
  await store.isIdle();
});

test('session-url="" is warned of, and leaves its default', async ({ store }) => {
  store.complaints.declare("telesales-toolbar: session-url is to be a path or a URL. The default is used.");
  await store.embedsWith('session-url=""');
  await store.open();
  await store.isIdle();
});

test("attributes changed later count from then on", async ({ store }) => {
  await store.open();
  await store.isIdle();
  const set = (name, value) => store.element.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);
  await set("reload", "none");
  await set("transport", "cookie");
  await set("locale", "es");
  await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
  await set("locale", "en");
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.session()).requested).toBeUndefined();
  await set("hide-on", "/products");
  await store.hasNoBar("acting");
  await store.element.evaluate((element) => element.removeAttribute("hide-on"));
  await store.actsFor("Maria Souza");
  expect(store.pageLoads()).toBe(1);
});

test("an attribute set to the value it has begins nothing anew", async ({ store }) => {
  await store.embedsWith('session-url="/api/sessions" reload="none"');
  await store.open();
  await store.button("Log in as").click();
  await store.field.fill("maria@exa");
  await store.element.evaluate((element) => {
    for (const name of ["session-url", "reload"]) element.setAttribute(name, element.getAttribute(name));
  });
  await store.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect(store.field).toHaveValue("maria@exa");
  expect(store.sent("GET")).toHaveLength(1);
});

test("an attribute that comes before the toolbar counts", async ({ store }) => {
  const read = await store.holds("**/api/sessions?*", "GET");
  await store.open();
  await read.arrived;
  await store.element.evaluate((element) => element.setAttribute("locale", "es"));
  read.release();
  await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
  expect(store.sent("GET")).toHaveLength(1);
});

test("several attributes set at once begin the toolbar anew once", async ({ store }) => {
  await store.open();
  await store.isIdle();
  await store.element.evaluate((element) => {
    for (const [name, value] of [["reload", "none"], ["transport", "api"], ["locale", "pt"]]) element.setAttribute(name, value);
  });
  await expect(store.page.getByRole("region", { name: "Televendas" })).toHaveCount(1);
  expect(store.sent("GET")).toHaveLength(2);
});

test("a session-url with a query of its own keeps it in reads and writes", async ({ store }) => {
  await store.embedsWith('session-url="/api/sessions?binding=br"');
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  expect(store.sent("POST").map(({ search }) => search)).toEqual(["?binding=br"]);
  const reads = store.sent("GET").map(({ search }) => search.split("&")[0]);
  expect(reads).toEqual(["?binding=br", "?binding=br", "?binding=br"]);
});
