// The bar on a phone, enlarged, in spaced letters, in forced colours, without motion and on paper.
import { expect, MARIA, test } from "./store.mjs";

const LONG_NAME = "Maximiliana".repeat(19).slice(0, 200);
const LONG_EMAIL = `${"x".repeat(200)}@example.com`;
const NOBODY = "nobody@example.com";
const PHONE = { width: 320, height: 640 };
/** A window of 1280 by 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 };

// The bar comes from above otherwise, and its box would be one on the way.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.embedsWith('after="none"');
  await store.open();
  await store.isIdle();
  await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
});

const actsFor = async (store, email, name) => {
  await store.asksFor(email);
  await store.actsFor(name);
  await expect(store.popover).toHaveCount(0);
};

const comesBack = async (store) => {
  await store.timePasses();
  await store.pageIsRestored();
};

const looks = {
  "an idle bar": () => {},
  "an open form": async (store) => {
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
  },
  "a form with a failure": async (store) => {
    await store.asksFor(NOBODY);
    await store.says(/knows no customer/);
  },
  "a form with a long e-mail": async (store) => {
    await store.asksFor(LONG_EMAIL);
    await store.says(/knows no customer|too long/);
  },
  "a form whose log-in is under way": async (store) => {
    const write = await store.holds("**/api/sessions", "POST");
    await store.asksFor(MARIA);
    await write.arrived;
    await expect(store.button("Cancel")).toBeVisible();
    return async () => {
      write.release();
      await store.actsFor("Maria Souza");
    };
  },
  "an acting bar": (store) => actsFor(store, MARIA, "Maria Souza"),
  "a bar with a long name": (store) => actsFor(store, "long@example.com", LONG_NAME),
  "a card": async (store) => {
    await actsFor(store, MARIA, "Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.popover).toContainText(MARIA);
  },
  "a card with a long name": async (store) => {
    await actsFor(store, "long@example.com", LONG_NAME);
    await store.button(LONG_NAME).click();
    await expect(store.popover).toContainText(LONG_NAME);
  },
  "a bar in doubt": async (store) => {
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.says(/could not be confirmed/);
  },
  "a bar whose operator has to log in again": async (store) => {
    await store.operatorLoginEnds();
    await comesBack(store);
    await store.says(/login has ended/);
  },
  "a bar whose page is out of date": async (store) => {
    await store.actsElsewhereFor("long@example.com");
    await comesBack(store);
    await store.says(/changed elsewhere/);
  },
  "a minimised bar": async (store) => {
    await store.button("Minimise the toolbar").click();
    await expect(store.button("Restore the toolbar")).toBeVisible();
  },
  "a minimised bar with a long name, and its card": async (store) => {
    await actsFor(store, "long@example.com", LONG_NAME);
    await store.button("Minimise the toolbar").click();
    await store.button(LONG_NAME).click();
    await expect(store.popover).toContainText(LONG_NAME);
  },
};

const windowOf = (store) => store.page.viewportSize();

/** A control of the bar that is seen: `{ name, x, y, width, height }`. */
async function controls(store) {
  const all = await store.bar.locator("button, a, input, [tabindex]").filter({ visible: true }).all();
  return Promise.all(
    all.map(async (control) => {
      const [snapshot, box] = await Promise.all([control.ariaSnapshot(), control.boundingBox()]);
      return { name: snapshot.split("\n")[0], ...box };
    }),
  );
}

async function pageScrollsOnlyDown(store) {
  const { scrollWidth, scrollLeft } = await store.page.evaluate(() => {
    scrollTo(1000, scrollY);
    return { scrollWidth: document.documentElement.scrollWidth, scrollLeft: scrollX };
  });
  expect({ scrollWidth, scrollLeft }).toEqual({ scrollWidth: windowOf(store).width, scrollLeft: 0 });
}

async function controlsFitAFinger(store) {
  const all = await controls(store);
  expect(all.length).toBeGreaterThanOrEqual(2);
  expect(all.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
}

async function controlsAreWithinTheWindow(store) {
  const { width: end } = windowOf(store);
  const all = await controls(store);
  expect(all.filter(({ x, width }) => x < 0 || x + width > end)).toEqual([]);
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

for (const [size, viewport] of Object.entries({ "a phone": PHONE, "a desk": { width: 1280, height: 720 } })) {
  test.describe(`in letters spaced as WCAG 1.4.12 has it, on ${size}`, () => {
    test.use({ viewport });

    const lettersAreSpaced = (store) =>
      store.element.evaluate(({ shadowRoot }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* {
          line-height: 1.5 !important;
          letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important;
        }
        p { margin-bottom: 2em !important }`);
        shadowRoot.adoptedStyleSheets.push(sheet);
      });

    /** Texts of the popover that are wider or higher than their room. */
    const clipped = (store) =>
      store.popover.locator("p, label, label > span, button, a, dt, dd").evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
          .filter(({ clientWidth, clientHeight, scrollWidth, scrollHeight }) => {
            return scrollWidth > clientWidth || scrollHeight > clientHeight;
          })
          .map(({ localName, textContent }) => `${localName} ${textContent}`),
      );

    const texts = (store) => store.popover.locator("p, label, button, a, dt, dd").filter({ visible: true });

    for (const [look, end] of [
      ["a form with a failure", "Log in"],
      ["a form with a long e-mail", "Log in"],
      ["a card", "Log out"],
      ["a card with a long name", "Log out"],
      ["a bar in doubt", "Log out"],
      ["a bar whose page is out of date", "Log out"],
    ]) {
      test(`nothing of ${look} is clipped, and the bar is one line`, async ({ store }) => {
        await looks[look](store);
        await lettersAreSpaced(store);
        expect(await store.popover.evaluate((popover) => getComputedStyle(popover).letterSpacing)).not.toBe("normal");
        expect(await texts(store).count()).toBeGreaterThanOrEqual(3);
        expect(await clipped(store)).toEqual([]);
        await expect(store.button(end)).toBeVisible();
        await controlsAreWithinTheWindow(store);
        await pageScrollsOnlyDown(store);
        const { height } = await store.bar.boundingBox();
        expect(height).toBe(44);
        const name = store.bar.locator(".telesales-opener-name");
        expect(await name.evaluate((name) => name.getClientRects().length)).toBe(1);
      });
    }

    test("the names of an idle bar and of an acting one can be read", async ({ store }) => {
      await lettersAreSpaced(store);
      const shown = () =>
        store.bar.locator(".telesales-opener-name").evaluate(({ clientWidth, scrollWidth }) => ({
          isWhole: scrollWidth <= clientWidth,
          isEnough: clientWidth >= 56,
        }));
      expect(await shown()).toEqual({ isWhole: true, isEnough: true });
      await actsFor(store, MARIA, "Maria Souza");
      // On a phone a longer name may end in dots; the card has all of it.
      expect(await shown()).toEqual({ isWhole: size === "a desk" || expect.any(Boolean), isEnough: true });
      await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
      await controlsAreWithinTheWindow(store);
    });
  });
}

/** How many colours are on the screen within this box: one is a blank. */
async function coloursIn(store, { x, y, width, height }) {
  const picture = await store.page.screenshot({ clip: { x, y, width, height }, animations: "disabled" });
  return store.page.evaluate(async (url) => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, `data:image/png;base64,${picture.toString("base64")}`);
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

test.describe("motion", () => {
  /** What moves, or changes gradually, of all that is drawn. */
  const moving = (store) =>
    store.element.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll("*")].flatMap((element) =>
        [null, "::before", "::after"].flatMap((pseudo) => {
          const { animationName, transitionDuration } = getComputedStyle(element, pseudo);
          const moves = animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          return moves ? `${element.className}${pseudo ?? ""}` : [];
        }),
      ),
    );

  test("is there for who does not mind", async ({ store }) => {
    await store.page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await moving(store)).toContain("telesales-bar");
  });

  for (const look of ["an idle bar", "a form with a failure", "a card", "a bar in doubt", "a minimised bar"]) {
    test(`there is none in ${look} for who wants none`, async ({ store }) => {
      await store.page.emulateMedia({ reducedMotion: "reduce" });
      await looks[look](store);
      expect(await moving(store)).toEqual([]);
    });
  }
});

test.describe("on paper", () => {
  const actingFor = (store) => store.bar.getByText("Acting for", { exact: true });
  const name = (store) => store.bar.locator(".telesales-opener-name");

  async function namesTheCustomerInBlack(store) {
    await expect(actingFor(store)).toBeVisible();
    await expect(name(store)).toBeVisible();
    await expect(name(store)).toHaveText("Maria Souza");
    for (const words of [actingFor(store), name(store)]) {
      const { colour, grounds } = await words.evaluate((element) => {
        const ground = ({ backgroundColor }) => backgroundColor;
        const grounds = [];
        for (let at = element; at; at = at.parentElement) grounds.push(ground(getComputedStyle(at)));
        return { colour: getComputedStyle(element).color, grounds };
      });
      expect(colour).toBe("rgb(0, 0, 0)");
      expect(grounds.filter((ground) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(ground))).toEqual([]);
    }
  }

  test("an acting bar names the customer in black on white, and nothing else of it is printed", async ({ store }) => {
    await looks["a card"](store);
    await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await namesTheCustomerInBlack(store);
    await expect(store.popover).toBeHidden();
    await expect(store.bar.getByRole("button", { name: "Minimise the toolbar" })).toBeHidden();
    await expect(store.bar.locator(".telesales-attendant")).toBeHidden();
  });

  test("a minimised bar names the customer too", async ({ store }) => {
    await actsFor(store, MARIA, "Maria Souza");
    await store.button("Minimise the toolbar").click();
    await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await namesTheCustomerInBlack(store);
  });

  for (const look of ["an idle bar", "a form with a failure", "a bar whose page is out of date", "a bar in doubt"]) {
    test(`${look} is not printed`, async ({ store }) => {
      await looks[look](store);
      await store.page.emulateMedia({ media: "print" });
      await expect(store.bar).toBeHidden();
      await expect(store.popover).toBeHidden();
    });
  }

  for (const position of ["sticky", "static", "fixed"]) {
    test(`a bar that is ${position} is printed once, at its place`, async ({ store }) => {
      await actsFor(store, MARIA, "Maria Souza");
      await store.element.evaluate((element, position) => element.setAttribute("position", position), position);
      await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
      expect(await store.bar.evaluate((bar) => getComputedStyle(bar).position)).toBe("static");
    });
  }
});
