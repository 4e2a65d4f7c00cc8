// What a store changes of the bar's looks: colours, sizes, parts, and elements of its own in it.
import { readFile } from "node:fs/promises";
import { expect, MARIA, test } from "./store.mjs";

const CSS = await readFile(new URL("../../style/toolbar.css", import.meta.url), "utf8");

/** The bar's colour changes gradually otherwise. */
test.use({ contextOptions: { reducedMotion: "reduce" } });

const LIGHT_CARD = "rgb(255, 255, 255)";
const DARK_CARD = "rgb(26, 31, 51)";

/** The style sheet of each page goes on with this. */
const storeIsStyledBy = (store, css) =>
  store.context.route("**/demo/theme.css", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  });

const inBar = (store, name) => store.element.locator(`.telesales-${name}`).first();

const setAttribute = (store, name, value) =>
  store.element.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);

/** The stages in which the bar is there, each with its popover open where it has one. */
const LOOKS = {
  async idle(store) {
    await store.isIdle();
  },
  async form(store) {
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
  },
  async failure(store) {
    await store.asksFor("nobody@example.com");
    await store.says(/knows no customer/);
  },
  async acting(store) {
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
  },
  async card(store) {
    await LOOKS.acting(store);
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
  },
  async doubt(store) {
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.says(/could not be confirmed/);
  },
  async outdated(store) {
    await store.actsElsewhereFor(MARIA);
    await store.timePasses();
    await store.pageIsRestored();
    await store.says(/changed elsewhere/);
  },
  async minimised(store) {
    await store.button("Minimise the toolbar").click();
    await expect(store.bar).toHaveAttribute("data-minimised", "");
  },
};

async function comes(store, attributes = 'after="none"') {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await store.open();
  await store.isIdle();
}

test.describe("the card's colours", () => {
  const cardIs = async (store, colour) => {
    await LOOKS.form(store);
    await expect(store.popover).toHaveCSS("background-color", colour);
  };

  for (const [theme, scheme, system, expected] of [
    ["auto", "light dark", "light", LIGHT_CARD],
    ["auto", "light dark", "dark", DARK_CARD],
    ["auto", "light", "dark", LIGHT_CARD],
    ["auto", "only light", "dark", LIGHT_CARD],
    ["auto", "normal", "dark", DARK_CARD],
    ["auto", "dark", "light", DARK_CARD],
    ["light", "light dark", "dark", LIGHT_CARD],
    ["light", "dark", "dark", LIGHT_CARD],
    ["dark", "light dark", "light", DARK_CARD],
    ["dark", "light", "light", DARK_CARD],
    ["dark", "only light", "light", DARK_CARD],
  ]) {
    test(`theme=${theme} is ${expected} in a page of ${scheme} on a ${system} system`, async ({ store }) => {
      await store.page.emulateMedia({ colorScheme: system, reducedMotion: "reduce" });
      await storeIsStyledBy(store, `:root { color-scheme: ${scheme} }`);
      await store.operatorIsLoggedIn();
      await store.embedsWith(`theme="${theme}"`);
      await store.open();
      await cardIs(store, expected);
    });
  }

  test("stay light in a page that knows no dark mode, although the system is dark", async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await store.operatorIsLoggedIn();
    await store.openFixture("late-script");
    await cardIs(store, LIGHT_CARD);
  });

  test("change with the system's where the page's do", async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await comes(store);
    await cardIs(store, LIGHT_CARD);
    await store.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect(store.popover).toHaveCSS("background-color", DARK_CARD);
  });
});

test.describe("the token", () => {
  const COLOUR = "rgb(1, 22, 133)";
  const SHADOW = `${COLOUR} 1px 2px 3px 4px`;
  const colours = (look, part, property, more) => {
    return { look, value: COLOUR, at: { [part]: { [property]: COLOUR }, ...more } };
  };

  const TOKENS = {
    "idle": colours("idle", "bar", "background-color"),
    "acting": colours("acting", "bar", "background-color", { opener: { color: COLOUR } }),
    "doubt": colours("doubt", "bar", "background-color"),
    "on-bar": colours("idle", "bar", "color", { opener: { color: COLOUR } }),
    "surface": colours("form", "popover", "background-color", { field: { "background-color": COLOUR } }),
    "text": colours("form", "popover", "color", { field: { color: COLOUR } }),
    "quiet": colours("card", "term", "color"),
    "line": colours("form", "field", "border-top-color"),
    "accent": colours("form", "main", "background-color", { field: { "outline-color": COLOUR } }),
    "on-accent": colours("form", "main", "color"),
    "alarm": colours("failure", "message", "color", { field: { "border-top-color": COLOUR } }),
    "alarm-surface": colours("failure", "message", "background-color"),
    "height": { look: "idle", value: "61px", at: { bar: { height: "61px" }, opener: { height: "61px" } } },
    "radius": {
      look: "form",
      value: "20px",
      at: { popover: { "border-top-left-radius": "20px" }, button: { "border-top-left-radius": "15px" } },
    },
    "shadow": { look: "form", value: SHADOW, at: { popover: { "box-shadow": SHADOW } } },
    "font": {
      look: "form",
      value: "italic 700 19px/30px monospace",
      at: {
        bar: { "font-size": "19px", "font-style": "italic", "line-height": "30px" },
        operator: { "font-weight": "700", "font-family": "monospace" },
        opener: { "font-size": "19px", "font-family": "monospace" },
        field: { "font-family": "monospace" },
        main: { "font-size": "19px", "font-family": "monospace" },
      },
    },
    "max-width": { look: "idle", value: "700px", at: { row: { "max-width": "700px", width: "700px" } } },
    "z-index": { look: "idle", value: "12", at: { bar: { "z-index": "12" } }, ofElement: { "z-index": "12" } },
  };

  const has = async (locator, properties) => {
    for (const [property, value] of Object.entries(properties)) await expect(locator).toHaveCSS(property, value);
  };

  const hasNotYet = async (locator, properties) => {
    for (const [property, value] of Object.entries(properties)) await expect(locator).not.toHaveCSS(property, value);
  };

  for (const [name, { look, value, at, ofElement = {} }] of Object.entries(TOKENS)) {
    for (const owner of [":root", "telesales-toolbar"]) {
      test(`--telesales-${name} counts when it is set on ${owner}`, async ({ store }) => {
        await comes(store);
        await LOOKS[look](store);
        const looksOfParts = Object.entries(at).map(([part, properties]) => [inBar(store, part), properties]);
        const looks = [...looksOfParts, [store.element, ofElement]];
        for (const [locator, properties] of looks) await hasNotYet(locator, properties);
        await store.page.addStyleTag({ content: `${owner} { --telesales-${name}: ${value} }` });
        for (const [locator, properties] of looks) await has(locator, properties);
      });
    }
  }

  test("is tested here, each that the style sheet names", () => {
    const named = [...CSS.matchAll(/var\(--telesales-([\w-]+)/g)].map(([, name]) => name);
    expect(Object.keys(TOKENS).toSorted()).toEqual([...new Set(named)].toSorted());
  });
});

test.describe("the part", () => {
  /** Of all that has a class of the toolbar's own: its classes, and the parts it is. */
  const namesOf = (store) =>
    store.bar.evaluate((bar) =>
      [bar, ...bar.querySelectorAll("[class]")].map((element) => ({
        classes: [...element.classList].map((name) => name.replace("telesales-", "")),
        parts: [...element.part],
      })),
    );

  /** The parts of a look, once each class is one. */
  async function partsOf(store) {
    let names;
    await expect.poll(async () => {
      names = await namesOf(store);
      return names.filter(({ classes, parts }) => `${classes}` !== `${parts}`);
    }).toEqual([]);
    return names.flatMap(({ parts }) => parts);
  }

  test("is named like the class, of all that is drawn in each stage", async ({ store }) => {
    await comes(store);
    const parts = new Set();
    const sees = async () => (await partsOf(store)).forEach((part) => parts.add(part));
    await sees();
    await LOOKS.failure(store);
    await sees();
    await store.field.fill(MARIA);
    const write = await store.holds("**/api/sessions", "POST");
    await store.field.press("Enter");
    await write.arrived;
    await expect(store.button("Cancel")).toBeVisible();
    await sees();
    write.release();
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    await sees();
    await store.actsElsewhereFor("");
    await store.timePasses();
    await store.pageIsRestored();
    await store.says(/logged out/);
    await sees();
    await LOOKS.minimised(store);
    await sees();
    const styled = [...CSS.matchAll(/\.telesales-([\w-]+)/g)].map(([, name]) => name);
    // Where the bar is, not the bar.
    const expected = new Set(styled.filter((name) => name !== "over"));
    expect([...parts].toSorted()).toEqual([...expected].toSorted());
  });

  for (const [look, ...parts] of [
    ["idle", "bar", "row", "attendant", "operator", "icon", "menu", "opener", "opener-name", "minimise", "spoken"],
    ["form", "popover", "arrow", "content", "header", "form", "label", "field", "actions", "button", "main"],
    ["failure", "message"],
    ["card", "acting-for", "name", "facts", "fact", "term", "value", "stop"],
  ]) {
    test(`of the ${look} is the page's to style: ${parts.join(", ")}`, async ({ store }) => {
      await comes(store);
      await LOOKS[look](store);
      const rules = parts.map((part) => `telesales-toolbar::part(${part}) { border-radius: 0; cursor: help }`);
      await store.page.addStyleTag({ content: rules.join("\n") });
      for (const part of parts) {
        const styled = inBar(store, part);
        await expect(styled, part).toHaveCSS("cursor", "help");
        await expect(styled, part).toHaveCSS("border-top-left-radius", "0px");
      }
    });
  }

  test("opener is the page's to style also in a stage that has a look of its own", async ({ store }) => {
    await comes(store);
    await store.page.addStyleTag({
      content: `
        telesales-toolbar::part(bar) { background: rgb(1, 2, 3); height: 70px }
        telesales-toolbar::part(opener) { color: rgb(4, 5, 6) }
        telesales-toolbar::part(stop) { background: rgb(7, 8, 9) }`,
    });
    await LOOKS.card(store);
    await expect(store.bar).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(store.bar).toHaveCSS("height", "70px");
    await expect(store.button("Maria Souza")).toHaveCSS("color", "rgb(4, 5, 6)");
    await expect(store.button("Log out")).toHaveCSS("background-color", "rgb(7, 8, 9)");
  });
});

test.describe("elements of the store's own", () => {
  /** Goes on behind the last attribute. */
  const OWN = `after="none">
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

test.describe("an attribute that changes under an open form", () => {
  test.beforeEach(async ({ store }) => {
    await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await comes(store);
    await LOOKS.form(store);
    await store.field.fill("half-typed@");
    await store.bar.evaluate((bar) => (bar.marked = true));
  });

  /** The same bar, the form as it was, and the session not read again. */
  const nothingElseChanges = async (store) => {
    await expect(store.field).toHaveValue("half-typed@");
    await expect(store.field).toBeFocused();
    expect(await store.bar.evaluate((bar) => bar.marked)).toBe(true);
    expect(store.sessionRequests()).toEqual(["GET"]);
    expect(store.pageLoads()).toBe(1);
  };

  for (const [name, value, part, property, before, after] of [
    ["theme", "dark", "popover", "background-color", LIGHT_CARD, DARK_CARD],
    ["position", "fixed", "bar", "position", "sticky", "fixed"],
  ]) {
    test(`${name} counts at once, and nothing else changes`, async ({ store }) => {
      await expect(inBar(store, part)).toHaveCSS(property, before);
      await setAttribute(store, name, value);
      await expect(inBar(store, part)).toHaveCSS(property, after);
      await nothingElseChanges(store);
      await store.element.evaluate((element, name) => element.removeAttribute(name), name);
      await expect(inBar(store, part)).toHaveCSS(property, before);
      await nothingElseChanges(store);
    });
  }

  test("position=static counts at once, and nothing else changes", async ({ store }) => {
    await expect(store.element).toHaveCSS("position", "sticky");
    await setAttribute(store, "position", "static");
    await expect(store.element).toHaveCSS("position", "relative");
    await nothingElseChanges(store);
  });

  test("frame counts at once while somebody is acted for, and the card stays open", async ({ store }) => {
    await store.field.fill(MARIA);
    await store.field.press("Enter");
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    const requests = store.sessionRequests().length;
    const edge = () => store.bar.evaluate((bar) => getComputedStyle(bar, "::after").content);
    expect(await edge()).toBe("none");
    await setAttribute(store, "frame", "");
    expect(await edge()).not.toBe("none");
    await store.element.evaluate((element) => element.removeAttribute("frame"));
    expect(await edge()).toBe("none");
    await expect(store.button("Log out")).toBeVisible();
    expect(await store.bar.evaluate((bar) => bar.marked)).toBe(true);
    expect(store.sessionRequests()).toHaveLength(requests);
  });
});
