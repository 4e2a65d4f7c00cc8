// The custom properties by which a store changes colours, sizes and letters of the bar.
import { expect, test } from "./store.mjs";
import { pageIsStyledBy } from "./style-sheet.mjs";
import { comes, CSS, inBar, LOOKS } from "./theme.mjs";

/** The bar's colour changes gradually otherwise. */

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
        await pageIsStyledBy(store, `${owner} { --telesales-${name}: ${value} }`);
        for (const [locator, properties] of looks) await has(locator, properties);
      });
    }
  }

  test("is tested here, each that the style sheet names", () => {
    const named = [...CSS.matchAll(/var\(--telesales-(\w[\w-]*)/g)].map(([, name]) => name);
    expect(Object.keys(TOKENS).toSorted()).toEqual([...new Set(named)].toSorted());
  });
});
