// Light or dark, by the store's word, the page's or the system's; and attributes that change under an open form.
import { expect, MARIA, test } from "./store.mjs";
import { storeIsStyledBy } from "./style-sheet.mjs";
import { comes, inBar, LOOKS } from "./theme.mjs";

/** The bar's colour changes gradually otherwise. */

const LIGHT_CARD = "rgb(255, 255, 255)";
const DARK_CARD = "rgb(26, 31, 51)";

const setAttribute = (store, name, value) =>
  store.element.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);

test.describe("the card's colours", () => {
  const cardIs = async (store, colour) => {
    await LOOKS.form(store);
    await expect(store.popover).toHaveCSS("background-color", colour);
  };

  for (const [theme, scheme, system, expected] of [
    ["auto", "light dark", "light", LIGHT_CARD],
    ["auto", "light dark", "dark", DARK_CARD],
    ["auto", "light", "dark", LIGHT_CARD],
    ["auto", "only light", "dark", LIGHT_CARD],
    ["auto", "normal", "dark", DARK_CARD],
    ["auto", "dark", "light", DARK_CARD],
    ["light", "light dark", "dark", LIGHT_CARD],
    ["light", "dark", "dark", LIGHT_CARD],
    ["dark", "light dark", "light", DARK_CARD],
    ["dark", "light", "light", DARK_CARD],
    ["dark", "only light", "light", DARK_CARD],
  ]) {
    test(`theme=${theme} is ${expected} in a page of ${scheme} on a ${system} system`, async ({ store }) => {
      await store.page.emulateMedia({ colorScheme: system, reducedMotion: "reduce" });
      await storeIsStyledBy(store, `:root { color-scheme: ${scheme} }`);
      await store.operatorIsLoggedIn();
      await store.embedsWith(`theme="${theme}"`);
      await store.open();
      await cardIs(store, expected);
    });
  }

  test("stay light in a page that knows no dark mode, although the system is dark", async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await store.operatorIsLoggedIn();
    await store.openFixture("late-script");
    await cardIs(store, LIGHT_CARD);
  });

  test("change with the system's where the page's do", async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await comes(store);
    await cardIs(store, LIGHT_CARD);
    await store.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect(store.popover).toHaveCSS("background-color", DARK_CARD);
  });
});

test.describe("an attribute that changes under an open form", () => {
  test.beforeEach(async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await comes(store);
    await LOOKS.form(store);
    await store.field.fill("half-typed@");
    await store.bar.evaluate((bar) => (bar.marked = true));
  });

  /** The same bar, the form as it was, and the session not read again. */
  const nothingElseChanges = async (store) => {
    await expect(store.field).toHaveValue("half-typed@");
    await expect(store.field).toBeFocused();
    expect(await store.bar.evaluate((bar) => bar.marked)).toBe(true);
    expect(store.sessionRequests()).toEqual(["GET"]);
    expect(store.pageLoads()).toBe(1);
  };

  for (const [name, value, part, property, before, after] of [
    ["theme", "dark", "popover", "background-color", LIGHT_CARD, DARK_CARD],
    ["position", "fixed", "bar", "position", "sticky", "fixed"],
  ]) {
    test(`${name} counts at once, and nothing else changes`, async ({ store }) => {
      await expect(inBar(store, part)).toHaveCSS(property, before);
      await setAttribute(store, name, value);
      await expect(inBar(store, part)).toHaveCSS(property, after);
      await nothingElseChanges(store);
      await store.element.evaluate((element, name) => element.removeAttribute(name), name);
      await expect(inBar(store, part)).toHaveCSS(property, before);
      await nothingElseChanges(store);
    });
  }

  test("position=static counts at once, and nothing else changes", async ({ store }) => {
    await expect(store.element).toHaveCSS("position", "sticky");
    await setAttribute(store, "position", "static");
    await expect(store.element).toHaveCSS("position", "relative");
    await nothingElseChanges(store);
  });

  test("frame counts at once while somebody is acted for, and the card stays open", async ({ store }) => {
    await store.field.fill(MARIA);
    await store.field.press("Enter");
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    const requests = store.sessionRequests().length;
    const edge = () => store.bar.evaluate((bar) => getComputedStyle(bar, "::after").content);
    expect(await edge()).toBe("none");
    await setAttribute(store, "frame", "");
    expect(await edge()).not.toBe("none");
    await store.element.evaluate((element) => element.removeAttribute("frame"));
    expect(await edge()).toBe("none");
    await expect(store.button("Log out")).toBeVisible();
    expect(await store.bar.evaluate((bar) => bar.marked)).toBe(true);
    expect(store.sessionRequests()).toHaveLength(requests);
  });
});
