// What is done, said and seen in one of several tabs, which have one session and read it in turns.
import { expect, JOAO, MARIA, OPERATOR } from "./store.mjs";

export const maria = { email: MARIA, name: "Maria Souza", price: "R$151.92" };
export const joao = { email: JOAO, name: "João Lima", price: "R$170.91" };
export const nobody = undefined;

/** The channel, and the lock. */
export const NAME = "telesales-toolbar";

export const CHANGED_ELSEWHERE = "The customer was changed elsewhere, perhaps in another tab.";
export const STOPPED_ELSEWHERE =
  "Somebody logged out of the customer, perhaps in another tab. You are acting for nobody.";
export const OUTDATED =
  "This page was made for somebody else, so its prices and cart may be wrong. Reload it before you go on.";

export async function operatorHasTabs(store) {
  await store.operatorIsLoggedIn();
  await store.context.addInitScript(() => {
    window.heard = [];
    document.addEventListener("telesales-error", ({ detail }) => window.heard.push(detail.code));
  });
}

/**
 * No personal data in storage, whatever happened: only the height of the bar, in a tab and a browser that had an operator, and
 * which pages have one; when the last change was, with a byte of whom it was for; when the tab's pages were asked for; and a
 * random number.
 */
export async function tabsKeepNothingPersonal(store) {
  const allowed = {
    telesales: /^\d+px$/,
    telesalesShown: /^\^(\(\?!\\w\S*account\S*orders\S*\)){2}$/,
    "telesales-changed": /^(\d+ [012]( \d+ \d+)?)?$/,
    "telesales-since": /^(\d+( \d+)?)?$/,
    "telesales-active": /^\d*$/,
    "telesales-over": /^\d*$/,
    "telesales-confirmed": /^\d+ 0 \d+ \d+$/,
    "telesales-key": /^[\da-f]{64}$/,
    "telesales-pages": /^{("(began|before|\d+)":[\d.]+,?)*}$/,
  };
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
}

/** What is done, said and seen in one tab. */
export class Tab {
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
export const sessionIsFor = (store, customer) => store.actsElsewhereFor(customer?.email ?? "");

/** A toolbar of this browser made it so, before the pages of the test. */
export const sessionBegunFor = (store, customer) => store.hasBegunFor(customer?.email ?? "");

/** Opens tabs whose pages are made for whom the session is for. */
export async function opensTabs(store, count, path = "/products") {
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

export const changes = {
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

// Web Locks, as the toolbar uses them: a turn is waited for, and goes on to the next in order.

/** Waits until this tab's toolbar has read, or was told that there is no need to. */
export const turnIsOver = (tab) => tab.page.evaluate((name) => navigator.locks.request(name, () => {}), NAME);

/** What was read serves all tabs for two seconds; it is older now. A page loaded after that would be behind the others. */
export const whatWasReadGrowsOld = (store, tabs) => Promise.all(tabs.map(({ page }) => store.timePasses(page)));

export const reads = async (store) => (await store.stats()).sessionReads;
