import assert from "node:assert/strict";
import { test } from "node:test";
import { example } from "../example.mjs";
import { IN_README, charts } from "./charts.mjs";
import { textsIn } from "./xml.mjs";

const all = charts(example());
const named = (name) => all.find((chart) => chart.name === name);

test("there is one of each measure and profile, and those of the README are among them", () => {
  assert.deepEqual(
    all.map(({ name }) => name),
    [
      ...["visible-bar", "visible-bar-throttled", "popover", "popover-throttled", "acting", "acting-throttled"],
      ...["shopper", "shopper-throttled", "memory"],
    ],
  );
  for (const name of IN_README) assert.ok(named(name), name);
});

test("each is well-formed and has the columns that were measured", () => {
  for (const { name, svg } of all) {
    const texts = textsIn(svg);
    for (const column of ["plain JavaScript", "Preact", "React", "this toolbar", "this toolbar, linked"]) {
      assert.ok(texts.includes(column), `${name}: ${column}`);
    }
    assert.equal(texts.includes("no toolbar"), !/bar|popover|acting/.test(name), name);
    assert.equal(texts.includes("an empty element"), name.startsWith("shopper"), name);
  }
});

test("its numbers are those that were measured, in the picture and in its words", () => {
  const { svg, alternative } = named("visible-bar-throttled");
  assert.ok(textsIn(svg).includes("900 (800–1000)"));
  assert.match(alternative, /^Navigation to visible bar, in milliseconds, a quarter of the CPU/);
  assert.match(alternative, / React 900 \(800–1000\); this toolbar /);
  // 1,000 of the heap, 39 of buffers, and 32 of WASM's.
  assert.match(named("memory").alternative, /this toolbar 1071; /);
});
