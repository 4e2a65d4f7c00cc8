import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COLUMNS, TWINS } from "../columns.mjs";
import { embeddings } from "./embeddings.mjs";

const written = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const pages = embeddings("begin('FOLDER/a', 'FOLDER/b')");
const those = (hint) => Object.keys(pages).filter((name) => pages[name].includes(hint));

test("each column has a page", () => {
  const all = COLUMNS.map(({ id }) => id);
  assert.deepEqual([...Object.keys(pages), ...TWINS].sort(), all.sort());
});

test("the element is embedded as the README says", () => {
  const linked = pages.linked.replace("./pkg/", "/pkg/");
  assert.ok(written("README.md").includes(linked), linked);
  assert.equal(pages.inline, "<script>begin('./pkg/a', './pkg/b')</script>");
});

// A hint by another name would be none, and its column a second one of the first page, without an error.
test("each hint is one that the element script reads, and on its own page only", () => {
  const script = written("element/telesales-toolbar.js");
  assert.ok(script.includes("sessionStorage.telesales || localStorage.telesales"));
  assert.deepEqual(those("sessionStorage.telesales ="), ["later"]);
  assert.deepEqual(those("localStorage.telesales ="), ["new-tab"]);
});

test("a new tab knows of the operator before the script looks, and only by the browser", () => {
  const hint = 'sessionStorage.removeItem("telesales"); localStorage.telesales = "44px"';
  assert.equal(pages["new-tab"], `<script>${hint}</script>\n${pages.inline}`);
});

test("the page without a toolbar has no script, and the one with an empty element has that alone", () => {
  assert.equal(pages.none, "");
  assert.equal(pages.empty.split("<script").length, 2);
  assert.match(pages.empty, /define\("telesales-toolbar", class extends HTMLElement \{\}\)/);
});
