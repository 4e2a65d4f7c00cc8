import assert from "node:assert/strict";
import { test } from "node:test";
import { interval, statistic } from "./statistics.mjs";

test("a median is the middle, or between the two in it", () => {
  assert.deepEqual(statistic([3, 1, 2]), { median: 2, least: 1, most: 3, count: 3 });
  assert.equal(statistic([4, 1]).median, 2.5);
});

test("what was not measured is left out, and nothing is nothing", () => {
  assert.deepEqual(statistic([null, 10, undefined, 9]), { median: 9.5, least: 9, most: 10, count: 2 });
  assert.equal(statistic([null]), null);
});

test("five differences tell nothing, six lie between the least and the most", () => {
  assert.equal(interval([1, 2, 3, 4, 5]), null);
  assert.deepEqual(interval([1, 2, 3, 4, 5, 6]), { middle: 3.5, low: 1, high: 6, count: 6 });
});

// Hollander and Wolfe, Nonparametric Statistical Methods, table 3.1: their interval at 96.1 % is −0.786 to −0.010.
test("the interval is the one of the textbook", () => {
  const depression = [-0.952, 0.147, -1.022, -0.43, -0.62, -0.59, -0.49, 0.08, -0.01];
  const { middle, low, high } = interval(depression);
  assert.ok(Math.abs(middle + 0.46) < 1e-9, middle);
  assert.ok(Math.abs(low + 0.786) < 1e-9 && Math.abs(high + 0.01) < 1e-9, `${low} to ${high}`);
});

test("one wild value moves the interval little, and more values narrow it", () => {
  const calm = Array.from({ length: 40 }, (_, at) => (at % 10) - 4.5);
  const { low, high } = interval([...calm, 1_000]);
  assert.ok(low > -2 && high < 2, `${low} to ${high}`);
  const few = interval(calm.slice(0, 10));
  assert.ok(few.high - few.low > high - low);
});
