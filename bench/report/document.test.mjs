import assert from "node:assert/strict";
import { test } from "node:test";
import { example, set } from "../example.mjs";
import { cell } from "./cell.mjs";
import { charts } from "./charts.mjs";
import { document } from "./document.mjs";
import { judge } from "./targets.mjs";

function written(change) {
  const results = example(change);
  return document(results, judge(results), charts(results));
}

test("each role and profile has its table with ratios to React", () => {
  const text = written();
  const twins = "plain JavaScript | Preact | React | this toolbar | linked";
  assert.equal(text.split(`\n| | no toolbar | ${twins} | a later page | a new tab | to React |\n`).length, 3);
  assert.equal(text.split(`\n| | no toolbar | an empty element | ${twins} | to React |\n`).length, 3);
  const twinsBars = "400 | 447 (444–450) | 900 (800–1000)";
  const bar = `– | ${twinsBars} | 490 (480–500) | 695 (690–700) | 445 (440–450) | 470 (465–475)`;
  assert.ok(text.includes(`\n| navigation to visible bar, ms | ${bar} | 0.55 (0.50–0.60) |\n`), text);
});

test("a shopper is told what a toolbar takes", () => {
  const text = written();
  const row = "\n| main thread, more than with an empty element, ms |  |  | 8.0 | 16.0 | 52.0 | 4.0 | 12.0 |  |\n";
  assert.ok(text.includes(row), text);
});

test("each target has a row with what was measured, and one that is missed stands out", () => {
  assert.ok(written().includes("\n| click to popover, throttled | < 50 ms | 30.00 ms (30.00–30.00) | met |\n"));
  assert.match(written(), /\n22 of 22 are met\./);
  const late = written((file) => set(file, ["operator", "slow", "inline"], "popover", [51]));
  assert.ok(late.includes("\n| click to popover, throttled | < 50 ms | 51.00 ms (51.00–51.00) | **missed** |\n"));
});

test("each picture is there with what it shows in words", () => {
  const popover = /\n!\[Click to popover, in milliseconds, unthrottled: [^\]]*\]\(performance\/popover\.svg\)\n/;
  assert.match(written(), popover);
});

test("another build has a column of its own", () => {
  const text = written((file) => {
    file.meta.products.push({ name: "unsplit" });
    for (const role of Object.values(file.raw)) {
      for (const profile of [role.fast, role.slow]) profile.unsplit = structuredClone(profile.linked);
    }
  });
  assert.equal(text.split(" | unsplit | to React |\n").length, 5);
});

test("a cell is a dash without a number, and one number where all are the same", () => {
  assert.equal(cell(null), "–");
  assert.equal(cell({ median: 2_048, least: 2_048, most: 2_048 }, { unit: 1_024 }), "2");
  assert.equal(cell({ median: 1.5, least: 1, most: 2 }, { decimals: 1 }), "1.5 (1.0–2.0)");
});
