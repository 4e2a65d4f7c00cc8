// What a store hosts makes no code and no markup out of texts, and names nobody else's server.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const PKG = join(process.env.TELESALES_SITE ?? "target/site", "pkg");

/** The place of each file in `pkg/` with one of these endings. */
const files = (...endings) =>
  readdirSync(PKG, { recursive: true }).filter((name) => endings.some((ending) => name.endsWith(ending)));

const contentOf = (name) => readFileSync(join(PKG, name), "latin1");

/** What makes code or markup of a text, how it is found, and a line that has it. */
const MAKES_CODE_OR_MARKUP = [
  ["innerHTML", /innerHTML/, "e.innerHTML=t"],
  ["outerHTML", /outerHTML/, 'e["outerHTML"]=t'],
  ["insertAdjacentHTML", /insertAdjacentHTML/, 'e.insertAdjacentHTML("beforeend",t)'],
  ["setHTMLUnsafe", /(set|parse)HTMLUnsafe/, "e.setHTMLUnsafe(t)"],
  ["createContextualFragment", /createContextualFragment/, "r.createContextualFragment(t)"],
  ["DOMParser", /parseFromString/, 'new DOMParser().parseFromString(t,"text/html")'],
  ["srcdoc", /srcdoc/, "frame.srcdoc=t"],
  ["document.write", /document\s*\.\s*write/, "document.writeln(t)"],
  ["eval", /\beval\b/, "(0,eval)(t)"],
  ["new Function", /\bnew\s+(Async)?(Generator)?Function\b|\bFunction\s*\(/, "return new Function(t)"],
  ["a timer of a text", /\bset(Timeout|Interval)\s*\(\s*["'`]/, 'setTimeout("run()",9)'],
  ["importScripts", /\bimportScripts\b/, "importScripts(t)"],
  ["a javascript: address", /javascript:/i, 'a.href="javascript:run()"'],
];

const ADDRESS = /\b(?:https?|wss?):\/\/[\w.-]+|["'`(]\/\/[\w-]+\.[\w.-]+/g;
/** Names of kinds of elements, which nothing is fetched from. */
const NAMES = new Set(["http://www.w3.org"]);
const addressesIn = (text) => (text.match(ADDRESS) ?? []).filter((address) => !NAMES.has(address));

for (const [what, pattern, example] of MAKES_CODE_OR_MARKUP) {
  test(`no shipped script has ${what}`, () => {
    expect(example).toMatch(pattern);
    const scripts = files(".js", ".mjs", ".cjs");
    expect(scripts).toContain("telesales-toolbar.js");
    expect(scripts.filter((name) => pattern.test(contentOf(name)))).toEqual([]);
  });
}

test("no shipped file that runs, styles or words names another server", () => {
  for (const found of ['fetch("https://cdn.example/x")', "url(//fonts.example/a)", "new WebSocket(`wss://a.example`)"]) {
    expect(addressesIn(found)).toHaveLength(1);
  }
  const texts = files(".json").filter((name) => name.startsWith("telesales-toolbar."));
  const named = [...files(".js", ".mjs", ".cjs", ".css", ".wasm"), ...texts].flatMap((name) =>
    addressesIn(contentOf(name)).map((address) => `${name}: ${address}`));
  expect(named).toEqual([]);
});
