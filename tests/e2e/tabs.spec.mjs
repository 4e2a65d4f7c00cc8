// The tabs of one store have one session: what changes in one of them, the others say at once, and they read it together.
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

const maria = { email: MARIA, name: "Maria Souza", price: "R$151.92" };
const joao = { email: JOAO, name: "João Lima", price: "R$170.91" };
const nobody = undefined;

/** The channel, the lock and, where there is no channel, the key in `localStorage`. */
const NAME = "telesales-toolbar /api/sessions";

const CHANGED_ELSEWHERE = "The customer was changed elsewhere, perhaps in another tab.";
const STOPPED_ELSEWHERE = "Somebody logged out of the customer, perhaps in another tab. You are acting for nobody.";
const OUTDATED = "This page was made for somebody else, so its prices and cart may be wrong. Reload it before you go on.";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.context.addInitScript(() => {
    window.heard = [];
    document.addEventListener("telesales-error", ({ detail }) => window.heard.push(detail.code));
  });
});

// No personal data in storage, whatever happened: only the flag of a tab that had an operator, and the time of a change.
test.afterEach(async ({ store }) => {
  const allowed = { telesales: /^\d+px$/, [NAME]: /^\d+$/ };
  for (const page of store.context.pages()) {
    const [entries, elsewhere] = await page.evaluate(async () => {
      const entries = (storage) => {
        try {
          return Object.entries(window[storage]);
        } catch {
          return [];
        }
      };
      const elsewhere = [...(await indexedDB.databases()), ...(await caches.keys())];
      return [["localStorage", "sessionStorage"].flatMap(entries), elsewhere];
    });
    for (const [key, value] of entries) expect(allowed[key]?.test(value), `${key} = ${value} in the storage`).toBe(true);
    expect(elsewhere).toEqual([]);
  }
});

/** What is done, said and seen in one tab. */
class Tab {
  constructor(page) {
    this.page = page;
    this.element = page.locator("telesales-toolbar");
    this.bar = page.getByRole("region", { name: "Telesales" });
    this.popover = this.bar.getByRole("dialog");
    this.message = this.bar.locator("#telesales-message");
  }

  button = (name) => this.bar.getByRole("button", { name, exact: true });
  shows = (name) => expect(this.button(name)).toBeVisible();
  state = () => this.element.first().evaluate((element) => element.state);
  is = (stage) => expect.poll(async () => (await this.state()).stage).toBe(stage);
  showsPrice = (price) => expect(this.page.getByRole("listitem").filter({ hasText: "Moka pot" })).toContainText(price);

  /** Exactly these codes of `telesales-error`, since the page was loaded. */
  heard = (...codes) => expect.poll(() => this.page.evaluate(() => window.heard)).toEqual(codes);

  /** Waits until whatever was said on the channel up to now has been heard here too: it comes in order. */
  hasHeardAll = () =>
    this.page.evaluate(async (name) => {
      const [ear, mouth] = [new BroadcastChannel(name), new BroadcastChannel(name)];
      const heard = new Promise((hear) => (ear.onmessage = ({ data }) => data === "test" && hear()));
      mouth.postMessage("test");
      await heard;
      ear.close();
      mouth.close();
    }, NAME);

  async reloads(action) {
    const loaded = this.page.waitForEvent("load");
    await action();
    await loaded;
  }

  reloadsPage = () => this.reloads(() => this.button("Reload page").click());

  async asksFor(email) {
    await this.button("Log in as").click();
    await this.bar.getByRole("textbox", { name: "Customer e-mail" }).fill(email);
    await this.button("Log in").click();
  }

  async logsOut(name) {
    await this.button(name).click();
    await this.button("Log out").click();
  }

  /** Has the page's code ask for a customer; the page may be gone before there is an answer. */
  switchesTo = (email) => this.element.evaluate((element, email) => void element.impersonate(email), email);

  dispatches = (target, event) =>
    this.page.evaluate(([target, event]) => window[target].dispatchEvent(new Event(event)), [target, event]);

  isRestored = () =>
    this.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

  isOnlineAgain = () => this.dispatches("window", "online");
  isVisibleAgain = () => this.dispatches("document", "visibilitychange");

  /** It says for whom it was made, for whom the session is and why, and offers a way on; it names nobody as acted for. */
  async isOutdated(because, { page, actingFor }) {
    await this.shows("Page out of date");
    await expect(this.popover).toBeVisible();
    await expect(this.message).toHaveText(`${because} ${OUTDATED}`);
    await expect(this.popover.getByRole("term")).toHaveText(["This page", "Acting for"]);
    await expect(this.popover.getByRole("definition")).toHaveText([page?.name ?? "nobody", actingFor?.name ?? "nobody"]);
    await expect(this.popover.getByRole("button")).toHaveText(actingFor ? ["Reload page", "Log out"] : ["Reload page"]);
    await expect(this.popover.getByRole("link")).toHaveCount(0);
    await expect(this.bar.locator(".telesales-acting-for")).toBeEmpty();
    for (const { name } of [maria, joao]) await expect(this.button(name)).toHaveCount(0);
    const customer = actingFor ? expect.objectContaining({ email: actingFor.email }) : null;
    expect(await this.state()).toEqual({ stage: "outdated", operator: OPERATOR, customer });
  }
}

/** No tab is told of this. */
const sessionIsFor = (store, customer) => store.actsElsewhereFor(customer?.email ?? "");

/** Opens tabs whose pages are made for whom the session is for. */
async function opensTabs(store, count, path = "/products") {
  const { inEffect } = await store.session();
  const name = [maria, joao].find(({ email }) => email === inEffect)?.name ?? "Log in as";
  const pages = [store.page];
  while (pages.length < count) pages.push(await store.context.newPage());
  const tabs = pages.map((page) => new Tab(page));
  for (const tab of tabs) {
    await tab.page.goto(path);
    await tab.shows(name);
  }
  return tabs;
}

const changes = {
  "a log-in": {
    before: nobody,
    changes: (tab) => tab.asksFor(JOAO),
    after: joao,
    told: [CHANGED_ELSEWHERE, "changed-elsewhere"],
  },
  "a switch to another customer": {
    before: maria,
    changes: (tab) => tab.switchesTo(JOAO),
    after: joao,
    told: [CHANGED_ELSEWHERE, "changed-elsewhere"],
  },
  "a log-out": {
    before: maria,
    changes: (tab) => tab.logsOut("Maria Souza"),
    after: nobody,
    told: [STOPPED_ELSEWHERE, "stopped-elsewhere"],
  },
};

for (const [change, { before, changes: happens, after, told }] of Object.entries(changes)) {
  const [words, code] = told;

  test(`${change} in one tab is told in the other at once, which reloads when it is asked to`, async ({ store }) => {
    await sessionIsFor(store, before);
    const [one, other] = await opensTabs(store, 2);
    await one.reloads(() => happens(one));
    await one.shows(after?.name ?? "Log in as");
    await other.isOutdated(words, { page: before, actingFor: after });
    await expect(other.bar.getByRole("status")).toContainText(`${words} ${OUTDATED}`);
    await other.heard(code);
    await other.showsPrice(before?.price ?? "R$189.90");
    await other.reloadsPage();
    await other.shows(after?.name ?? "Log in as");
    await other.is(after ? "acting" : "idle");
    await other.showsPrice(after?.price ?? "R$189.90");
    await one.heard();
  });
}

test("a tab is told while somebody types in it; to close the popover does not end it, and news opens it again", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2);
  await other.button("Log in as").click();
  await other.bar.getByRole("textbox", { name: "Customer e-mail" }).fill("maria@exa");
  await one.reloads(() => one.asksFor(JOAO));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  await other.button("Reload page").press("Escape");
  await expect(other.popover).toHaveCount(0);
  await other.shows("Page out of date");
  await other.button("Page out of date").click();
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  await other.button("Reload page").press("Escape");
  await one.reloads(() => one.switchesTo(MARIA));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
});

test("a tab is told without a read of its own", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2);
  const { sessionReads } = await store.stats();
  await one.reloads(() => one.asksFor(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  // One to read back, and one for the page that was loaded anew.
  expect((await store.stats()).sessionReads).toBe(sessionReads + 2);
});

test("Log out in a tab that is out of date ends it for all tabs", async ({ store }) => {
  await sessionIsFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  await one.reloads(() => one.switchesTo(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
  await other.reloads(() => other.button("Log out").click());
  await other.shows("Log in as");
  await one.isOutdated(STOPPED_ELSEWHERE, { page: joao, actingFor: nobody });
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
});

test("a tab is not out of date any more when the session comes back to its customer", async ({ store }) => {
  await sessionIsFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  await one.reloads(() => one.logsOut("Maria Souza"));
  await other.isOutdated(STOPPED_ELSEWHERE, { page: maria, actingFor: nobody });
  await one.reloads(() => one.asksFor(MARIA));
  await other.shows("Maria Souza");
  await other.is("acting");
  await expect(other.message).toBeHidden();
  await expect(other.button("Reload page")).toBeHidden();
  await other.heard("stopped-elsewhere");
});

test.describe("in a store that sees to changes itself", () => {
  test.beforeEach(({ store }) => store.embedsWith('after="none"'));

  test("Reload page sends telesales-change, and no page is loaded", async ({ store }) => {
    await sessionIsFor(store, maria);
    const [one, other] = await opensTabs(store, 2);
    const loads = store.pageLoads();
    await one.switchesTo(JOAO);
    await one.shows("João Lima");
    await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
    const change = other.element.evaluate(
      (element) => new Promise((hear) => element.addEventListener("telesales-change", ({ detail }) => hear(detail))),
    );
    await other.button("Reload page").click();
    const customer = expect.objectContaining({ email: JOAO });
    const previous = expect.objectContaining({ email: MARIA });
    expect(await change).toEqual({ operator: OPERATOR, customer, previous });
    await other.shows("João Lima");
    await other.is("acting");
    expect(store.pageLoads()).toBe(loads);
  });

  test("a tab that is told while its own start is under way goes on with that, and the others are told", async ({ store }) => {
    const [one] = await opensTabs(store, 1);
    const write = await store.holds("**/api/sessions", "POST");
    await one.asksFor(MARIA);
    await write.arrived;
    await sessionIsFor(store, joao);
    // A tab that is opened reads, and tells.
    const other = new Tab(await store.context.newPage());
    await other.page.goto("/products");
    await other.shows("João Lima");
    await one.hasHeardAll();
    await one.is("starting");
    write.release();
    await one.shows("Maria Souza");
    await one.heard();
    await other.isOutdated(CHANGED_ELSEWHERE, { page: joao, actingFor: maria });
    expect((await store.session()).inEffect).toBe(MARIA);
  });

  test("two elements on one page are both out of date, and Reload page in one is for both", async ({ store }) => {
    await store.openFixture("two-elements");
    await expect(store.button("Log in as")).toHaveCount(2);
    const other = new Tab(await store.context.newPage());
    await other.page.goto("/products");
    await other.asksFor(JOAO);
    await expect(store.button("Page out of date")).toHaveCount(2);
    await store.bar.last().getByRole("button", { name: "Reload page" }).click();
    await expect(store.button("João Lima")).toHaveCount(2);
    await expect(store.button("Page out of date")).toHaveCount(0);
  });
});

test("logging out at once in two tabs ends with nobody, and no complaint", async ({ store }) => {
  await sessionIsFor(store, maria);
  const tabs = await opensTabs(store, 2);
  const writes = await store.holds("**/api/sessions", "POST");
  for (const tab of tabs) await tab.logsOut("Maria Souza");
  await expect.poll(() => store.sent("POST")).toHaveLength(2);
  const loaded = tabs.map((tab) => tab.page.waitForEvent("load"));
  writes.release();
  await Promise.all(loaded);
  for (const tab of tabs) {
    await tab.shows("Log in as");
    await tab.heard();
  }
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
});

test("a tab in My Orders has no bar, also when it is told, and has it on its other pages", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2, "/account#/profile");
  await other.page.evaluate(() => (location.hash = "#/orders"));
  await expect(other.bar).toHaveCount(0);
  await one.reloads(() => one.asksFor(JOAO));
  await other.is("outdated");
  await expect(other.bar).toHaveCount(0);
  await other.page.evaluate(() => (location.hash = "#/profile"));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
});

// Web Locks, as the toolbar uses them: a turn is waited for, and goes on to the next in order.

/** Waits until this tab's toolbar has read, or was told that there is no need to. */
const turnIsOver = (tab) => tab.page.evaluate((name) => navigator.locks.request(name, () => {}), NAME);

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

/** What was read serves all tabs for two seconds; it is older now. A page loaded after that would be behind the others. */
const whatWasReadGrowsOld = (store, tabs) => Promise.all(tabs.map(({ page }) => store.timePasses(page)));

const reads = async (store) => (await store.stats()).sessionReads;

test("twenty tabs that want to know at once make one read for all", async ({ store }) => {
  test.setTimeout(180_000);
  const tabs = await opensTabs(store, 20);
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
    await giveBack();
    // After a pause, which each draws at random, all want to know again.
    const giveBackAgain = await takesTurn(tabs[0]);
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
      await sessionIsFor(store, before);
      const [one, other] = await opensTabs(store, 2);
      await one.reloads(() => happens(one));
      await one.shows(after?.name ?? "Log in as");
      const [words, code] = told;
      await other.isOutdated(words, { page: before, actingFor: after });
      await other.heard(code);
      expect(await one.page.evaluate(() => Object.keys(localStorage))).toEqual([NAME]);
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
        element.setAttribute("after", "none");
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

for (const [change, customer, words, code] of [
  ["logged out", nobody, STOPPED_ELSEWHERE, "stopped-elsewhere"],
  ["took another customer", joao, CHANGED_ELSEWHERE, "changed-elsewhere"],
]) {
  test(`a tab that comes back after something that tells nobody ${change} says so, and tells the others`, async ({ store }) => {
    await sessionIsFor(store, maria);
    const tabs = await opensTabs(store, 2);
    await whatWasReadGrowsOld(store, tabs);
    await sessionIsFor(store, customer);
    await tabs[0].isRestored();
    for (const tab of tabs) {
      await tab.isOutdated(words, { page: maria, actingFor: customer });
      await tab.heard(code);
    }
  });
}

test("an operator login that ends while acting is noticed by one tab, and told by all until it is back", async ({ store }) => {
  await sessionIsFor(store, maria);
  const tabs = await opensTabs(store, 3);
  await whatWasReadGrowsOld(store, tabs);
  await store.operatorLoginEnds();
  await tabs[1].isVisibleAgain();
  for (const tab of tabs) {
    await tab.shows("Login needed");
    await expect(tab.message).toHaveText(/^Your operator login has ended\./);
    await tab.heard("login-expired");
    expect(await tab.state()).toMatchObject({ stage: "lapsed", operator: null });
  }
  await store.operatorIsLoggedIn();
  await sessionIsFor(store, maria);
  await tabs[2].button("Check again").click();
  for (const tab of tabs) await tab.shows("Maria Souza");
});

test("what is no message of ours changes nothing on the channel, and breaks nothing", async ({ store }) => {
  await sessionIsFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  const before = await reads(store);
  await one.page.evaluate((name) => {
    const channel = new BroadcastChannel(name);
    const soon = Date.now() + 1e12;
    const session = { namespaces: { impersonate: { storeUserId: { value: 7 } } } };
    const junk = [undefined, null, 0, NaN, true, "", "text", {}, new Date(), new Map(), new Blob(["x"]), [], [[]], [soon]];
    const arrays = [null, "text", true, {}, [], { namespaces: null }, { namespaces: "text" }, session];
    const messages = [...junk, ...arrays.flatMap((said) => [[soon, said], [1, said], ["text", said], [NaN, said]])];
    for (const message of messages) channel.postMessage(message);
    channel.close();
  }, NAME);
  for (const tab of [one, other]) {
    await tab.hasHeardAll();
    await turnIsOver(tab);
    await tab.shows("Maria Souza");
    await tab.is("acting");
    await tab.heard();
  }
  expect(await reads(store)).toBe(before);
  // What is told after that is heard, and what is asked after that is read once for both.
  await one.reloads(() => one.switchesTo(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
});
