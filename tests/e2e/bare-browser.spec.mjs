// Browsers without Web Locks, BroadcastChannel or storage: the tabs of one store have one session all the same.
import { CHANGED, expect, JOAO, test } from "./store.mjs";
import {
  CHANGED_ELSEWHERE,
  changes,
  joao,
  NAME,
  nobody,
  opensTabs,
  operatorHasTabs,
  reads,
  sessionBegunFor,
  sessionIsFor,
  STOPPED_ELSEWHERE,
  Tab,
  tabsKeepNothingPersonal,
  turnIsOver,
  whatWasReadGrowsOld,
} from "./tab.mjs";

test.beforeEach(({ store }) => operatorHasTabs(store));

test.afterEach(({ store }) => tabsKeepNothingPersonal(store));

const withoutLocks = {
  "without navigator.locks": () => delete Navigator.prototype.locks,
  "whose navigator.locks refuses": () => {
    const refuses = () => Promise.reject(new DOMException("Not in this frame.", "SecurityError"));
    Object.defineProperty(Navigator.prototype, "locks", { value: { request: refuses } });
  },
  "whose navigator.locks throws": () => {
    const throws = () => {
      throw new DOMException("Not in this frame.", "SecurityError");
    };
    Object.defineProperty(Navigator.prototype, "locks", { value: { request: throws } });
  },
};

for (const [browser, takesLocksAway] of Object.entries(withoutLocks)) {
  test(`in a browser ${browser} tabs are told all the same, and read when they come back`, async ({ store }) => {
    await store.context.addInitScript(takesLocksAway);
    const [one, other] = await opensTabs(store, 2);
    await one.reloads(() => one.asksFor(JOAO));
    await one.shows("João Lima");
    await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
    await whatWasReadGrowsOld(store, [one, other]);
    await sessionIsFor(store, nobody);
    await one.isOnlineAgain();
    await one.isOutdated(STOPPED_ELSEWHERE, { page: joao, actingFor: nobody });
    await other.shows("Log in as");
    await other.is("idle");
  });
}

test.describe("in a browser without BroadcastChannel", () => {
  test.beforeEach(({ store }) => store.context.addInitScript(() => delete window.BroadcastChannel));

  for (const [change, { before, changes: happens, after, told }] of Object.entries(changes)) {
    test(`${change} in one tab is told in the other by the storage event`, async ({ store }) => {
      await sessionBegunFor(store, before);
      const [one, other] = await opensTabs(store, 2);
      await one.reloads(() => happens(one));
      await one.shows(after?.name ?? "Log in as");
      const [words, code] = told;
      await other.isOutdated(words, { page: before, actingFor: after });
      await other.heard(code);
      expect(await one.page.evaluate(() => Object.keys(localStorage).sort())).toEqual(["telesales", CHANGED, "telesalesShown"]);
    });
  }

  test("what other code keeps in the storage is none of the toolbar's business", async ({ store }) => {
    const [one, other] = await opensTabs(store, 2);
    const before = await reads(store);
    await other.page.evaluate((name) => {
      window.addEventListener("storage", ({ key }) => key === "end" && (window.hasHeardAll = true));
    }, NAME);
    await one.page.evaluate(() => {
      localStorage.setItem("telesales", "1");
      localStorage.clear();
      localStorage.setItem("end", "1");
      localStorage.removeItem("end");
    });
    await other.page.waitForFunction(() => window.hasHeardAll);
    await turnIsOver(other);
    expect(await reads(store)).toBe(before);
  });

  test("and without storage each tab works by itself, and reads when it comes back", async ({ store }) => {
    await store.context.addInitScript(() => {
      for (const storage of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, storage, {
          get() {
            throw new DOMException("The page may not keep anything.", "SecurityError");
          },
        });
      }
    });
    const tabs = [new Tab(store.page), new Tab(await store.context.newPage())];
    await store.openFixture("no-element");
    await tabs[1].page.goto("/no-element");
    for (const { page } of tabs) {
      await page.evaluate(() => {
        const element = document.createElement("telesales-toolbar");
        element.setAttribute("reload", "none");
        document.body.prepend(element);
      });
    }
    const [one, other] = tabs;
    await one.asksFor(JOAO);
    await one.shows("João Lima");
    await other.is("idle");
    await whatWasReadGrowsOld(store, [one, other]);
    await other.isOnlineAgain();
    await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  });
});
