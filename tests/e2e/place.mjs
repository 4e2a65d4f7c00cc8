// Where the bar and the store's header are, what the page is told of it, and what has moved.
import { expect } from "./store.mjs";

export const MARIA_SOUZA = "Maria Souza";
export const MINIMISE = "Minimise the toolbar";
export const RESTORE = "Restore the toolbar";
export const ORDERS = "/account#/orders";

/** From now on, in each page; `shifts` reads it. */
export async function recordShifts(store) {
  await store.context.addInitScript(() => {
    window.shifts = [];
    const note = (entries) => {
      for (const { value, startTime, hadRecentInput, sources } of entries) {
        if (!hadRecentInput) window.shifts.push({ value, startTime, moved: sources.map(({ node }) => node?.nodeName) });
      }
    };
    window.gauge = new PerformanceObserver((list) => note(list.getEntries()));
    window.gauge.observe({ type: "layout-shift", buffered: true });
    window.readGauge = () => note(window.gauge.takeRecords());
  });
}

/**
 * What has moved without being asked to, once all that was drawn has been painted. What moved before the first paint nobody
 * has seen: looking for elements, as a test does, has the browser lay out a page that it does not show yet.
 */
export const shifts = (store) =>
  store.page.evaluate(async () => {
    const firstPaint = () => performance.getEntriesByName("first-paint")[0];
    // A busy machine tells of it later than of the frame.
    while (!firstPaint()) await new Promise(requestAnimationFrame);
    for (const _ of ["drawn", "painted", "measured"]) await new Promise(requestAnimationFrame);
    window.readGauge();
    return window.shifts.filter(({ startTime }) => startTime >= firstPaint().startTime);
  });

export const nothingHasShifted = async (store) => expect(await shifts(store)).toEqual([]);

export const shelvesAreFull = (store) => expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();

/** The store's own header, or that of a fixture. */
export const storeHeader = (store) => store.page.locator("header");

export async function topOf(locator) {
  const { y } = await locator.boundingBox();
  return y;
}

export const barIsAt = (store, y, height = 44) =>
  expect.poll(async () => {
    const box = await store.bar.boundingBox();
    return { y: box.y, height: box.height };
  }).toEqual({ y, height });

/** The space that the page is told to keep free. */
export const toldHeight = (store) =>
  store.page.evaluate(() => document.documentElement.style.getPropertyValue("--telesales-toolbar-height"));

export const pageIsTold = (store, height) => expect.poll(() => toldHeight(store)).toBe(height);

/** A tab in which the bar has had its place: the next page reserves it. */
export async function hadTheBar(store, path = "/checkout") {
  await store.operatorIsLoggedIn();
  await store.open(path);
  await store.isIdle();
  await pageIsTold(store, "");
}

export async function goesOn(store) {
  await store.open();
  await store.isIdle();
}

export const minimises = (store) => store.button(MINIMISE).click();
export const isMinimised = (store) => expect(store.bar).toHaveAttribute("data-minimised", "");

/** A tab at the end of the window's upper edge, smaller than the bar. */
export async function isASmallTab(store) {
  await isMinimised(store);
  const window = store.page.viewportSize();
  await expect.poll(async () => {
    const { x, y, width } = await store.bar.boundingBox();
    return { end: x + width, y, isSmall: width < window.width / 2 };
  }).toEqual({ end: window.width - 16, y: 0, isSmall: true });
}
