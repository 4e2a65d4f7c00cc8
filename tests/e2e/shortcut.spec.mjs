// The key that moves the focus to the bar from anywhere in the page.
import { expect, JOAO, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
});

test.describe("the shortcut", () => {
  // Chromium fills in a form with events of that name which have no keys; a throw of the toolbar's would fail the test.
  test("does not mind events without keys", async ({ store }) => {
    await store.isIdle();
    await store.page.evaluate(() => window.dispatchEvent(new Event("keydown")));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
  });

  /** Writes down the keys that the page gets, and whether they were taken from it. */
  const pageListens = (store) =>
    store.page.evaluate(() => {
      window.keys = [];
      const note = ({ code, defaultPrevented }) => window.keys.push(`${code} ${defaultPrevented ? "taken" : "left"}`);
      addEventListener("keydown", note);
    });
  const keys = (store) => store.page.evaluate(() => window.keys);
  const search = (store) => store.page.getByRole("textbox", { name: "Search" });

  test("F2 moves the focus to the bar from anywhere in the page, also from a field of it", async ({ store }) => {
    await store.openFixture("between");
    await store.isIdle();
    const { keyboard } = store.page;
    await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "F2");
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await search(store).fill("moka");
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(search(store)).toHaveValue("moka");
    await store.page.getByRole("button", { name: "After" }).focus();
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.popover).toHaveCount(0);
  });

  test("F2 moves the focus to the bar from a page that is scrolled, and from within the form", async ({ store }) => {
    await store.page.evaluate(() => scrollTo(0, 300));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.button("Log in as")).toBeInViewport();
    await store.page.keyboard.press("Enter");
    await expect(store.field).toBeFocused();
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.popover).toBeVisible();
  });

  test("F2 moves the focus to a minimised bar, and to one that acts", async ({ store }) => {
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    await store.button("Minimise the toolbar").click();
    await expect(store.button("Restore the toolbar")).toBeVisible();
    await store.page.keyboard.press("F2");
    await expect(store.button("Maria Souza")).toBeFocused();
    await expect(store.button("Maria Souza")).toHaveAttribute("aria-keyshortcuts", "F2");
  });

  test("F2 with a modifier is another key, and is left to the page", async ({ store }) => {
    await pageListens(store);
    for (const modifier of ["Control", "Alt", "Shift"]) await store.page.keyboard.press(`${modifier}+F2`);
    await expect(store.button("Log in as")).not.toBeFocused();
    expect((await keys(store)).filter((key) => key.startsWith("F2"))).toEqual(Array(3).fill("F2 left"));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    expect((await keys(store)).at(-1)).toBe("F2 taken");
  });

  test("F2 is left to a page without a bar", async ({ store }) => {
    await store.open("/account#/orders");
    await store.hasNoBar("idle");
    await pageListens(store);
    await store.page.keyboard.press("F2");
    expect(await keys(store)).toEqual(["F2 left"]);
  });

  for (const spelling of ["Alt+Shift+C", "shift+alt+c"]) {
    test(`can be ${spelling}, and then it is not F2`, async ({ store }) => {
      await store.embedsWith(`shortcut="${spelling}"`);
      await store.open();
      await store.isIdle();
      await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "Alt+Shift+C");
      await pageListens(store);
      await store.page.keyboard.press("F2");
      await store.page.keyboard.press("Alt+C");
      await expect(store.button("Log in as")).not.toBeFocused();
      await store.page.keyboard.press("Alt+Shift+C");
      await expect(store.button("Log in as")).toBeFocused();
      const others = (key) => !/^(Alt|Shift)/.test(key);
      expect((await keys(store)).filter(others)).toEqual(["F2 left", "KeyC left", "KeyC taken"]);
    });
  }

  test("can be changed while the page is open", async ({ store }) => {
    await store.element.evaluate((element) => element.setAttribute("shortcut", "F4"));
    await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "F4");
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).not.toBeFocused();
    await store.page.keyboard.press("F4");
    await expect(store.button("Log in as")).toBeFocused();
  });

  test("can be off, and then every key is the page's", async ({ store }) => {
    await store.embedsWith('shortcut="off"');
    await store.open();
    await store.isIdle();
    expect(await store.button("Log in as").getAttribute("aria-keyshortcuts")).toBeNull();
    await pageListens(store);
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).not.toBeFocused();
    expect(await keys(store)).toEqual(["F2 left"]);
  });

  for (const value of ["C", "Shift+C", "Hyper+F2", "Alt+", ""]) {
    test(`"${value}" is warned of, and leaves F2`, async ({ store }) => {
      store.complaints.declare(
        "telesales-toolbar: shortcut is to be keys such as F2 or Alt+Shift+C, or off. The default is used.",
      );
      await store.embedsWith(`shortcut="${value}"`);
      await store.open();
      await store.isIdle();
      await store.page.keyboard.press("F2");
      await expect(store.button("Log in as")).toBeFocused();
    });
  }

  test("takes an operator through a whole shift, without a pointer", async ({ store }) => {
    const { keyboard } = store.page;
    for (const [email, name] of [[MARIA, "Maria Souza"], [JOAO, "João Lima"]]) {
      await keyboard.press("F2");
      await keyboard.press("Enter");
      await expect(store.field).toBeFocused();
      await keyboard.type(email);
      await store.reloads(() => keyboard.press("Enter"));
      await store.actsFor(name);
      await keyboard.press("F2");
      await keyboard.press("Enter");
      await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
      await keyboard.press("Tab");
      await expect(store.button("Log out")).toBeFocused();
      await store.reloads(() => keyboard.press("Enter"));
      await store.isIdle();
    }
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });
});
