// The table of docs/frameworks.md: what a run makes of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FRAMEWORKS, versionOf } from "./frameworks.mjs";
import { table } from "./table.mjs";

test("the page has the table of a run in which nothing failed, with the versions that are installed", () => {
  const page = readFileSync(new URL("../../docs/frameworks.md", import.meta.url), "utf8");
  assert.ok(page.includes(table(() => true)), "to write it anew: cargo xtask frameworks");
});

test("what failed is in its cell", () => {
  const cells = table((name, capability) => name !== "vue" || capability !== "events");
  const row = cells.split("\n").find((line) => line.startsWith(`| Vue ${versionOf(FRAMEWORKS.vue)} |`));
  assert.equal(row.split(" | ")[4], "FAILED");
  assert.equal(cells.split("FAILED").length, 2);
});
