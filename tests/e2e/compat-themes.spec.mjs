// Themes that stores have made for VTEX's own toolbar: each paints its outermost box, with letters to go with that or without any.
import { readdirSync, readFileSync } from "node:fs";
import { acts, comes, opensCard, opensForm } from "./compat.mjs";
import { illegible } from "./contrast.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";
import { pageIsStyledBy, storeIsStyledBy } from "./style-sheet.mjs";
import { LOOKS } from "./theme.mjs";

const FOLDER = new URL("pages/old-themes/", import.meta.url);
const THEMES = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name.replace(".css", ""), readFileSync(new URL(name, FOLDER), "utf8")]),
);
/** What no theme of those has, and another may: a ground that shines through, that is drawn, or of the box within, or the portal's. */
const GROUNDS = {
  "a gradient": ".vtex-telemarketing-2-x-wrapper { background: linear-gradient(90deg, #fff, #e8edf2) }",
  "a veil": ".vtex-telemarketing-2-x-wrapper { background: #fffffff0 }",
  "a colour by its lightness": ".vtex-telemarketing-2-x-wrapper { background: oklch(0.95 0.02 120) }",
  "a light box within": ".vtex-telemarketing-2-x-container { background: #fafafa }",
  "a light row": ".vtex-telemarketing-2-x-telemarketingBar { background: #fafafa }",
  "a dark popover": ".vtex-telemarketing-2-x-popoverBox { background: #15171c }",
  "a light head of the popover": ".vtex-telemarketing-2-x-popoverHeader { background: #eef1f4 }",
};

const WRAPPER = ".vtex-telemarketing-2-x-wrapper";

/** What the page is told, what is painted, and what the element takes. */
const heights = async (store, outermost = WRAPPER) => {
  const [told, painted, taken] = await store.page.evaluate((outermost) => {
    const height = (selector) => document.querySelector(selector).getBoundingClientRect().height;
    const told = getComputedStyle(document.documentElement).getPropertyValue("--telesales-toolbar-height");
    return [parseFloat(told), height(outermost), height("telesales-toolbar")];
  }, outermost);
  return { told, painted, taken };
};

const isToldAsPainted = async (store, outermost) => {
  await expect.poll(async () => new Set(Object.values(await heights(store, outermost))).size, "told, painted, taken").toBe(1);
  return (await heights(store, outermost)).told;
};

const canBeRead = (store) => expect.poll(() => illegible(store)).toEqual([]);

/** An operator whose browser has had a bar, so that its place is kept. */
async function comesAgain(store, attributes) {
  await comes(store, attributes);
  await store.page.reload();
  await store.isIdle();
}

for (const [name, css] of Object.entries(THEMES)) {
  test.describe(`the theme “${name}”`, () => {
    test.beforeEach(async ({ store }) => {
      await storeIsStyledBy(store, css);
      await comesAgain(store, 'compat="vtex" reload="none"');
    });

    test("can be read, whatever the bar says", async ({ store }) => {
      await canBeRead(store);
      await opensForm(store);
      await canBeRead(store);
      await store.field.fill("nobody@example.com");
      await store.field.press("Enter");
      await store.says(/knows no customer/);
      await canBeRead(store);
      await acts(store);
      await canBeRead(store);
      await opensCard(store);
      await canBeRead(store);
      await store.hasBegunFor(JOAO);
      await store.timePasses();
      await store.pageIsRestored();
      await store.says(/changed elsewhere/);
      await canBeRead(store);
    });

    test("paints what is measured, and leaves nothing of a bar that was made small", async ({ store }) => {
      const height = await isToldAsPainted(store);
      expect(height).toBe(css.includes("padding: 0.5rem") ? 62 : 44);
      await LOOKS.minimised(store);
      await expect.poll(async () => (await heights(store)).told).toBe(0);
      expect((await heights(store)).taken).toBe(0);
      await store.button("Restore the toolbar").click();
      expect(await isToldAsPainted(store)).toBe(height);
    });

    test("is the store's, and it is seen all the same that somebody is acted for", async ({ store }) => {
      const ground = () => store.page.locator(WRAPPER).evaluate((wrapper) => getComputedStyle(wrapper).backgroundColor);
      const before = await ground();
      await acts(store);
      expect(await ground()).toBe(before);
      const words = store.bar.getByText("Acting for", { exact: true });
      await expect(words).toHaveCSS("background-color", "rgb(196, 0, 76)");
      await expect(words).toHaveCSS("color", "rgb(255, 255, 255)");
      const edge = () => store.bar.evaluate((bar) => {
        const { height, backgroundColor } = getComputedStyle(bar, "::before");
        return `${height} ${backgroundColor}`;
      });
      await expect.poll(edge).toBe("4px rgb(196, 0, 76)");
    });
  });
}

for (const [name, css] of Object.entries(GROUNDS)) {
  test(`${name} can be read`, async ({ store }) => {
    await storeIsStyledBy(store, css);
    await comes(store, 'compat="vtex" reload="none"');
    await canBeRead(store);
    await opensForm(store);
    await canBeRead(store);
    await acts(store);
    await opensCard(store);
    await canBeRead(store);
  });
}

test("a ground that comes late can be read", async ({ store }) => {
  await comes(store, 'compat="vtex" reload="none"');
  await pageIsStyledBy(store, `${WRAPPER} { background: #fff }`);
  await canBeRead(store);
});

test("margins of the store are told as well", async ({ store }) => {
  await storeIsStyledBy(store, `${WRAPPER} { margin: 10px 0 6px }`);
  await comesAgain(store, 'compat="vtex" reload="none"');
  await expect.poll(async () => (await heights(store)).told).toBe(60);
  expect((await heights(store)).taken).toBe(60);
});

test("a height of the store is that of all that is painted", async ({ store }) => {
  await storeIsStyledBy(store, `${WRAPPER} { height: 32px }`);
  await comesAgain(store, 'compat="vtex" reload="none"');
  expect(await isToldAsPainted(store)).toBe(32);
  expect((await store.button("Log in as").boundingBox()).height).toBeLessThanOrEqual(32);
});

test("a sheet for the portal's toolbar paints what is measured, too", async ({ store }) => {
  await storeIsStyledBy(store, ".cc-toolbar { padding: 6px 0; border-bottom: 2px solid #ccc; background: #f4f4f4 }");
  await comesAgain(store, 'compat="portal" reload="none"');
  expect(await isToldAsPainted(store, ".cc-toolbar")).toBe(58);
  await canBeRead(store);
  await acts(store);
  await canBeRead(store);
  await LOOKS.minimised(store);
  await expect.poll(async () => (await heights(store, ".cc-toolbar")).told).toBe(0);
  expect((await heights(store, ".cc-toolbar")).taken).toBe(0);
});

test("where there is no bar nothing is left of its names", async ({ store }) => {
  await storeIsStyledBy(store, THEMES.outlined);
  await comesAgain(store, 'compat="vtex" reload="none"');
  await store.page.evaluate(() => history.pushState(null, "", "/account#/orders"));
  await expect(store.bar).toHaveCount(0);
  expect(await store.page.locator(WRAPPER).count()).toBe(0);
  await expect.poll(() => store.element.evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
});

test("without a store's ground the bar has its own colours, and no edge", async ({ store }) => {
  await comes(store, 'compat="vtex" reload="none"');
  await expect(store.bar).toHaveCSS("background-color", "rgb(11, 20, 70)");
  await acts(store);
  await expect(store.bar).toHaveCSS("background-color", "rgb(196, 0, 76)");
  await expect.poll(() => store.bar.getAttribute("data-painted")).toBe(null);
  await canBeRead(store);
  expect(await store.state()).toMatchObject({ customer: { email: MARIA } });
});
