// What space the bar takes of its page, before and after it comes, and what the page is told of it.
import {
  barIsAt,
  goesOn,
  hadTheBar,
  minimises,
  nothingHasShifted,
  ORDERS,
  pageIsTold,
  recordShifts,
  RESTORE,
  shelvesAreFull,
  storeHeader,
  toldHeight,
  topOf,
} from "./place.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { storeIsStyledBy } from "./style-sheet.mjs";

test.beforeEach(({ store }) => recordShifts(store));

const pagesHave = (store, what, instead) =>
  store.context.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace(what, instead) });
  });

test.describe("the space of the bar", () => {
  test("is reserved too where a page includes the script as a plain one, which every browser waits for", async ({ store }) => {
    await pagesHave(store, '<script type="module" async blocking="render"', "<script");
    await hadTheBar(store);
    await goesOn(store);
    await shelvesAreFull(store);
    await barIsAt(store, 0);
    expect(await topOf(storeHeader(store))).toBe(44);
    await nothingHasShifted(store);
  });

  test("is the usual one in a tab that saw only My Orders", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await store.open(ORDERS);
    await store.hasNoBar("idle");
    await goesOn(store);
    await shelvesAreFull(store);
    await barIsAt(store, 0);
    expect(await topOf(storeHeader(store))).toBe(44);
    await nothingHasShifted(store);
  });

  test("is told to be none in My Orders, where one comes without a load", async ({ store }) => {
    await hadTheBar(store);
    await goesOn(store);
    await pageIsTold(store, "44px");
    await store.page.evaluate((orders) => history.pushState(null, "", orders), ORDERS);
    await expect(store.bar).toHaveCount(0);
    await pageIsTold(store, "0px");
    await store.page.goBack();
    await pageIsTold(store, "44px");
  });

  test("is not told any more when the element goes before its toolbar has come", async ({ store }) => {
    await hadTheBar(store);
    const read = await store.holds("**/api/sessions?*", "GET");
    await store.open();
    await read.arrived;
    await pageIsTold(store, "44px");
    await store.element.evaluate((element) => element.remove());
    await pageIsTold(store, "");
    read.release();
  });

  test("is not told as nonsense when an attribute changes after the login has ended", async ({ store }) => {
    await hadTheBar(store);
    await store.operatorLoginEnds();
    await store.open();
    await store.hears("telesales-error", { code: "login-expired" });
    await store.element.evaluate((element) => element.setAttribute("locale", "es"));
    // The operator is still to be told, in the other language.
    await expect(store.page.getByRole("region", { name: "Televentas" })).toBeVisible();
    expect((await store.state()).stage).toBe("lapsed");
    await pageIsTold(store, "44px");
  });

  test("is none on the first page, which it comes over, and its own on the next", async ({ store }) => {
    await hadTheBar(store);
    await barIsAt(store, 0);
    expect(await topOf(storeHeader(store))).toBe(0);
    await goesOn(store);
    await barIsAt(store, 0);
    expect(await topOf(storeHeader(store))).toBe(44);
  });

  const loads = {
    "a reload": (store) => store.page.reload(),
    "the load that follows a log-in": (store) => store.logInAs(MARIA),
  };

  for (const [load, happens] of Object.entries(loads)) {
    test(`is above the store's header also after ${load} of the first page`, async ({ store }) => {
      await hadTheBar(store, "/products");
      await shelvesAreFull(store);
      await happens(store);
      await pageIsTold(store, "44px");
      await shelvesAreFull(store);
      await barIsAt(store, 0);
      expect(await store.page.evaluate(() => scrollY)).toBe(0);
      expect(await topOf(storeHeader(store))).toBe(44);
    });
  }

  test("is there before the session is read", async ({ store }) => {
    await hadTheBar(store);
    const read = await store.holds("**/api/sessions?*", "GET", 1);
    await store.open();
    await read.arrived;
    await expect(storeHeader(store)).toBeVisible();
    await expect(store.bar).toHaveCount(0);
    expect(await topOf(storeHeader(store))).toBe(44);
    expect(await toldHeight(store)).toBe("44px");
    read.release();
    await store.isIdle();
    expect(await topOf(storeHeader(store))).toBe(44);
  });

  test("is told to no shopper's page", async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.open();
    await store.hasNoBar("visitor");
    expect(await toldHeight(store)).toBe("");
  });

  test("is told to an operator's page, and not any more when the element is removed", async ({ store }) => {
    await hadTheBar(store);
    await goesOn(store);
    await pageIsTold(store, "44px");
    await store.element.evaluate((element) => element.remove());
    await pageIsTold(store, "");
    expect(await topOf(storeHeader(store))).toBe(0);
  });

  const habits = {
    "whose own getPropertyValue knows nothing": () => {
      CSSStyleDeclaration.prototype.getPropertyValue = () => null;
    },
    "that takes it back each time": () =>
      addEventListener("DOMContentLoaded", () => {
        const [root, told] = [document.documentElement, "--telesales-toolbar-height"];
        const takesBack = () => root.style.getPropertyValue(told) && root.style.removeProperty(told);
        new MutationObserver(takesBack).observe(root, { attributeFilter: ["style"] });
      }),
  };
  for (const [page, habit] of Object.entries(habits)) {
    test(`is told anew in a page ${page}, which hears no errors of it`, async ({ store }) => {
      await hadTheBar(store);
      await store.page.addInitScript(habit);
      await goesOn(store);
      await barIsAt(store, 0);
      const errors = await store.page.evaluate(async () => {
        const heard = [];
        // Of a loop the browser tells the page alone.
        addEventListener("error", ({ message }) => heard.push(message));
        const bar = document.querySelector("telesales-toolbar");
        for (const height of ["60px", "50px", "60px"]) {
          bar.style.setProperty("--telesales-height", height);
          for (const _ of ["laid out", "told", "drawn"]) await new Promise(requestAnimationFrame);
        }
        return heard;
      });
      expect(errors).toEqual([]);
      await barIsAt(store, 0, 60);
    });
  }

  test("is told on when another element goes, which had none", async ({ store }) => {
    await hadTheBar(store);
    await goesOn(store);
    await store.isIdle();
    const read = await store.holds("**/api/sessions?*", "GET", 1);
    await store.page.evaluate(() => document.body.append(document.createElement("telesales-toolbar")));
    await read.arrived;
    await store.element.last().evaluate(async (element) => {
      element.remove();
      await null;
    });
    expect(await toldHeight(store)).toBe("44px");
    read.release();
  });

  test("is told on when another element goes, which had some and no bar yet", async ({ store }) => {
    await hadTheBar(store);
    const another = "<telesales-toolbar></telesales-toolbar>";
    await store.changesPages((html) => html.replace("<telesales-toolbar>", `${another}<telesales-toolbar>`));
    const read = await store.holds("**/api/sessions?*", "GET", 1);
    await store.open();
    await read.arrived;
    await store.isIdle();
    await store.element.first().evaluate(async (element) => {
      element.remove();
      await null;
    });
    await pageIsTold(store, "44px");
    read.release();
  });

  for (const [where, attributes] of [["", ""], [" in the page", 'compat="vtex"']]) {
    test(`is not that of what an extension has put beside a bar${where}, which stays`, async ({ store }) => {
      await store.embedsWith(attributes);
      await hadTheBar(store);
      const read = await store.holds("**/api/sessions?*", "GET", 1);
      await store.open();
      await read.arrived;
      await store.element.evaluate(({ shadowRoot }) => {
        window.own = document.createElement("grammar-check");
        Object.assign(window.own.style, { position: "absolute", height: "300px" });
        shadowRoot.prepend(window.own);
      });
      read.release();
      await store.isIdle();
      await pageIsTold(store, "44px");
      expect(await topOf(storeHeader(store))).toBe(44);
      const isThere = () => store.page.evaluate(() => window.own.isConnected);
      expect(await isThere()).toBe(true);
      await store.element.evaluate((element) => element.setAttribute("locale", "es"));
      await expect(store.page.getByRole("region", { name: "Televentas" })).toBeVisible();
      expect(await isThere()).toBe(true);
      await pageIsTold(store, "44px");
      expect(await store.element.evaluate(({ shadowRoot }) => shadowRoot.childNodes.length)).toBe(2);
    });
  }

  test("is as high as the store wants it, also where it is reserved", async ({ store }) => {
    await storeIsStyledBy(store, ":root { --telesales-height: 60px }");
    await hadTheBar(store);
    await barIsAt(store, 0, 60);
    await goesOn(store);
    await pageIsTold(store, "60px");
    await barIsAt(store, 0, 60);
    await shelvesAreFull(store);
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(60);
  });

  test("is given back when the operator minimises the bar, and taken again when they restore it", async ({ store }) => {
    await hadTheBar(store);
    await goesOn(store);
    await minimises(store);
    await pageIsTold(store, "0px");
    await expect.poll(() => topOf(storeHeader(store))).toBe(0);
    await store.button(RESTORE).click();
    await pageIsTold(store, "44px");
    await expect.poll(() => topOf(storeHeader(store))).toBe(44);
  });

  test.describe("in a page that is zoomed by style", () => {
    /** Whether a click there would be one on the bar. */
    const isBarAt = (store, y) =>
      store.page.evaluate((y) => document.elementFromPoint(200, y)?.localName === "telesales-toolbar", y);

    const barIs44High = (store) =>
      expect.poll(() => Promise.all([2, 42, 46].map((y) => isBarAt(store, y)))).toEqual([true, true, false]);

    test("is no larger, on a first page and on the next", async ({ store }) => {
      await storeIsStyledBy(store, "body { zoom: 1.5 }");
      await hadTheBar(store);
      await barIs44High(store);
      await goesOn(store);
      await barIs44High(store);
      expect(await topOf(storeHeader(store))).toBeCloseTo(44, 0);
      await shelvesAreFull(store);
      await nothingHasShifted(store);
    });

    test("is no larger while the zoom moves, of which the page hears no errors", async ({ store }) => {
      await hadTheBar(store);
      await goesOn(store);
      const errors = await store.page.evaluate(async () => {
        const heard = [];
        // Of a loop the browser tells the page alone.
        addEventListener("error", ({ message }) => heard.push(message));
        const zooms = document.body.animate([{ zoom: 1 }, { zoom: 1.5 }], { duration: 500, fill: "both" });
        await zooms.finished;
        for (const _ of ["drawn", "told"]) await new Promise(requestAnimationFrame);
        return heard;
      });
      expect(errors).toEqual([]);
      await barIs44High(store);
      await expect.poll(() => topOf(storeHeader(store))).toBeCloseTo(44, 0);
      await pageIsTold(store, `${44 / 1.5}px`);
    });

    test("is no larger when the style comes later", async ({ store }) => {
      await hadTheBar(store);
      await goesOn(store);
      await barIs44High(store);
      await store.page.evaluate(() => (document.body.style.zoom = 1.5));
      await barIs44High(store);
      await expect.poll(() => topOf(storeHeader(store))).toBeCloseTo(44, 0);
    });
  });
});
