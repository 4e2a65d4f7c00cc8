// The bar in forced colours, where its own do not count.
import { actsFor, isIdleOnAFullPage, looks } from "./looks.mjs";
import { pixelsIn } from "./pixels.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => isIdleOnAFullPage(store));

/** How many colours are on the screen within this box: one is a blank. */
async function coloursIn(store, { x, y, width, height }) {
  const pixels = await pixelsIn(store, { x, y, width, height });
  return new Set(pixels.map(String)).size;
}

/** The sign that the opener's name begins with. */
async function signOfOpener(store, name) {
  const opener = store.button(name);
  const { x, y } = await opener.boundingBox();
  const padding = await opener.evaluate((opener) => parseFloat(getComputedStyle(opener).paddingInlineStart));
  return { x: x + padding, y: y + 14, width: 16, height: 16 };
}

test.describe("in forced colours", () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`of a ${colorScheme} theme an acting bar differs from an idle one by words and an edge`, async ({ store }) => {
      await store.page.emulateMedia({ forcedColors: "active", colorScheme });
      const edge = () => store.bar.evaluate((bar) => getComputedStyle(bar).borderBlockEndWidth);
      await expect(store.bar.getByText("Acting for", { exact: true })).toBeHidden();
      expect(await coloursIn(store, await signOfOpener(store, "Log in as"))).toBeGreaterThan(1);
      expect(await coloursIn(store, await store.bar.locator(".telesales-icon").boundingBox())).toBeGreaterThan(1);
      const idleEdge = await edge();
      await actsFor(store, MARIA, "Maria Souza");
      await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
      await expect(store.button("Maria Souza")).toBeVisible();
      expect(await coloursIn(store, await signOfOpener(store, "Maria Souza"))).toBeGreaterThan(1);
      expect(await edge()).not.toBe(idleEdge);
    });
  }

  test("the sign of warning is seen", async ({ store }) => {
    await store.page.emulateMedia({ forcedColors: "active" });
    await looks["a bar whose page is out of date"](store);
    expect(await coloursIn(store, await signOfOpener(store, "Page out of date"))).toBeGreaterThan(1);
  });

  test("an open form and a card have an edge", async ({ store }) => {
    await store.page.emulateMedia({ forcedColors: "active" });
    await looks["an open form"](store);
    const widths = await store.popover.evaluate((popover) => [
      getComputedStyle(popover).borderBlockEndWidth,
      getComputedStyle(popover.querySelector("input")).borderBlockEndWidth,
      getComputedStyle(popover.querySelector("button")).borderBlockEndWidth,
    ]);
    expect(widths).toEqual(["1px", "1px", "1px"]);
  });
});
