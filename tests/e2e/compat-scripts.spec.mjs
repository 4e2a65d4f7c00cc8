// What stores' scripts do with the portal's toolbar goes on working, and does no more than it did.
import { fileURLToPath } from "node:url";
import { acts, comes, opensCard, opensForm } from "./compat.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { LOOKS } from "./theme.mjs";

const PORTAL = 'compat="portal" reload="none"';

/** The page runs what portal stores run, before anything of the toolbar. */
const runsPortalScripts = (store) =>
  store.context.addInitScript({ path: fileURLToPath(new URL("pages/portal-scripts.js", import.meta.url)) });

const seen = (store) => store.page.evaluate(() => window.portalScripts);

test("what comes into the page has its names already, and so has window.cc its methods", async ({ store }) => {
  await runsPortalScripts(store);
  await comes(store, PORTAL);
  await opensForm(store);
  await acts(store);
  await opensCard(store);
  const { toolbars, methods, nameless } = await seen(store);
  expect(nameless).toEqual([]);
  expect(toolbars).toBe(1);
  expect(methods).toEqual(["impersonate", "customerLogout"]);
});

test("classes of the store's stay, and the toolbar's own go", async ({ store }) => {
  await runsPortalScripts(store);
  await comes(store, PORTAL);
  const has = (selector) => expect(store.page.locator(selector)).toHaveCount(1);
  await has(".cc-user.store-badge");
  await store.button("Log in as").evaluate((opener) => opener.classList.add("store-button"));
  await has(".cc-btn-login.store-button");
  await acts(store);
  await has(".cc-customer.store-menu");
  await has(".cc-user.store-badge");
  await has(".telesales-opener.store-button:not(.cc-btn-login)");
  await opensCard(store);
  await store.button("Log out").click();
  await store.isIdle();
  await has(".store-menu:not(.cc-customer)");
  await has(".cc-btn-login.store-button");
});

test("a look at the card is no change of the customer, and logging out is one", async ({ store }) => {
  await runsPortalScripts(store);
  await comes(store, PORTAL);
  await opensForm(store);
  await acts(store);
  await opensCard(store);
  expect((await seen(store)).changes).toBe(0);
  await expect(store.page.locator(".cc-btn-change")).toHaveText("Log out");
  await store.button("Log out").click();
  await store.isIdle();
  expect((await seen(store)).changes).toBe(1);
  await expect(store.page.locator("#impersonateButton")).toHaveText("Log in as");
});

test("a bar in doubt offers no log-in by its names, and what logs out has its own", async ({ store }) => {
  await comes(store, PORTAL);
  await LOOKS.outdated(store);
  await expect(store.page.locator(".cc-btn-login, .cc-customer, #vtex-callcenter__customer-email")).toHaveCount(0);
  await expect(store.page.locator(".cc-btn-change")).toHaveText("Log out");
});

test.describe("a window.cc of the store's own", () => {
  /** Runs in the page before all else. */
  const KINDS = {
    "with methods of a class, and secrets": () => {
      window.cc = new (class {
        #calls = 0;
        track() {
          return ++this.#calls;
        }
      })();
    },
    "that is a function": () => {
      window.cc = Object.assign(() => 5, { track: () => window.cc() - 4 });
    },
    "that is frozen": () => {
      window.cc = Object.freeze({ track: () => 1, impersonate: () => "theirs" });
    },
    "that is not enumerated": () => {
      window.cc = Object.defineProperty({}, "track", { value: () => 1 });
    },
    "that cannot be replaced": () => {
      Object.defineProperty(window, "cc", { value: { track: () => 1 } });
    },
    "that can only be read": () => {
      const cc = { track: () => 1 };
      Object.defineProperty(window, "cc", { get: () => cc });
    },
  };

  for (const [kind, define] of Object.entries(KINDS)) {
    test(`${kind} keeps its methods, has ours, and is as it was when the element goes`, async ({ store }) => {
      await store.context.addInitScript(define);
      await store.context.addInitScript(() => (window.ccBefore = window.cc));
      await comes(store, PORTAL);
      expect(await store.page.evaluate(() => window.cc.track())).toBe(1);
      const { ok } = await store.page.evaluate((email) => window.cc.impersonate(email), MARIA);
      expect(ok).toBe(true);
      await store.element.evaluate((element) => element.remove());
      const isAsBefore = () => window.cc === window.ccBefore && !("customerLogout" in window.cc);
      await expect.poll(() => store.page.evaluate(isAsBefore)).toBe(true);
      expect(await store.page.evaluate(() => typeof window.cc.track())).toBe("number");
    });
  }

  for (const [kind, define] of Object.entries({
    "that is frozen and cannot be replaced": () => {
      Object.defineProperty(window, "cc", { value: Object.freeze({ track: () => 1 }) });
    },
    "that throws": () => {
      Object.defineProperty(window, "cc", { get: () => { throw new Error("not yours"); } });
    },
  })) {
    test(`${kind} breaks nothing`, async ({ store }) => {
      if (kind === "that throws") store.complaints.declare("telesales-toolbar: Error: not yours");
      await store.context.addInitScript(define);
      await comes(store, PORTAL);
      await acts(store);
      await expect(store.page.locator("#vtex-callcenter__customer-email")).toHaveText(MARIA);
    });
  }

  test("that a script adds to, or puts in the place of ours, is left alone", async ({ store }) => {
    await comes(store, PORTAL);
    await store.page.evaluate(() => (window.cc.track = () => 1));
    await store.element.evaluate((element) => element.remove());
    await expect.poll(() => store.page.evaluate(() => Object.keys(window.cc))).toEqual(["track"]);
    await store.page.reload();
    await store.isIdle();
    await store.page.evaluate(() => (window.cc = { impersonate: () => "theirs" }));
    await store.element.evaluate((element) => element.remove());
    await expect(store.bar).toHaveCount(0);
    expect(await store.page.evaluate(() => window.cc.impersonate())).toBe("theirs");
  });
});

for (const attributes of ['reload="none"', PORTAL, 'compat="vtex" reload="none"']) {
  test(`no browser translates names, e-mails and what is known: <telesales-toolbar ${attributes}>`, async ({ store }) => {
    await comes(store, attributes);
    const translated = () =>
      store.bar.evaluate((bar) => {
        const personal = /@|Maria|Souza|123\.456|\+55/;
        const texts = document.createTreeWalker(bar, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          const { data, parentElement } = texts.currentNode;
          if (personal.test(data) && parentElement.translate) found.push(data);
        }
        return found;
      });
    expect(await translated()).toEqual([]);
    await opensForm(store);
    expect(await translated()).toEqual([]);
    await acts(store);
    await opensCard(store);
    await expect(store.liveRegion).not.toBeEmpty();
    expect(await translated()).toEqual([]);
    // What are words only is the page's language, and may be.
    await expect(store.button("Log out")).toHaveJSProperty("translate", true);
  });
}
