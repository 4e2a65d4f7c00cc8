// An element that comes and goes for ever, as in a store that is one long page, takes everything with it.
import { keepAccount, takeStock } from "./account.mjs";
import { expect, MARIA, test } from "./store.mjs";

/** Inserts an element, acts for the customer, stops and removes it, so often. */
async function comeAndGo([cycles, email]) {
  for (let cycle = 0; cycle < cycles; cycle++) {
    const element = document.createElement("telesales-toolbar");
    element.setAttribute("reload", "none");
    const isReady = new Promise((ready) => element.addEventListener("telesales-ready", ready, { once: true }));
    document.body.prepend(element);
    await isReady;
    const outcomes = [await element.impersonate(email), await element.stop()];
    if (!outcomes.every(({ ok }) => ok)) throw new Error(JSON.stringify(outcomes));
    element.remove();
    while (element.shadowRoot.childNodes.length > 0) await null;
  }
}

/** The element script listens for traps as long as the page lives, once it has fetched the WASM. */
const NOTHING = { listeners: ["Window error", "Window unhandledrejection"], timers: 0, channels: 0, locks: 0 };

// What a trace keeps of thousands of requests would be measured too.
test.use({ trace: "off" });

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.context.addInitScript(keepAccount);
});

test("500 toolbars that come, act for a customer, stop and go leave nothing behind", async ({ store, page, context }, testInfo) => {
  test.setTimeout(300_000);
  await store.openFixture("no-element");
  const browser = await context.newCDPSession(page);
  // The time limit of each read is the browser's own, which keeps it until it is over.
  const limitsAreOver = () => page.waitForTimeout(8_000);
  // The engine compiles what is called often, and the code counts as heap: after so many times there is little to come.
  await page.evaluate(comeAndGo, [400, MARIA]);
  await limitsAreOver();
  const before = await takeStock(page, browser);
  await page.evaluate(comeAndGo, [500, MARIA]);
  await limitsAreOver();
  const after = await takeStock(page, browser);
  testInfo.annotations.push(
    { type: "after 400 cycles", description: JSON.stringify(before) },
    { type: "after 900 cycles", description: JSON.stringify(after) },
  );
  expect(after.kept).toEqual(NOTHING);
  expect(after.dom).toEqual(before.dom);
  expect(after.heap).toBeLessThan(1.1 * before.heap);
  expect(after.wasm).toHaveLength(1);
  expect(after.wasm[0]).toBeLessThan(1.1 * before.wasm[0]);
  expect((await store.stats()).sessionWrites).toBe(2 * 900);
});

test("the account sees what a toolbar has while it is there", async ({ store, page, context }) => {
  await store.openFixture("no-element");
  const browser = await context.newCDPSession(page);
  await page.evaluate(() => document.body.prepend(document.createElement("telesales-toolbar")));
  await store.isIdle();
  const { kept, wasm } = await takeStock(page, browser);
  expect(kept.channels).toBe(1);
  const some = ["BroadcastChannel message", "HTMLDocument visibilitychange", "Window pageshow", "Window online"];
  expect(kept.listeners).toEqual(expect.arrayContaining([...NOTHING.listeners, ...some]));
  expect(wasm).toEqual([expect.any(Number)]);
});

const lacking = {
  "the Navigation API": () => Object.defineProperty(window, "navigation", { value: undefined }),
  BroadcastChannel: () => delete window.BroadcastChannel,
  "navigator.locks": () => Object.defineProperty(navigator, "locks", { value: { query: () => [] } }),
};

for (const [what, takesAway] of Object.entries(lacking)) {
  test(`in a browser without ${what}, toolbars that come and go leave nothing behind`, async ({ store, page, context }) => {
    await context.addInitScript(takesAway);
    await store.openFixture("no-element");
    const browser = await context.newCDPSession(page);
    await page.evaluate(comeAndGo, [5, MARIA]);
    expect((await takeStock(page, browser)).kept).toEqual(NOTHING);
  });
}

const middles = {
  "while its popover is open": async (store) => {
    await store.button("Log in as").dispatchEvent("click");
    await expect(store.field).toBeVisible();
  },
  "while a write is under way": async (store) => {
    const write = await store.holds("**/api/sessions", "POST");
    await store.element.evaluate((element, email) => void element.impersonate(email), MARIA);
    await write.arrived;
    return write.release;
  },
  "while it pauses before it asks again": async (store) => {
    const hasTimers = (count) => expect.poll(() => store.page.evaluate(() => window.live.timers.size)).toBe(count);
    // By one it is looked for what hides the bar. The bar's own, until its live region is heard, is not what is waited for below.
    await hasTimers(1);
    await store.hasFault({ fault: "status", status: 503, "retry-after": "9", on: "read", times: 1 });
    store.complaints.declare("503 /api/sessions");
    await store.element.evaluate((element, email) => void element.impersonate(email), MARIA);
    await hasTimers(2);
  },
  "while it waits for its turn to read": async (store) => {
    await store.page.evaluate(() => {
      const untilTheEnd = () => new Promise((end) => (window.end = end));
      navigator.locks.request("telesales-toolbar /api/sessions", untilTheEnd);
    });
    await store.page.waitForFunction(() => window.end);
    await store.page.evaluate(() => (Date.now = ((now) => () => now() + 5_000)(Date.now)));
    await store.pageIsRestored();
    await store.page.waitForFunction(async () => (await navigator.locks.query()).pending.length === 1);
    return () => store.page.evaluate(() => window.end());
  },
};

for (const [when, happens] of Object.entries(middles)) {
  test(`a toolbar that is removed ${when} leaves nothing behind`, async ({ store, page, context }) => {
    await store.openFixture("no-element");
    const browser = await context.newCDPSession(page);
    // Whoever looks for elements on behalf of the test listens from now on, too.
    await page.evaluate(comeAndGo, [1, MARIA]);
    await store.page.getByRole("heading").evaluate(() => {});
    const { kept } = await takeStock(page, browser);
    await page.evaluate(() => document.body.prepend(document.createElement("telesales-toolbar")));
    await store.isIdle();
    const ends = await happens(store);
    await store.element.evaluate((element) => element.remove());
    await ends?.();
    await expect.poll(async () => (await takeStock(page, browser)).kept).toEqual(kept);
  });
}
