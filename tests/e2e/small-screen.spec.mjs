// The bar on a phone, and enlarged: all of it is in the window, or scrolls into it, and fits a finger.
import {
  controls,
  controlsAreWithinTheWindow,
  isIdleOnAFullPage,
  looks,
  pageScrollsOnlyDown,
  PHONE,
} from "./looks.mjs";
import { expect, test } from "./store.mjs";

/** A window of 1280 by 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 };

test.beforeEach(({ store }) => isIdleOnAFullPage(store));

async function controlsFitAFinger(store) {
  const all = await controls(store);
  expect(all.length).toBeGreaterThanOrEqual(2);
  expect(all.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
}

for (const [size, viewport] of Object.entries({ "a phone": PHONE, "a desk": { width: 1280, height: 720 } })) {
  test.describe(`on ${size}`, () => {
    test.use({ viewport });

    for (const [look, comes] of Object.entries(looks)) {
      test(`${look} fits the window, and its controls fit a finger`, async ({ store }) => {
        const end = await comes(store);
        await pageScrollsOnlyDown(store);
        await controlsFitAFinger(store);
        await controlsAreWithinTheWindow(store);
        await end?.();
      });
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  for (const look of ["a form with a failure", "a card with a long name", "a bar whose page is out of date"]) {
    test(`${look} is a sheet under the bar, as wide as the window, and says who is logged in`, async ({ store }) => {
      await looks[look](store);
      const { x, y, width } = await store.popover.boundingBox();
      expect({ x, y, width }).toEqual({ x: 0, y: 44, width: PHONE.width });
      await expect(store.popover.getByText("Attendant: operator@store.example")).toBeVisible();
      await expect(store.popover).toBeInViewport({ ratio: 1 });
    });
  }

  test("a minimised bar opens to a sheet within the window", async ({ store }) => {
    await store.button("Minimise the toolbar").click();
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    const { x, width } = await store.popover.boundingBox();
    expect(width).toBeGreaterThanOrEqual(PHONE.width - 32);
    expect(x + width).toBe(PHONE.width - x);
  });

  test("a click beside the sheet closes it", async ({ store }) => {
    await looks["an open form"](store);
    await store.page.mouse.click(160, PHONE.height - 20);
    await expect(store.popover).toHaveCount(0);
  });
});

test.describe("enlarged four times", () => {
  test.use({ viewport: ENLARGED });

  /** What a click at its middle would be one on. */
  const isOnTop = (locator) =>
    locator.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const top = element.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
      return element.contains(top);
    });

  async function isReached(locator) {
    await expect(locator).toBeInViewport({ ratio: 1 });
    expect(await isOnTop(locator)).toBe(true);
  }

  const scrollsThePopover = async (store, by) => {
    const { x, y, width, height } = await store.popover.boundingBox();
    await store.page.mouse.move(x + width / 2, y + height / 2);
    await store.page.mouse.wheel(0, by);
  };

  const endings = {
    "a form with a failure": { first: (store) => store.field, last: (store) => store.button("Log in") },
    "a card with a long name": {
      first: (store) => store.popover.locator(".telesales-header"),
      last: (store) => store.button("Log out"),
    },
    "a bar whose page is out of date": {
      first: (store) => store.popover.locator(".telesales-header"),
      last: (store) => store.button("Log out"),
    },
  };

  for (const [look, { first, last }] of Object.entries(endings)) {
    test(`${look} scrolls to its last control and back to its first words`, async ({ store }) => {
      await looks[look](store);
      await expect(store.popover).toBeInViewport({ ratio: 1 });
      await scrollsThePopover(store, 2_000);
      await expect(last(store)).toBeInViewport({ ratio: 1 });
      await isReached(last(store));
      await scrollsThePopover(store, -2_000);
      await expect(first(store)).toBeInViewport({ ratio: 1 });
      await isReached(first(store));
      await pageScrollsOnlyDown(store);
    });
  }

  test("the page stays where it is while the popover is scrolled, also beyond its end", async ({ store }) => {
    await looks["a card with a long name"](store);
    const turns = () => store.page.evaluate(() => window.turns);
    await store.page.evaluate(() => {
      window.turns = 0;
      addEventListener("wheel", () => window.turns++);
    });
    for (const turn of [1, 2, 3]) {
      await scrollsThePopover(store, 2_000);
      await expect.poll(turns).toBe(turn);
      await expect(store.button("Log out")).toBeInViewport({ ratio: 1 });
    }
    // What a wheel scrolls is scrolled with the frames that follow.
    for (const _ of ["scrolled", "drawn"]) await store.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await store.page.evaluate(() => scrollY)).toBe(0);
  });

  test("Tab brings each control of a form with a failure into sight", async ({ store }) => {
    await looks["a form with a failure"](store);
    await store.field.focus();
    await isReached(store.field);
    await store.page.keyboard.press("Tab");
    await expect(store.button("Log in")).toBeFocused();
    await isReached(store.button("Log in"));
  });
});
