// Stores that styled and scripted the toolbar of VTEX's portal: what they have goes on working.
import { acts, comes, differences, opensCard, opensForm } from "./compat.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";
import { storeIsStyledBy } from "./style-sheet.mjs";

test.describe("compat=portal", () => {
  const at = (store, selector) => store.page.locator(selector);
  const USER = "#vtex-callcenter__user-email";
  const CUSTOMER = "#vtex-callcenter__customer-email";
  const INPUT = "#vtex-callcenter__customer-email-input";
  const SUBMIT = "#vtex-callcenter__customer-login-submit";

  /** How many there are of each. */
  const has = (store, counts) =>
    expect.poll(() =>
      store.page.evaluate((selectors) => {
        const count = (selector) => document.querySelectorAll(selector).length;
        return Object.fromEntries(selectors.map((selector) => [selector, count(selector)]));
      }, Object.keys(counts)),
    ).toEqual(counts);

  const ALWAYS = {
    "#vtex-callcenter.cc-toolbar": 1,
    "#vtex-callcenter__toolbar": 1,
    ".cc-user": 1,
    [USER]: 1,
    "#impersonateButton": 1,
  };
  const NOBODY = { ...ALWAYS, ".cc-btn-login": 1, ".cc-btn-change": 0, ".cc-customer": 0, [CUSTOMER]: 0 };
  const SOMEBODY = {
    ...ALWAYS,
    ".cc-btn-login": 0,
    ".cc-btn-change": 0,
    ".cc-customer": 1,
    [CUSTOMER]: 1,
    ".cc-impersonate": 0,
  };

  test("has the classes and ids of the portal's toolbar, each where its text is", async ({ store }) => {
    await comes(store, 'compat="portal" reload="none"');
    await has(store, { ...NOBODY, ".cc-impersonate": 0, [INPUT]: 0, [SUBMIT]: 0 });
    await expect(at(store, ".cc-btn-login")).toHaveText("Log in as");
    expect(await at(store, USER).textContent()).toBe(OPERATOR);
    await opensForm(store);
    await has(store, { ...NOBODY, ".cc-impersonate": 1, [INPUT]: 1, [SUBMIT]: 1 });
    await expect(at(store, SUBMIT)).toHaveText("Log in");
    await acts(store);
    await has(store, { ...SOMEBODY, [INPUT]: 0, [SUBMIT]: 0 });
    await expect(at(store, "#impersonateButton")).toHaveText("Maria Souza");
    await opensCard(store);
    await has(store, { ...SOMEBODY, ".cc-btn-change": 1 });
    expect(await at(store, USER).textContent()).toBe(OPERATOR);
    expect(await at(store, CUSTOMER).textContent()).toBe(MARIA);
    await expect(at(store, "#impersonateButton.cc-btn-change")).toHaveText("Log out");
    await store.button("Log out").click();
    await store.isIdle();
    await has(store, NOBODY);
  });

  test("lets a store's script fill in the customer's e-mail and send it", async ({ store }) => {
    await comes(store, 'compat="portal"');
    await store.reloads(() =>
      store.page.evaluate(async ([input, submit, email]) => {
        document.querySelector("#impersonateButton").click();
        while (!document.querySelector(submit)) await new Promise(requestAnimationFrame);
        document.querySelector(input).value = email;
        document.querySelector(submit).click();
      }, [INPUT, SUBMIT, MARIA]));
    await store.actsFor("Maria Souza");
    await expect(at(store, CUSTOMER)).toHaveText(MARIA);
  });

  const logsOutBy = (store) => store.page.evaluate(() => window.cc.customerLogout());

  test("window.cc acts for a customer and stops, and each loads the page anew", async ({ store }) => {
    await comes(store, 'compat="portal"');
    expect(await logsOutBy(store)).toBe(false);
    await store.reloads(() => store.page.evaluate((email) => void window.cc.impersonate(email), MARIA));
    await store.actsFor("Maria Souza");
    expect((await store.session()).inEffect).toBe(MARIA);
    await store.reloads(async () => expect(await logsOutBy(store)).toBe(true));
    await store.isIdle();
    expect((await store.session()).inEffect).toBeUndefined();
    expect(await logsOutBy(store)).toBe(false);
    expect(store.pageLoads()).toBe(3);
  });

  test("window.cc loads nothing anew where the store does not want it", async ({ store }) => {
    await comes(store, 'compat="portal" reload="none"');
    await store.marksPage();
    const outcome = await store.page.evaluate((email) => window.cc.impersonate(email), JOAO);
    expect(outcome).toMatchObject({ ok: true, code: "acting", customer: { email: JOAO } });
    await store.actsFor("João Lima");
    await expect(at(store, CUSTOMER)).toHaveText(JOAO);
    expect(await logsOutBy(store)).toBe(true);
    await store.isIdle();
    await store.hasStayed();
  });

  test("a window.cc of the page's own keeps its members, and is back when the element goes", async ({ store }) => {
    await store.context.addInitScript(() => {
      window.theirs = window.cc = { version: 7, impersonate: () => "theirs" };
    });
    await comes(store, 'compat="portal" reload="none"');
    expect(await store.page.evaluate(() => window.cc.version)).toBe(7);
    const { ok } = await store.page.evaluate((email) => window.cc.impersonate(email), MARIA);
    expect(ok).toBe(true);
    await store.element.evaluate((element) => element.setAttribute("locale", "es"));
    await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
    expect(await store.page.evaluate(() => window.cc.version)).toBe(7);
    await store.element.evaluate((element) => element.remove());
    await expect.poll(() => store.page.evaluate(() => window.cc === window.theirs)).toBe(true);
    expect(await store.page.evaluate(() => window.cc.impersonate())).toBe("theirs");
  });

  test("a store's sheet for the portal's toolbar wins in all it sets", async ({ store }) => {
    await storeIsStyledBy(
      store,
      `
      .cc-toolbar { background-color: rgb(1, 2, 3); font-family: Georgia, serif; }
      #vtex-callcenter__toolbar { padding-left: 40px; background-color: rgb(4, 5, 6); }
      .cc-user { margin-left: 6px; color: rgb(7, 8, 9); font-size: 12px; }
      #vtex-callcenter__user-email { color: rgb(10, 11, 12); font-weight: 800; }
      .cc-btn-login { width: 150px; background-color: rgb(13, 14, 15); color: rgb(250, 251, 252); }
      .cc-btn-change { width: 160px; background-color: rgb(16, 17, 18); color: rgb(253, 254, 255); }
      .cc-impersonate { top: 70px; width: 280px; background-color: rgb(240, 241, 242); border-radius: 0px; }
      .cc-customer { background-color: rgb(19, 20, 21); margin-right: 9px; }
      #vtex-callcenter__customer-email-input { height: 30px; border: 2px solid rgb(22, 23, 24); font-size: 13px; }
      #vtex-callcenter__customer-login-submit { background-color: rgb(25, 26, 27); min-height: 33px; }`,
    );
    await comes(store, 'compat="portal" reload="none"');
    const seen = new Set();
    const wins = async () => {
      for (const marker of [".cc-", "#vtex-callcenter"]) {
        await expect.poll(async () => (await differences(store, marker)).differences).toEqual([]);
        for (const name of (await differences(store, marker)).seen) seen.add(name);
      }
    };
    await wins();
    await opensForm(store);
    await wins();
    await acts(store);
    await wins();
    await opensCard(store);
    await wins();
    expect(seen.size).toBe(10);
  });
});
