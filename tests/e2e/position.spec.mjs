// What a store chooses of the bar's place and look: where it stays when the page is scrolled, its colours, and an edge
// around the window.
import {
  barIsAt,
  goesOn,
  hadTheBar,
  isASmallTab,
  MARIA_SOUZA,
  minimises,
  pageIsTold,
  recordShifts,
  shelvesAreFull,
  storeHeader,
  topOf,
} from "./place.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => recordShifts(store));

test.describe("position", () => {
  const SCROLLED = 300;

  const scrolls = (store) => store.page.evaluate((y) => scrollTo(0, y), SCROLLED);

  const positions = {
    sticky: { header: 44, scrolledTo: 0, height: "44px" },
    static: { header: 44, scrolledTo: -SCROLLED, height: "44px" },
    fixed: { header: 0, scrolledTo: 0, height: "44px" },
    STATIC: { header: 44, scrolledTo: -SCROLLED, height: "44px" },
  };

  for (const [position, { header, scrolledTo, height }] of Object.entries(positions)) {
    test(`${position} puts the store's header at ${header}, and a scrolled bar at ${scrolledTo}`, async ({ store }) => {
      await store.embedsWith(`position="${position}"`);
      await hadTheBar(store);
      await goesOn(store);
      await shelvesAreFull(store);
      await barIsAt(store, 0);
      expect(await topOf(storeHeader(store))).toBe(header);
      await pageIsTold(store, height);
      await scrolls(store);
      await barIsAt(store, scrolledTo);
      expect(await topOf(storeHeader(store))).toBe(header - SCROLLED);
    });

    test(`${position} leaves the minimised bar at the end of the window`, async ({ store }) => {
      await store.embedsWith(`position="${position}"`);
      await hadTheBar(store);
      await goesOn(store);
      await minimises(store);
      await isASmallTab(store);
      await scrolls(store);
      await isASmallTab(store);
    });
  }

  test("and theme that are none are warned of, and leave the default", async ({ store }) => {
    store.complaints.declare("telesales-toolbar: theme is to be auto or light or dark. The default is used.", 2);
    store.complaints.declare("telesales-toolbar: position is to be sticky or static or fixed. The default is used.", 2);
    await store.embedsWith('position="bottom" theme="pink"');
    await hadTheBar(store);
    await goesOn(store);
    expect(await topOf(storeHeader(store))).toBe(44);
    await scrolls(store);
    await barIsAt(store, 0);
    expect(await store.bar.evaluate((bar) => getComputedStyle(bar).colorScheme)).toBe("light dark");
  });

  test("fixed keeps no space on a page without a bar", async ({ store }) => {
    await store.embedsWith('position="fixed" hide-on="/checkout"');
    await hadTheBar(store, "/products");
    await store.open("/checkout");
    await store.hasNoBar("idle");
    await expect(storeHeader(store)).toBeVisible();
    expect(await topOf(storeHeader(store))).toBe(0);
  });
});

test.describe("theme", () => {
  const surface = (store) => store.popover.evaluate((popover) => getComputedStyle(popover).backgroundColor);

  for (const [theme, colorScheme, expected] of [
    ["auto", "light", "rgb(255, 255, 255)"],
    ["auto", "dark", "rgb(26, 31, 51)"],
    ["light", "dark", "rgb(255, 255, 255)"],
    ["dark", "light", "rgb(26, 31, 51)"],
    ["DARK", "light", "rgb(26, 31, 51)"],
  ]) {
    test(`${theme} gives the form of a ${colorScheme} page the colour ${expected}`, async ({ store }) => {
      await store.page.emulateMedia({ colorScheme });
      await store.embedsWith(`theme="${theme}"`);
      await hadTheBar(store);
      await store.button("Log in as").click();
      await expect(store.field).toBeFocused();
      expect(await surface(store)).toBe(expected);
    });
  }
});

test.describe("frame", () => {
  const edge = (store) =>
    store.bar.evaluate((bar) => {
      const { content, position, borderTopStyle, borderTopWidth, pointerEvents } = getComputedStyle(bar, "::after");
      return content === "none" ? "none" : [position, borderTopStyle, borderTopWidth, pointerEvents].join(" ");
    });

  test("is an edge around the window while the operator acts, through which the page is clicked", async ({ store }) => {
    await store.embedsWith('frame reload="none"');
    await hadTheBar(store);
    expect(await edge(store)).toBe("none");
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    expect(await edge(store)).toBe("fixed solid 4px none");
    await store.page.evaluate(() => addEventListener("click", ({ target }) => (window.clicked = target.localName)));
    const { width, height } = store.page.viewportSize();
    for (const [x, y] of [[1, height / 2], [width - 2, height / 2], [width / 2, height - 2]]) {
      await store.page.evaluate(() => (window.clicked = undefined));
      await store.page.mouse.click(x, y);
      expect(await store.page.evaluate(() => window.clicked)).toMatch(/^(body|html|main|footer|div|ul|li|a|p)$/);
    }
    await store.button(MARIA_SOUZA).click();
    await store.button("Log out").click();
    await store.isIdle();
    expect(await edge(store)).toBe("none");
  });

  test("is none where a framework has written that it is false", async ({ store }) => {
    await store.embedsWith('frame="False" reload="none"');
    await hadTheBar(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    expect(await edge(store)).toBe("none");
    await store.element.evaluate((element) => element.setAttribute("frame", "true"));
    await expect.poll(() => edge(store)).toBe("fixed solid 4px none");
  });

  test("is as wide as the window, also with a minimised bar", async ({ store }) => {
    await store.embedsWith('frame reload="none"');
    await hadTheBar(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    const size = () =>
      store.bar.evaluate((bar) => {
        const { width, height, borderTopWidth, boxSizing } = getComputedStyle(bar, "::after");
        const border = boxSizing === "border-box" ? 0 : 2 * parseFloat(borderTopWidth);
        return { width: parseFloat(width) + border, height: parseFloat(height) + border };
      });
    await expect.poll(size).toEqual(store.page.viewportSize());
    await minimises(store);
    await expect.poll(size).toEqual(store.page.viewportSize());
  });

  test("is not there in a store that does not want it", async ({ store }) => {
    await store.embedsWith('reload="none"');
    await hadTheBar(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    expect(await edge(store)).toBe("none");
  });
});
