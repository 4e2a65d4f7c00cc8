import assert from "node:assert/strict";
import { test } from "node:test";
import { example, set } from "../example.mjs";

const bar = { role: "operator", profile: "slow", column: "inline", field: "bar" };
const mainThread = { role: "shopper", profile: "slow", column: "inline", field: "mainThread" };

test("ratios are taken within a round", () => {
  // 500 of 1000, and 480 of 800.
  const { least, most } = example().ratio(bar, "react");
  assert.deepEqual([least, most], [0.5, 0.6]);
});

test("what a toolbar takes is what is more than in another column", () => {
  const { median, count } = example().extra(mainThread, "none");
  assert.deepEqual([median, count], [12, 2]);
});

test("a place may lie in an object, and what has no such field was not measured", () => {
  assert.equal(example().statistic({ ...bar, field: "bytes.total" }).median, 58_099);
  assert.equal(example().statistic({ ...bar, field: "none.such" }), null);
  assert.equal(example().ratio({ ...bar, column: "none" }, "react"), null);
});

test("a visit that did not find all it measures is no result", () => {
  const incomplete = (file) => set(file, ["operator", "slow", "inline"], "missing", [[], ["customer"]]);
  const message = "a visit of `inline` (operator, slow) went wrong: customer";
  assert.throws(() => example(incomplete), { message });
  const failing = (file) => set(file, ["shopper", "fast", "empty"], "pageErrors", [["ReferenceError"]]);
  assert.throws(() => example(failing), { message: "a visit of `empty` (shopper, fast) went wrong: ReferenceError" });
});

test("a page that was not measured is no result", () => {
  for (const [role, profile, column] of [["operator", "fast", "new-tab"], ["shopper", "cpu", "empty"]]) {
    const message = `the page \`${column}\` (${role}, ${profile}) was not measured`;
    assert.throws(() => example((file) => delete file.raw[role][profile][column]), { message });
  }
  const promised = (file) => file.meta.products.push({ name: "unsplit" });
  assert.throws(() => example(promised), { message: "the page `unsplit` (operator, fast) was not measured" });
});

test("without pairs none are missed", () => {
  example((file) => {
    file.meta.pairs = 0;
    delete file.raw.shopper.cpu;
  });
});
