// Where the bar is in its page: it pushes nothing that was seen, says what space it takes, and can be made small.
import { expect, MARIA, test } from "./store.mjs";

const MARIA_SOUZA = "Maria Souza";
const MINIMISE = "Minimise the toolbar";
const RESTORE = "Restore the toolbar";
const ORDERS = "/account#/orders";

test.beforeEach(async ({ store }) => {
  await store.context.addInitScript(() => {
    window.shifts = [];
    const note = (entries) => {
      for (const { value, hadRecentInput, sources } of entries) {
        if (!hadRecentInput) window.shifts.push({ value, moved: sources.map(({ node }) => node?.nodeName) });
      }
    };
    window.gauge = new PerformanceObserver((list) => note(list.getEntries()));
    window.gauge.observe({ type: "layout-shift", buffered: true });
    window.readGauge = () => note(window.gauge.takeRecords());
  });
});

/** What has moved without being asked to, once all that was drawn has been painted. */
const shifts = (store) =>
  store.page.evaluate(async () => {
    for (const _ of ["drawn", "painted", "measured"]) await new Promise(requestAnimationFrame);
    window.readGauge();
    return window.shifts;
  });

const nothingHasShifted = async (store) => expect(await shifts(store)).toEqual([]);

const shelvesAreFull = (store) => expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();

/** The store's own header, or that of a fixture. */
const storeHeader = (store) => store.page.locator("header");

async function topOf(locator) {
  const { y } = await locator.boundingBox();
  return y;
}

const barIsAt = (store, y, height = 44) =>
  expect.poll(async () => {
    const box = await store.bar.boundingBox();
    return { y: box.y, height: box.height };
  }).toEqual({ y, height });

/** The space that the page is told to keep free. */
const toldHeight = (store) =>
  store.page.evaluate(() => document.documentElement.style.getPropertyValue("--telesales-toolbar-height"));

const pageIsTold = (store, height) => expect.poll(() => toldHeight(store)).toBe(height);

/** The style sheet of each page goes on with this. */
const storeIsStyledBy = (store, css) =>
  store.context.route("**/demo/theme.css", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  });

const pagesHave = (store, what, instead) =>
  store.context.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace(what, instead) });
  });

/** The body of each page begins with this tag. */
const storeHasBody = (store, body) => pagesHave(store, "<body>", body);

/** A tab in which the bar has had its place: the next page reserves it. */
async function hadTheBar(store, path = "/checkout") {
  await store.operatorIsLoggedIn();
  await store.open(path);
  await store.isIdle();
  await pageIsTold(store, "0px");
}

async function goesOn(store) {
  await store.open();
  await store.isIdle();
}

const minimises = (store) => store.button(MINIMISE).click();
const isMinimised = (store) => expect(store.bar).toHaveAttribute("data-minimised", "");
const isWhole = (store) => expect(store.bar).not.toHaveAttribute("data-minimised");

/** A tab at the end of the window's upper edge, smaller than the bar. */
async function isASmallTab(store) {
  await isMinimised(store);
  const window = store.page.viewportSize();
  await expect.poll(async () => {
    const { x, y, width } = await store.bar.boundingBox();
    return { end: x + width, y, isSmall: width < window.width / 2 };
  }).toEqual({ end: window.width - 16, y: 0, isSmall: true });
}

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
      await pageIsTold(store, "0px");
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
    await pageIsTold(store, "0px");
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(0);
    await goesOn(store);
    await setsLocale("es", "Televentas");
    await pageIsTold(store, "44px");
    await nothingHasShifted(store);
    expect(await topOf(storeHeader(store))).toBe(44);
  });
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

  test("is not known in a tab that saw only My Orders, so the bar comes over the next page", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await store.open(ORDERS);
    await store.hasNoBar("idle");
    await goesOn(store);
    await shelvesAreFull(store);
    expect(await topOf(storeHeader(store))).toBe(0);
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
    await store.hasNoBar("visitor");
    await pageIsTold(store, "");
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
      await storeHasBody(store, '<body style="zoom: 1.5">');
      await hadTheBar(store);
      await barIs44High(store);
      await goesOn(store);
      await barIs44High(store);
      expect(await topOf(storeHeader(store))).toBeCloseTo(44, 0);
      await shelvesAreFull(store);
      await nothingHasShifted(store);
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
    await store.embedsWith('frame after="none"');
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

  test("is as wide as the window, also with a minimised bar", async ({ store }) => {
    await store.embedsWith('frame after="none"');
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
    await store.embedsWith('after="none"');
    await hadTheBar(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    expect(await edge(store)).toBe("none");
  });
});

test.describe("a minimised bar", () => {
  test.beforeEach(async ({ store }) => {
    await store.embedsWith('after="none"');
    await hadTheBar(store);
  });

  test("is a small tab that still opens the form, and a bar again when it is restored", async ({ store }) => {
    await minimises(store);
    await isASmallTab(store);
    await expect(store.bar.getByText("Attendant: operator@store.example")).toBeHidden();
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    await store.page.keyboard.press("Escape");
    await store.button(RESTORE).click();
    await isWhole(store);
    await expect(store.bar.getByText("Attendant: operator@store.example")).toBeVisible();
    await barIsAt(store, 0);
  });

  test("is minimised and restored by the keyboard, and the focus stays on the button", async ({ store }) => {
    const { keyboard } = store.page;
    await store.button("Log in as").focus();
    await keyboard.press("Tab");
    await expect(store.button(MINIMISE)).toBeFocused();
    await keyboard.press("Enter");
    await isASmallTab(store);
    await expect(store.button(RESTORE)).toBeFocused();
    await keyboard.press("Space");
    await isWhole(store);
    await expect(store.button(MINIMISE)).toBeFocused();
  });

  test("names the customer, opens the card and logs out", async ({ store }) => {
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await minimises(store);
    await isASmallTab(store);
    await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
    await expect(store.button(MARIA_SOUZA)).toBeInViewport({ ratio: 1 });
    await store.button(MARIA_SOUZA).click();
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    await expect(store.popover).toContainText(MARIA);
    await store.button("Log out").click();
    await store.isIdle();
    await isASmallTab(store);
  });

  test("takes a customer on", async ({ store }) => {
    await minimises(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await isASmallTab(store);
  });

  test("stays one over a reload, in the next page and over a log-in, until it is restored", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    await store.page.reload();
    await store.isIdle();
    await isASmallTab(store);
    await pageIsTold(store, "0px");
    await goesOn(store);
    await isASmallTab(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await store.page.reload();
    await store.actsFor(MARIA_SOUZA);
    await isASmallTab(store);
    await store.button(RESTORE).click();
    await isWhole(store);
    await store.page.reload();
    await store.actsFor(MARIA_SOUZA);
    await isWhole(store);
  });

  test("stays one when an attribute changes", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    await store.element.evaluate((element) => element.setAttribute("locale", "es"));
    await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveAttribute("data-minimised", "");
  });

  test("is one only in the tab where it was minimised", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    const other = await store.context.newPage();
    await other.goto("/products");
    await expect(other.getByRole("button", { name: MINIMISE })).toBeVisible();
  });

  for (const [how, isSmall] of [["minimised", true], ["whole", false]]) {
    test(`opens on news while it is ${how}`, async ({ store }) => {
      if (isSmall) {
        await minimises(store);
        await isMinimised(store);
      }
      await store.actsElsewhereFor(MARIA);
      await store.timePasses();
      await store.pageIsSeenAgain();
      await store.says(/changed elsewhere/);
      await expect(store.popover).toBeInViewport({ ratio: 1 });
      await expect(store.button("Page out of date")).toBeInViewport({ ratio: 1 });
      await (isSmall ? isASmallTab : isWhole)(store);
    });
  }
});
