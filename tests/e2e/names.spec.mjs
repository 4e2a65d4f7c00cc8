// Names as customers have them: shown as text, and never breaking the bar.
import { expect, test } from "./store.mjs";

const NAMES = {
  "noname@example.com": "noname",
  "first@example.com": "Rosa",
  "last@example.com": "Dias",
  "long@example.com": "Maximiliana".repeat(19).slice(0, 200),
  "rtl@example.com": "ليلى حسن",
  "markup@example.com": "<img src=x onerror=alert(1)> <b>Bold</b>",
};

const HEIGHT = 44;

async function barIsWhole(store) {
  const { height, x, width } = await store.bar.boundingBox();
  const viewport = store.page.viewportSize();
  expect({ height, x, width }).toEqual({ height: HEIGHT, x: 0, width: viewport.width });
  expect(await store.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
}

async function isWithinTheViewport(store, locator) {
  const { x, width } = await locator.boundingBox();
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(store.page.viewportSize().width);
}

/** A name of one word is there in full; a longer one may end in dots, but not before its first letters. */
async function nameCanBeRead(store, name) {
  const text = store.button(name).locator("bdi");
  const { shown, whole } = await text.evaluate(({ clientWidth, scrollWidth }) => ({ shown: clientWidth, whole: scrollWidth }));
  expect(shown).toBeGreaterThanOrEqual(Math.min(whole, 56));
}

for (const width of [1280, 320]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 640 } });

    for (const [email, name] of Object.entries(NAMES)) {
      test(`${email} is shown as “${name.slice(0, 40)}”`, async ({ store }) => {
        await store.operatorIsLoggedIn();
        await store.open();
        await store.isIdle();
        await barIsWhole(store);
        await store.logInAs(email);
        await store.actsFor(name);
        await barIsWhole(store);
        await isWithinTheViewport(store, store.button(name));
        await nameCanBeRead(store, name);
        await store.button(name).click();
        await expect(store.popover).toContainText(email);
        await expect(store.popover.locator(".telesales-name")).toHaveText(name);
        await isWithinTheViewport(store, store.popover);
        await isWithinTheViewport(store, store.button("Log out"));
        await barIsWhole(store);
        // Markup that ran would also have opened a dialog, or asked for its picture: both fail any test.
        await expect(store.element.locator("img, b")).toHaveCount(0);
        await store.reloads(() => store.button("Log out").click());
        await store.isIdle();
      });
    }

    test("a message and the form stay within the page", async ({ store }) => {
      await store.operatorIsLoggedIn();
      await store.open();
      await store.asksFor(`${"x".repeat(240)}@example.com`);
      await store.says(/^(The store knows no customer|That is too long)/);
      await isWithinTheViewport(store, store.popover);
      await isWithinTheViewport(store, store.field);
      await barIsWhole(store);
    });
  });
}

test("what the store does not know of a customer is a dash", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.logInAs("noname@example.com");
  await store.button("noname").click();
  await expect(store.popover.locator(".telesales-value")).toHaveText(["noname@example.com", "–", "–"]);
});
