// Who is no operator pays for one small script and one session read, and sees nothing.
import { expect, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.context.addInitScript(() => {
    window.shifts = [];
    const observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)));
    observer.observe({ type: "layout-shift", buffered: true });
  });
});

/** Everything of the toolbar, and everything that could have been fetched for it. */
async function paysOneReadAndSeesNothing(store) {
  await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
  await expect.poll(() => store.element.evaluate(({ state }) => state)).not.toHaveProperty("stage", "unknown");
  // The WASM would have been asked for before the answer to any later request came.
  await store.page.evaluate(() => fetch("/demo/icon.svg").then((response) => response.text()));
  const cost = store.requests.filter(({ path }) => path.startsWith("/pkg/") || path.startsWith("/api/sessions"));
  expect(cost.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /pkg/telesales-toolbar.js", "GET /api/sessions"]);
  await expect(store.bar).toHaveCount(0);
  expect(await store.element.evaluate(({ shadowRoot }) => shadowRoot.childNodes.length)).toBe(0);
  expect(await store.element.ariaSnapshot()).toBe("");
  expect(await store.element.evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
  expect(await store.page.evaluate(() => window.shifts)).toEqual([]);
}

const ordinary = {
  "a visitor whom nobody knows": () => {},
  "a shopper who is logged in": (store) => store.shopperIsLoggedIn(),
  "an operator without the telesales role": (store) => store.traineeIsLoggedIn(),
  "an operator in a store without the impersonation app": async (store) => {
    await store.operatorIsLoggedIn();
    await store.hasNoImpersonationApp();
  },
};

for (const [who, comes] of Object.entries(ordinary)) {
  test(`${who} downloads the element script, makes one session read, and sees nothing`, async ({ store }) => {
    await comes(store);
    await store.open();
    await paysOneReadAndSeesNothing(store);
    expect(await store.state()).toEqual({ stage: "visitor", operator: null, customer: null });
    expect(store.events).toEqual([]);
  });
}

const unreadable = {
  "a status of 500": { fault: "status", status: 500 },
  "an HTML page with status 502": { fault: "html", status: 502 },
  "an HTML page with status 200": { fault: "html", status: 200 },
  "half of its JSON": { fault: "truncated" },
  "numbers where strings belong": { fault: "wrong-types" },
};

for (const [how, fault] of Object.entries(unreadable)) {
  test(`a session that answers with ${how} shows nothing, and the page is told`, async ({ store }) => {
    await store.operatorIsLoggedIn();
    await store.hasFault({ ...fault, on: "read" });
    // What may pass by itself is tried three times more.
    const attempts = fault.status >= 500 ? 4 : 1;
    if (attempts > 1) store.complaints.declare(`${fault.status} /api/sessions`, attempts);
    await store.open();
    await store.hears("telesales-error", { code: "unconfirmed" });
    expect(store.sent("GET")).toHaveLength(attempts);
    await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
    await expect(store.bar).toHaveCount(0);
    expect(store.events).toHaveLength(1);
    expect(store.requests.filter(({ path }) => path.endsWith(".wasm"))).toEqual([]);
  });
}

test("a session that does not answer in time shows nothing, and the page is told", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.hasFault({ fault: "hang", on: "read", times: 1 });
  await store.embedsWith('timeout-ms="500"');
  await store.open();
  await store.hears("telesales-error", { code: "unconfirmed" });
  await expect(store.bar).toHaveCount(0);
});

test("a shopper's page code that asks for a customer is told that nobody is an operator", async ({ store }) => {
  await store.shopperIsLoggedIn();
  await store.open();
  const refusal = { ok: false, code: "not-operator", customer: null };
  expect(await store.call("impersonate", "joao@example.com")).toEqual(refusal);
  expect(await store.call("stop")).toEqual(refusal);
  expect(store.sent("POST")).toEqual([]);
});

test("an operator who is given the role has the bar with the next page", async ({ store }) => {
  await store.traineeIsLoggedIn();
  await store.open();
  await store.hasNoBar("visitor");
  await store.operatorIsLoggedIn();
  await store.page.reload();
  await store.isIdle();
});
