// The bar pushes nothing that was seen: not when it comes, nor on the pages that follow.
import {
  barIsAt,
  goesOn,
  hadTheBar,
  isASmallTab,
  isMinimised,
  MARIA_SOUZA,
  minimises,
  nothingHasShifted,
  ORDERS,
  pageIsTold,
  recordShifts,
  shelvesAreFull,
  shifts,
  storeHeader,
  topOf,
} from "./place.mjs";
import { expect, MARIA, test } from "./store.mjs";

// What comes from above comes all the way.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test.beforeEach(({ store }) => recordShifts(store));

test.describe("layout shift", () => {
  test("is seen by these tests where there is one", async ({ store }) => {
    await store.open();
    await shelvesAreFull(store);
    await nothingHasShifted(store);
    await store.page.evaluate(() => {
      const banner = document.createElement("p");
      banner.style.height = "44px";
      document.body.prepend(banner);
    });
    await expect.poll(async () => (await shifts(store)).length).toBeGreaterThan(0);
  });

  test("there is none for a shopper", async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.open();
    await shelvesAreFull(store);
    await store.hasNoBar("visitor");
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(0);
  });

  for (const attributes of ["", 'position="sticky"', 'position="fixed"', 'position="static"']) {
    test.describe(`with ${attributes || "no attribute"}`, () => {
      test.beforeEach(({ store }) => store.embedsWith(attributes));

      test("there is none on an operator's first page, nor on those that follow", async ({ store }) => {
        await hadTheBar(store, "/products");
        await shelvesAreFull(store);
        await nothingHasShifted(store);
        await store.open("/checkout");
        await store.isIdle();
        await nothingHasShifted(store);
        await goesOn(store);
        await shelvesAreFull(store);
        await nothingHasShifted(store);
        await store.logInAs(MARIA);
        await store.actsFor(MARIA_SOUZA);
        await shelvesAreFull(store);
        await nothingHasShifted(store);
        await store.page.reload();
        await store.actsFor(MARIA_SOUZA);
        await shelvesAreFull(store);
        await nothingHasShifted(store);
      });

      test("there is none in My Orders of a tab that had an operator", async ({ store }) => {
        await hadTheBar(store);
        await store.open("/checkout");
        await store.isIdle();
        await store.open(ORDERS);
        await expect(store.page.getByRole("heading", { level: 1, name: "My Orders" })).toBeVisible();
        await store.hasNoBar("idle");
        await nothingHasShifted(store);
        expect(await topOf(storeHeader(store))).toBe(0);
      });

      test("there is none while the session is late in being read", async ({ store }) => {
        await hadTheBar(store);
        await store.hasFault({ fault: "status", status: 503, on: "read", times: 1 });
        store.complaints.declare("503 /api/sessions");
        await goesOn(store);
        await shelvesAreFull(store);
        await nothingHasShifted(store);
      });
    });
  }

  test("there is none when the bar is minimised, and none on the next page", async ({ store }) => {
    await hadTheBar(store);
    await minimises(store);
    await isMinimised(store);
    await nothingHasShifted(store);
    await goesOn(store);
    await isASmallTab(store);
    await shelvesAreFull(store);
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(0);
  });

  for (const when of ["that never had an operator", "that had an operator"]) {
    test(`there is none in a tab ${when} when the script is late: the bar comes over the page`, async ({ store }) => {
      await store.operatorIsLoggedIn();
      if (when === "that had an operator") await hadTheBar(store);
      await store.openFixture("late-script");
      await store.isIdle();
      await pageIsTold(store, "");
      await barIsAt(store, 0);
      await nothingHasShifted(store);
      expect(await topOf(storeHeader(store))).toBeLessThan(44);
    });
  }

  test("there is none when an attribute changes, on a first page and on a next one", async ({ store }) => {
    await hadTheBar(store);
    const setsLocale = async (locale, region) => {
      await store.element.evaluate((element, locale) => element.setAttribute("locale", locale), locale);
      await expect(store.page.getByRole("region", { name: region })).toHaveCount(1);
    };
    await setsLocale("es", "Televentas");
    await pageIsTold(store, "");
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(0);
    await goesOn(store);
    await setsLocale("es", "Televentas");
    await pageIsTold(store, "44px");
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(44);
  });
});
