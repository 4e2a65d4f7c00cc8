// The time limit of acting: one allowance for all tabs, warned of before, and at its end the toolbar stops by itself.
import { nothingIsFound } from "./axe.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { Tab, tabsKeepNothingPersonal } from "./tab.mjs";

test.afterEach(({ store }) => tabsKeepNothingPersonal(store));

const WARNING = (minutes) => `Acting ends in ${minutes} min`;
const OVER = /^Logged out by the time limit at \d{1,2}:\d\d/;

/** What is seen; the same is said. */
const noted = (bar, text) => bar.locator(".telesales-note > span").filter({ hasText: text });
const warning = (bar) => noted(bar, /^Acting ends in/);
const stay = (bar) => bar.getByRole("button", { name: "Stay", exact: true });

/** Acts for Maria, and from then on the clock is the test's: a page tells by the real one how old it is. */
async function actsForMaria(store, attributes) {
  await store.operatorIsLoggedIn();
  await store.embedsWith(`reload="none" ${attributes}`);
  await store.open();
  await store.isIdle();
  await store.call("impersonate", MARIA);
  await store.actsFor("Maria Souza");
  await countsIn(store.page);
}

/** What is behind the button comes when the browser is idle, and the time counts from then. */
const countsIn = (page) => expect.poll(() => page.evaluate(() => localStorage["telesales-since"])).toBeTruthy();

async function takesTheClock(store) {
  await store.page.clock.install();
  await Promise.all(store.context.pages().map((page) => store.pageIsSeenAgain(page)));
}

const passes = (store, minutes) => store.page.clock.runFor(minutes * 60_000);

/** As if acting had begun so many minutes ago, by what all tabs know. */
const hasActedFor = (store, minutes) =>
  store.page.evaluate((milliseconds) => {
    const [since, began] = localStorage["telesales-since"].split(" ");
    localStorage["telesales-since"] = `${since - milliseconds} ${began}`;
  }, minutes * 60_000);

const inEffect = async (store) => (await store.session()).inEffect;

async function isOver(store) {
  await expect.poll(() => inEffect(store)).toBeUndefined();
  await store.isIdle();
  await expect(noted(store.bar, OVER)).toBeVisible();
}

test("is warned of in words and aloud, and the operator stays", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await takesTheClock(store);
  await passes(store, 57);
  await expect(warning(store.bar)).toHaveCount(0);
  await passes(store, 1);
  await expect(warning(store.bar)).toHaveText(WARNING(2));
  await expect(store.liveRegion).toHaveText(WARNING(2));
  await nothingIsFound(store);
  await stay(store.bar).click();
  await expect(warning(store.bar)).toHaveCount(0);
  await expect(store.button("Maria Souza")).toBeFocused();
  await passes(store, 57);
  await expect(warning(store.bar)).toHaveCount(0);
  expect(await inEffect(store)).toBe(MARIA);
});

test("ends it by itself, verified as any stop, and says why", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await takesTheClock(store);
  await passes(store, 59);
  await expect(warning(store.bar)).toHaveText(WARNING(1));
  const before = store.sent("POST").length;
  await passes(store, 1.1);
  await isOver(store);
  await expect(store.liveRegion).toHaveText(OVER);
  expect(store.sent("POST").length).toBe(before + 1);
  await nothingIsFound(store);
  // Until somebody is acted for again.
  await store.call("impersonate", MARIA);
  await store.actsFor("Maria Souza");
  await expect(noted(store.bar, OVER)).toHaveCount(0);
  await expect(warning(store.bar)).toHaveCount(0);
});

test("counts on over a page load", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await hasActedFor(store, 58.5);
  await store.page.reload();
  await expect(warning(store.bar)).toHaveText(WARNING(2));
});

test("by the keyboard alone: the shortcut leads to Stay", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await takesTheClock(store);
  await passes(store, 58);
  await expect(warning(store.bar)).toBeVisible();
  await store.page.keyboard.press("F2");
  await expect(stay(store.bar)).toBeFocused();
  await store.page.keyboard.press("Enter");
  await expect(warning(store.bar)).toHaveCount(0);
  await store.page.keyboard.press("F2");
  await expect(store.button("Maria Souza")).toBeFocused();
});

test("Stay in one tab is for all", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  const other = new Tab(await store.context.newPage());
  await other.page.goto("/products");
  await expect(other.bar.getByRole("button", { name: "Maria Souza", exact: true })).toBeVisible();
  await hasActedFor(store, 58.5);
  await store.pageIsSeenAgain(store.page);
  await expect(warning(other.bar)).toBeVisible();
  await expect(warning(store.bar)).toBeVisible();
  await stay(other.bar).click();
  await expect(warning(other.bar)).toHaveCount(0);
  await expect(warning(store.bar)).toHaveCount(0);
  await takesTheClock(store);
  await passes(store, 50);
  await expect(warning(store.bar)).toHaveCount(0);
  expect(await inEffect(store)).toBe(MARIA);
});

test("without work it ends sooner, and work is what a person does", async ({ store }) => {
  await actsForMaria(store, 'idle="15"');
  await takesTheClock(store);
  await passes(store, 10);
  await store.page.keyboard.press("ArrowDown");
  await passes(store, 10);
  await expect(warning(store.bar)).toHaveCount(0);
  // A script's keys are nobody's.
  await store.page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "a" })));
  await passes(store, 3);
  await expect(warning(store.bar)).toHaveText(WARNING(2));
  await store.page.mouse.wheel(0, 100);
  await store.page.clock.runFor(1_000);
  await expect(warning(store.bar)).toHaveCount(0);
  await passes(store, 15.1);
  await isOver(store);
});

test("a lid that was closed over the end opens to a stop", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await store.page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 8 * 3_600_000;
  });
  await store.pageIsSeenAgain();
  await isOver(store);
});

test("a stop that fails is tried again until nobody is acted for", async ({ store }) => {
  await actsForMaria(store, 'limit="60"');
  await takesTheClock(store);
  await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
  store.complaints.declare("403 /api/sessions");
  await passes(store, 60.1);
  await store.hears("telesales-error", { code: "refused" });
  expect(await inEffect(store)).toBe(MARIA);
  await passes(store, 1);
  await isOver(store);
});

test("what tabs share is times, and without the attributes nothing", async ({ store }) => {
  await actsForMaria(store, 'limit="60" idle="15"');
  await takesTheClock(store);
  await store.page.keyboard.press("ArrowDown");
  const kept = () => store.page.evaluate(() => ["since", "active", "over"].map((name) => localStorage[`telesales-${name}`]));
  await expect.poll(kept).toEqual([expect.stringMatching(/^\d+( \d+)?$/), expect.stringMatching(/^\d+$/), undefined]);
});
