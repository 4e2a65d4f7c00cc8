// Elements of the store's own in the bar.
import { expect, test } from "./store.mjs";
import { pageIsStyledBy } from "./style-sheet.mjs";
import { comes, inBar, LOOKS } from "./theme.mjs";

/** The bar's colour changes gradually otherwise. */

test.describe("elements of the store's own", () => {
  /** Goes on behind the last attribute. */
  const OWN = `reload="none">
    <a slot="actions" href="/checkout">Till</a>
    <button slot="start" type="button">Queue</button>
    <button type="button">Lost</button`;

  const own = (store, name) => store.element.locator(`> :text-is("${name}")`);

  const areHidden = async (store, ...names) => {
    for (const name of names) {
      await expect(own(store, name)).toHaveCount(1);
      await expect(own(store, name)).toBeHidden();
    }
  };

  const areInTheRow = async (store) => {
    const boxOf = async (locator) => {
      const { x, y, width, height } = await locator.boundingBox();
      return { start: x, end: x + width, top: y, bottom: y + height };
    };
    const bar = await boxOf(store.bar);
    const row = [own(store, "Queue"), inBar(store, "attendant"), own(store, "Till"), inBar(store, "menu")];
    const boxes = await Promise.all(row.map(boxOf));
    boxes.forEach(({ start, top, bottom }, at) => {
      expect(start).toBeGreaterThanOrEqual(at ? boxes[at - 1].end : bar.start);
      expect(top).toBeGreaterThanOrEqual(bar.top);
      expect(bottom).toBeLessThanOrEqual(bar.bottom);
    });
  };

  test("have the store's own custom properties, as parts have", async ({ store }) => {
    const NAMES = ["bar", "on-bar", "surface", "text", "quiet", "line", "accent", "on-accent", "alarm", "alarm-surface", "focus"];
    NAMES.push("height", "radius", "shadow");
    await comes(store, OWN);
    await pageIsStyledBy(store, `:root { ${NAMES.map((name) => `--${name}: 7px;`).join(" ")} }`);
    const foreign = (locator) =>
      locator.evaluate((element, names) => names.filter((name) => getComputedStyle(element).getPropertyValue(`--${name}`) !== "7px"), NAMES);
    expect(await foreign(own(store, "Queue"))).toEqual([]);
    expect(await foreign(own(store, "Till"))).toEqual([]);
    await LOOKS.form(store);
    for (const name of ["bar", "opener", "popover", "field", "main"]) expect(await foreign(inBar(store, name)), name).toEqual([]);
    await expect(inBar(store, "popover")).toHaveCSS("border-top-left-radius", "8px");
  });

  test("are in the row, and reached by the keyboard as they stand there", async ({ store }) => {
    await comes(store, OWN);
    await expect(own(store, "Queue")).toBeVisible();
    await expect(own(store, "Till")).toBeVisible();
    await areInTheRow(store);
    await own(store, "Queue").focus();
    await store.page.keyboard.press("Tab");
    await expect(own(store, "Till")).toBeFocused();
    await store.page.keyboard.press("Tab");
    await expect(store.button("Log in as")).toBeFocused();
    await store.page.keyboard.press("Shift+Tab");
    await expect(own(store, "Till")).toBeFocused();
  });

  test("stay there while somebody is acted for, and are clicked", async ({ store }) => {
    await comes(store, OWN);
    await LOOKS.acting(store);
    await areInTheRow(store);
    await own(store, "Till").click();
    await expect(store.page).toHaveURL(/checkout$/);
  });

  test("are not in a minimised bar, and back when it is restored", async ({ store }) => {
    await comes(store, OWN);
    await LOOKS.minimised(store);
    await areHidden(store, "Queue", "Till");
    await store.button("Restore the toolbar").click();
    await expect(own(store, "Queue")).toBeVisible();
    await expect(own(store, "Till")).toBeVisible();
  });

  test("are not shown where they have no place, nor to shoppers", async ({ store }) => {
    await comes(store, OWN);
    await areHidden(store, "Lost");
    await store.shopperIsLoggedIn();
    const { page } = store;
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await store.hasNoBar("visitor");
    await areHidden(store, "Queue", "Till", "Lost");
  });
});
