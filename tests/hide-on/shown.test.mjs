// What the toolbar leaves the element script of `hide-on` says the same of each address as the rules in core/src/pages.rs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shownOn } from "../../element/pages.js";

const table = JSON.parse(readFileSync(new URL("./pages.json", import.meta.url), "utf8"));

/** As the element script asks. */
const isShown = (patterns, address) => RegExp(shownOn(patterns), "i").test(new URL(`https://store.example${address}`));

test("patterns hide the bar on the pages that they name", () => {
  for (const { patterns, hidden, shown } of table) {
    for (const address of hidden) assert.ok(!isShown(patterns, address), `${patterns} at ${address}`);
    for (const address of shown) assert.ok(isShown(patterns, address), `${patterns} at ${address}`);
  }
});

/** What a pattern means, said in another way: each segment in turn, and for `**` every length tried. */
const means = ([wanted, ...rest], path, below) => {
  if (wanted === undefined) return below || path.length === 0;
  if (wanted === "**") return [...path, ""].some((_, taken) => means(rest, path.slice(taken), below));
  const fits = path.length > 0 && (wanted === "*" || wanted === path[0].toLowerCase());
  return fits && means(rest, path.slice(1), below);
};

/** All lists of up to so many of these. */
const lists = (words, most) =>
  most === 0 ? [[]] : [[], ...words.flatMap((word) => lists(words, most - 1).map((rest) => [word, ...rest]))];

const PATTERNS = lists(["a", "b", "*", "**"], 3);
const PATHS = lists(["a", "B", "c"], 3);

test("a pattern for paths hides what it means", () => {
  for (const pattern of PATTERNS) {
    const shown = RegExp(shownOn(`/${pattern.join("/")}`), "i");
    for (const path of PATHS) {
      const address = `https://store.example/${path.join("/")}`;
      assert.equal(!shown.test(address), means(pattern, path, true), `${pattern.join("/")} at ${address}`);
    }
  }
});

test("a pattern with a fragment hides what it means, whatever the query is", () => {
  const few = lists(["a", "*", "**"], 2);
  const places = lists(["a", "B"], 2);
  for (const pattern of few) {
    for (const inner of few) {
      const shown = RegExp(shownOn(`${pattern.join("/")}#/${inner.join("/")}`), "i");
      for (const path of places) {
        for (const fragment of places) {
          for (const query of ["", "?a/b=c"]) {
            const address = `https://store.example/${path.join("/")}${query}#/${fragment.join("/")}${query}`;
            const expected = means(pattern, path, false) && means(inner, fragment, true);
            assert.equal(!shown.test(address), expected, `${pattern.join("/")}#/${inner.join("/")} at ${address}`);
          }
        }
      }
    }
  }
});
