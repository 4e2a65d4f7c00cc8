// The session acts for a customer with whom no toolbar of this browser began: the operator is asked before the bar names them.
import { nothingIsFound } from "./axe.mjs";
import { drawsOneNumber, isAsked } from "./found.mjs";
import { controls, controlsAreWithinTheWindow, PHONE, pageScrollsOnlyDown } from "./looks.mjs";
import { errors, NOBODY } from "./outcomes.mjs";
import { isASmallTab, minimises } from "./place.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";
import { joao, maria, Tab } from "./tab.mjs";

const FOUND_ACTING = { type: "telesales-error", detail: { code: "found-acting" } };

const changes = (store) => store.events.filter(({ type }) => type === "telesales-change").map(({ detail }) => detail);

/** Something that is no toolbar began with Maria, and the operator comes to the store. */
async function findsMaria(store, path) {
  await store.actsElsewhereFor(MARIA);
  await store.open(path);
  await isAsked(store, maria);
}

async function opensTab(store, path = "/products") {
  const tab = new Tab(await store.context.newPage());
  await tab.page.goto(path);
  return tab;
}

const isActing = async (store, name = "Maria Souza") => {
  await store.actsFor(name);
  await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
  await expect(store.message).toBeHidden();
};

test.beforeEach(async ({ store }) => {
  await drawsOneNumber(store);
  await store.operatorIsLoggedIn();
});

test("is asked about before the bar names them, and the page is told once", async ({ store }) => {
  await findsMaria(store);
  await store.hears("telesales-error", { code: "found-acting" });
  const customer = expect.objectContaining({ email: MARIA, firstName: "Maria" });
  await store.hears("telesales-ready", { operator: OPERATOR, customer });
  // Nor are they named, nor is the page told again, when the session is read once more.
  await store.timePasses();
  const { sessionReads } = await store.stats();
  await store.pageIsSeenAgain();
  await expect.poll(async () => (await store.stats()).sessionReads).toBe(sessionReads + 1);
  await isAsked(store, maria);
  expect(errors(store)).toEqual([FOUND_ACTING]);
  expect(changes(store)).toEqual([]);
});

test("Go on loads the page anew, and is the operator's word on all pages of this tab", async ({ store }) => {
  await findsMaria(store);
  await store.reloads(() => store.button("Go on").click());
  await isActing(store);
  await store.showsPrice("R$151.92");
  await store.page.reload();
  await isActing(store);
  await store.open("/");
  await isActing(store);
  expect(errors(store)).toEqual([FOUND_ACTING]);
  expect(changes(store)).toEqual([{ operator: OPERATOR, customer: expect.objectContaining({ email: MARIA }), previous: null }]);
});

test("on a page that was loaded since they were found, Go on acts at once", async ({ store }) => {
  await findsMaria(store);
  await store.page.reload();
  await isAsked(store, maria);
  await store.marksPage();
  await store.button("Go on").click();
  await isActing(store);
  await store.hasStayed();
  expect(errors(store)).toEqual([FOUND_ACTING, FOUND_ACTING]);
});

test("what the operator said in one tab is asked again in another", async ({ store }) => {
  await findsMaria(store);
  await store.reloads(() => store.button("Go on").click());
  await isActing(store);
  const other = await opensTab(store);
  await isAsked(other, maria);
  await isActing(store);
  await other.button("Go on").click();
  await other.is("acting");
});

test("two tabs are asked both, and Go on in one says nothing in the other", async ({ store }) => {
  await findsMaria(store);
  const other = await opensTab(store);
  await isAsked(other, maria);
  await store.reloads(() => store.button("Go on").click());
  await isActing(store);
  await other.hasHeardAll();
  await isAsked(other, maria);
});

test("another customer is asked about, although the operator has gone on with one", async ({ store }) => {
  await findsMaria(store);
  await store.reloads(() => store.button("Go on").click());
  await isActing(store);
  await store.actsElsewhereFor(JOAO);
  await store.page.reload();
  await isAsked(store, joao);
  await store.reloads(() => store.button("Go on").click());
  await isActing(store, "João Lima");
});

test.describe("in a store that sees to changes itself", () => {
  test.beforeEach(({ store }) => store.embedsWith('reload="none"'));

  test("Go on sends telesales-change, and nothing is loaded", async ({ store }) => {
    await findsMaria(store);
    await store.marksPage();
    await store.button("Go on").click();
    await isActing(store);
    const customer = expect.objectContaining({ email: MARIA });
    expect(changes(store)).toEqual([{ operator: OPERATOR, customer, previous: null }]);
    await store.hasStayed();
  });

  test("once that is done, the popover closes, and its button has the focus", async ({ store }) => {
    await findsMaria(store);
    await store.button("Go on").press("Enter");
    await isActing(store);
    await expect(store.popover).toHaveCount(0);
    await expect(store.button("Maria Souza")).toBeFocused();
  });

  test("Log out ends it, and nothing is loaded", async ({ store }) => {
    await findsMaria(store);
    await store.marksPage();
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
    expect(changes(store)).toEqual([{ operator: OPERATOR, customer: null, previous: null }]);
    await store.hasStayed();
  });

  test("page code that asks for another customer has them", async ({ store }) => {
    await findsMaria(store);
    const customer = expect.objectContaining({ email: JOAO });
    expect(await store.call("impersonate", JOAO)).toEqual({ ok: true, code: "acting", customer });
    await isActing(store, "João Lima");
    expect((await store.session()).inEffect).toBe(JOAO);
    await store.page.reload();
    await isActing(store, "João Lima");
  });

  test("page code that asks for the same customer goes on, and writes nothing", async ({ store }) => {
    await findsMaria(store);
    const customer = expect.objectContaining({ email: MARIA });
    expect(await store.call("impersonate", MARIA.toUpperCase())).toEqual({ ok: true, code: "acting", customer });
    await isActing(store);
    expect(store.sent("POST")).toEqual([]);
    await store.page.reload();
    await isActing(store);
  });

  test("page code that stops has an end", async ({ store }) => {
    await findsMaria(store);
    expect(await store.call("stop")).toEqual({ ok: true, code: "idle", customer: null });
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });
});

test("Log out ends it, and the page is loaded anew", async ({ store }) => {
  await findsMaria(store);
  await store.reloads(() => store.button("Log out").click());
  await store.isIdle();
  await store.showsPrice("R$189.90");
  expect(await store.session()).toEqual(NOBODY);
});

test("whom a toolbar of this browser began with is not asked about, in no tab", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await isActing(store);
  const other = await opensTab(store);
  await other.is("acting");
  await other.shows("Maria Souza");
  expect(errors(store)).toEqual([]);
});

test("nor are they when another tab, which was idle, is loaded", async ({ store }) => {
  const other = await opensTab(store);
  await other.shows("Log in as");
  await store.open();
  await store.logInAs(MARIA);
  await isActing(store);
  await other.page.reload();
  await other.is("acting");
});

test("they are asked about once the toolbar has ended it, and something else has begun anew", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.logOut("Maria Souza");
  await store.isIdle();
  await store.actsElsewhereFor(MARIA);
  await store.page.reload();
  await isAsked(store, maria);
});

test.describe("by keyboard", () => {
  for (const [button, isThen] of [["Go on", isActing], ["Log out", (store) => store.isIdle()]]) {
    test(`F2 and Tab lead to ${button}, and Enter does it`, async ({ store }) => {
      await findsMaria(store);
      const { keyboard } = store.page;
      await keyboard.press("F2");
      await expect(store.button("Not started here")).toBeFocused();
      await keyboard.press("Tab");
      await expect(store.button("Go on")).toBeFocused();
      if (button === "Log out") await keyboard.press("Tab");
      await expect(store.button(button)).toBeFocused();
      await store.reloads(() => keyboard.press("Enter"));
      await isThen(store);
    });
  }

  test("Tab leads from the page's beginning to Go on, and Escape leaves the question open", async ({ store }) => {
    await findsMaria(store);
    const { keyboard } = store.page;
    await store.page.evaluate(() => document.activeElement.blur());
    await keyboard.press("Tab");
    while (!(await store.bar.locator(":focus").count())) await keyboard.press("Tab");
    await keyboard.press("Tab");
    await expect(store.button("Go on")).toBeFocused();
    await keyboard.press("Escape");
    await expect(store.popover).toHaveCount(0);
    await expect(store.button("Not started here")).toBeFocused();
    await keyboard.press("Enter");
    await expect(store.button("Go on")).toBeFocused();
    await isAsked(store, maria);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  test("the question fits the window, its buttons fit a finger, and Go on goes on", async ({ store }) => {
    await findsMaria(store);
    await pageScrollsOnlyDown(store);
    await controlsAreWithinTheWindow(store);
    expect((await controls(store)).filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    await expect(store.button("Go on")).toBeInViewport({ ratio: 1 });
    await expect(store.button("Log out")).toBeInViewport({ ratio: 1 });
    await nothingIsFound(store);
    await store.reloads(() => store.button("Go on").click());
    await isActing(store);
  });
});

test("a small tab says Not started here, and opens", async ({ store }) => {
  await store.open();
  await store.isIdle();
  await minimises(store);
  await isASmallTab(store);
  await findsMaria(store);
  await isASmallTab(store);
  await expect(store.button("Not started here")).toBeInViewport({ ratio: 1 });
  await expect(store.popover).toBeInViewport({ ratio: 1 });
  await store.reloads(() => store.button("Go on").click());
  await isActing(store);
  await isASmallTab(store);
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing", async ({ store }) => {
      await findsMaria(store);
      await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
      await nothingIsFound(store);
      await store.button("Not started here").click();
      await expect(store.popover).toHaveCount(0);
      await nothingIsFound(store);
    });
  });
}
