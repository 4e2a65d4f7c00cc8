// The tabs of one store take turns to read the session, and what one of them has read serves all.
import { expect, test } from "./store.mjs";
import {
  CHANGED_ELSEWHERE,
  joao,
  maria,
  NAME,
  nobody,
  opensTabs,
  operatorHasTabs,
  reads,
  sessionBegunFor,
  sessionIsFor,
  tabsKeepNothingPersonal,
  turnIsOver,
  whatWasReadGrowsOld,
} from "./tab.mjs";

test.beforeEach(({ store }) => operatorHasTabs(store));

test.afterEach(({ store }) => tabsKeepNothingPersonal(store));

/** Takes the turn, so that whoever wants to read waits; returns how to give it back. */
async function takesTurn(tab) {
  await tab.page.evaluate(
    (name) => new Promise((taken) => navigator.locks.request(name, () => new Promise((end) => taken((window.end = end))))),
    NAME,
  );
  return () => tab.page.evaluate(() => window.end());
}

/** Waits until so many toolbars wait for their turn. */
const waiting = (tab, count) =>
  expect
    .poll(() => tab.page.evaluate(async () => (await navigator.locks.query()).pending.map(({ name }) => name)))
    .toEqual(Array(count).fill(NAME));

test("twenty tabs that want to know at once make one read for all", async ({ store }) => {
  test.setTimeout(180_000);
  const tabs = await opensTabs(store, 20);
  await store.timeStandsStill();
  const occasions = [
    [(tab) => tab.isOnlineAgain(), maria, "outdated"],
    [(tab) => tab.isVisibleAgain(), joao, "outdated"],
    [(tab) => tab.isRestored(), nobody, "idle"],
  ];
  for (const [happensIn, customer, stage] of occasions) {
    // By the clock: what was read serves all for two seconds.
    await store.page.waitForTimeout(2_001);
    await sessionIsFor(store, customer);
    const before = [await reads(store), store.sent("GET").length];
    const giveBack = await takesTurn(tabs[0]);
    await Promise.all(tabs.map(happensIn));
    await waiting(tabs[0], tabs.length);
    expect(await reads(store)).toBe(before[0]);
    await giveBack();
    await Promise.all(tabs.map(turnIsOver));
    for (const tab of tabs) {
      expect(await tab.state()).toMatchObject({ stage, customer: customer ? { email: customer.email } : null });
    }
    expect([await reads(store), store.sent("GET").length]).toEqual([before[0] + 1, before[1] + 1]);
  }
});

test("a tab that is shown again and again reads once in two seconds", async ({ store, page }) => {
  const start = Date.now();
  await page.clock.setFixedTime(start);
  const [tab] = await opensTabs(store, 1);
  const before = await reads(store);
  const readsAfter = async (milliseconds) => {
    await page.clock.setFixedTime(start + milliseconds);
    for (const happens of [tab.isRestored, tab.isVisibleAgain, tab.isOnlineAgain]) {
      await happens();
      await turnIsOver(tab);
    }
    return (await reads(store)) - before;
  };
  // What the element script has read at the start counts.
  expect(await readsAfter(2_000)).toBe(0);
  expect(await readsAfter(2_001)).toBe(1);
  expect(await readsAfter(4_001)).toBe(1);
  expect(await readsAfter(4_002)).toBe(2);
});

test("a clock that was set back leaves no old answer in force", async ({ store, page }) => {
  const start = Date.now();
  await page.clock.setFixedTime(start);
  const [tab] = await opensTabs(store, 1);
  await sessionIsFor(store, maria);
  await page.clock.setFixedTime(start - 3_600_000);
  await tab.isOnlineAgain();
  await turnIsOver(tab);
  await tab.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
});

test("two events at once in one tab make one read, and a third two seconds later another", async ({ store }) => {
  const [tab] = await opensTabs(store, 1);
  const before = await reads(store);
  for (const expected of [1, 2]) {
    await store.page.waitForTimeout(2_001);
    await tab.page.evaluate(() => {
      window.dispatchEvent(new Event("online"));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await turnIsOver(tab);
    expect(await reads(store)).toBe(before + expected);
  }
});

test("a page that is hidden, or is shown for the first time, reads nothing", async ({ store }) => {
  const [tab] = await opensTabs(store, 1);
  const before = await reads(store);
  await whatWasReadGrowsOld(store, [tab]);
  await tab.page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await turnIsOver(tab);
  expect(await reads(store)).toBe(before);
  await tab.page.evaluate(() => delete document.hidden);
  await tab.isVisibleAgain();
  await turnIsOver(tab);
  expect(await reads(store)).toBe(before + 1);
});

test.describe("a read that fails in the tab that reads for all", () => {
  test("is known to those who waited for it: a refusal is told by all, and nobody asks again", async ({ store }) => {
    const tabs = await opensTabs(store, 5);
    await whatWasReadGrowsOld(store, tabs);
    await store.hasFault({ fault: "status", status: 403, on: "read" });
    store.complaints.declare("403 /api/sessions");
    const before = await reads(store);
    const giveBack = await takesTurn(tabs[0]);
    await Promise.all(tabs.map((tab) => tab.isOnlineAgain()));
    await waiting(tabs[0], tabs.length);
    await giveBack();
    for (const tab of tabs) {
      await tab.heard("unconfirmed");
      await expect(tab.message).toHaveText(/^It could not be confirmed .* The store refused the request\./);
      await tab.is("idle");
    }
    expect(await reads(store)).toBe(before + 1);
  });

  test("is made again once for all, and nobody hears of it", async ({ store }) => {
    const tabs = await opensTabs(store, 5);
    await whatWasReadGrowsOld(store, tabs);
    await sessionIsFor(store, maria);
    await store.hasFault({ fault: "status", status: 500, on: "read", times: 1 });
    store.complaints.declare("500 /api/sessions");
    const before = await reads(store);
    const giveBack = await takesTurn(tabs[0]);
    await Promise.all(tabs.map((tab) => tab.isOnlineAgain()));
    await waiting(tabs[0], tabs.length);
    // Behind those five, so that nobody reads before all want to know again, each after a pause drawn at random.
    const again = takesTurn(tabs[0]);
    await waiting(tabs[0], tabs.length + 1);
    await giveBack();
    const giveBackAgain = await again;
    await waiting(tabs[0], tabs.length);
    expect(await reads(store)).toBe(before + 1);
    await giveBackAgain();
    for (const tab of tabs) {
      await tab.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
      await tab.heard("changed-elsewhere");
    }
    expect(await reads(store)).toBe(before + 2);
  });
});

test("a toolbar that is removed while it waits for its turn reads nothing, and the next one has its turn", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2);
  await whatWasReadGrowsOld(store, [one, other]);
  const before = await reads(store);
  const giveBack = await takesTurn(one);
  await one.isOnlineAgain();
  await waiting(one, 1);
  await other.isOnlineAgain();
  await waiting(one, 2);
  await one.element.evaluate((element) => element.remove());
  await sessionIsFor(store, maria);
  await giveBack();
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
  expect(await reads(store)).toBe(before + 1);
  await one.heard();
});
