import assert from "node:assert/strict";
import { test } from "node:test";
import { example, set } from "../example.mjs";
import { MISSED, UNTOLD, judge } from "./targets.mjs";

const judged = (change) => judge(example(change));
const told = (verdict, change) =>
  judged(change)
    .filter((target) => target.verdict === verdict)
    .map((target) => target.told);
const missed = (change) => told(MISSED, change);
const slow = (column) => ["operator", "slow", column];

test("the example meets all", () => {
  assert.deepEqual(missed(), []);
  assert.deepEqual(told(UNTOLD), []);
});

test("a bar that comes late is named with its ratio", () => {
  const late = (file) => set(file, slow("inline"), "bar", [1200, 960]);
  assert.deepEqual(missed(late), ["time to the visible bar, to React's, throttled is 1.20×, to be ≤ 0.8×"]);
});

test("a new tab has a limit of its own where the line is slow", () => {
  const what = "the same in a new tab of a browser that had an operator";
  const onSlow = (file) => set(file, slow("new-tab"), "bar", [760, 592]);
  assert.deepEqual(missed(onSlow), [`${what}, throttled is 0.75×, to be ≤ 0.72×`]);
  const onFast = (file) => set(file, ["operator", "fast", "new-tab"], "bar", [187.5, 150]);
  assert.deepEqual(missed(onFast), []);
});

test("each other measure to React's or the bare page's is named in both profiles", () => {
  for (const [field, value, what] of [
    ["acting", 241, "Enter to acting, to React's"],
    ["popover", 69, "click to popover, to React's"],
    ["memory", 1_200 * 1_024, "memory with the bar, to React's"],
    ["firstPaint", 330, "first paint of an operator's page, to that without a toolbar"],
  ]) {
    for (const [profile, words] of [["fast", ""], ["slow", ", throttled"]]) {
      const worse = (file) => set(file, ["operator", profile, "inline"], field, [value]);
      assert.ok(missed(worse).some((sentence) => sentence.startsWith(`${what}${words} is `)), `${what}${words}`);
    }
  }
  const blocked = (file) => set(file, ["shopper", "fast", "inline"], "firstPaint", [312]);
  const what = "first paint of a shopper's page, to that without a toolbar is 1.04×, to be ≤ 1.03×";
  assert.deepEqual(missed(blocked), [what]);
});

test("one run with a layout shift is enough", () => {
  const shifted = (file) => set(file, slow("inline"), "layoutShift", [0, 0.01]);
  assert.deepEqual(missed(shifted), ["layout shift, in the worst run, throttled is 0.01, to be ≤ 0"]);
});

test("what must be less is missed at the limit", () => {
  const late = (file) => set(file, slow("inline"), "popover", [50]);
  assert.deepEqual(missed(late), ["click to popover, throttled is 50.00 ms, to be < 50 ms"]);
});

test("what was not measured is not met", () => {
  const silent = (file) => set(file, slow("inline"), "acting", [null]);
  assert.deepEqual(missed(silent), ["Enter to acting, to React's, throttled was not measured"]);
});

const pairsOf = (extra) => (file) => {
  const visits = (of) => extra.map((more) => ({ missing: [], mainThread: 190 + of(more) }));
  file.raw.shopper.cpu = { empty: visits(() => 0), inline: visits((more) => more) };
};
const what = "a shopper's main thread, more than with an empty element, a quarter of the CPU";

test("a shopper's main thread is told with the number of pairs and how sure that is", () => {
  const { measured } = judged().find((target) => target.what === what);
  assert.equal(measured, "1.00 ms (95 %: 0.50 to 2.00; 8 pairs)");
});

test("a shopper's main thread is missed where all that it may be is too much, and untold where some is", () => {
  const tooMuch = "is 4.00 ms (95 %: 4.00 to 4.00; 8 pairs), to be ≤ 3 ms";
  assert.deepEqual(missed(pairsOf([4, 4, 4, 4, 4, 4, 4, 4])), [`${what} ${tooMuch}`]);
  const unsure = pairsOf([-30, 40, 2, 1, 20, -15, 3, 0]);
  assert.deepEqual(missed(unsure), []);
  assert.match(told(UNTOLD, unsure)[0], /8 pairs\); some \d+ would tell, to be ≤ 3 ms$/);
  assert.deepEqual(told(UNTOLD, pairsOf([1, 1])), [`${what} is untold in 2 pairs, to be ≤ 3 ms`]);
});

test("a build in one piece brings a target along, and only then", () => {
  const unsplit = (milliseconds) => (file) => {
    file.meta.products.push({ name: "unsplit" });
    for (const role of ["operator", "shopper"]) {
      for (const profile of ["fast", "slow"]) {
        file.raw[role][profile].unsplit = structuredClone(file.raw[role][profile].inline);
      }
    }
    set(file, slow("unsplit"), "popover", [milliseconds]);
  };
  assert.ok(!judged().some((target) => target.what.includes("in one piece")));
  assert.deepEqual(missed(unsplit(30)), []);
  const sentence = "click to popover, to that of the toolbar in one piece, throttled is 1.20×, to be ≤ 1.1×";
  assert.deepEqual(missed(unsplit(25)), [sentence]);
});
