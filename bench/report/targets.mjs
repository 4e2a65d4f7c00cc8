/** What is to be reached, and whether it is. */
import { OPERATOR, PAIR, SHOPPER, TABLES } from "../columns.mjs";

export const MET = "met";
export const MISSED = "missed";
export const UNTOLD = "too few rounds to tell";

/** From here on a task is a long one, in milliseconds. */
const LONG_TASK = 50;
/** The column of the build before a change that splits it, where `--product unsplit=FOLDER` gives it. */
const UNSPLIT = "unsplit";

const THROTTLED = { fast: "", slow: ", throttled" };
const TIMES = "×";
const MILLISECONDS = " ms";

/**
 * All targets with what was measured: `{ what, limit, verdict, measured }`, the last three as texts, and `told`, a
 * sentence of all of it.
 */
export function judge(results) {
  const judged = [
    ...TABLES.flatMap((profile) => operators(results, profile)),
    ...TABLES.flatMap((profile) => firstPaints(results, profile)),
    target("click to popover, throttled", below(LONG_TASK), results.statistic(place("slow", "popover"))),
    shoppersMainThread(results),
  ];
  const hasUnsplit = results.columns.some(({ id }) => id === UNSPLIT);
  return hasUnsplit ? [...judged, ...TABLES.map((profile) => split(results, profile))] : judged;
}

function operators(results, profile) {
  const toReact = (what, field, limit, column) =>
    target(what + THROTTLED[profile], atMost(limit, TIMES), results.ratio(place(profile, field, column), "react"));
  const longTasks = results.extra(place(profile, "longTasks"), "none");
  const shift = results.statistic(place(profile, "layoutShift"));
  return [
    toReact("time to the visible bar, to React's", "bar", 0.8),
    toReact("the same on a later page of the tab", "bar", 0.8, "later"),
    toReact("the same in a new tab of a browser that had an operator", "bar", newTab(profile), "new-tab"),
    toReact("Enter to acting, to React's", "acting", 1),
    toReact("click to popover, to React's", "popover", 0.85),
    toReact("memory with the bar, to React's", "memory", 0.7),
    target(`long tasks until the bar, more than without a toolbar${THROTTLED[profile]}`, below(LONG_TASK), longTasks),
    target(`layout shift, in the worst run${THROTTLED[profile]}`, atMost(0, ""), shift, ({ most }) => most),
  ];
}

/** A line that is slow leaves more to be gained by fetching ahead. */
const newTab = (profile) => (profile === "slow" ? 0.72 : 0.8);

function firstPaints(results, profile) {
  const of = (role) => results.ratio({ ...place(profile, "firstPaint"), role }, "none");
  const what = (who) => `first paint of ${who} page, to that without a toolbar${THROTTLED[profile]}`;
  return [
    target(what("an operator's"), atMost(1.03, TIMES), of(OPERATOR)),
    target(what("a shopper's"), atMost(1.03, TIMES), of(SHOPPER)),
  ];
}

function split(results, profile) {
  const what = `click to popover, to that of the toolbar in one piece${THROTTLED[profile]}`;
  return target(what, atMost(1.1, TIMES), results.ratio(place(profile, "popover"), UNSPLIT));
}

/**
 * What one visit's main thread has to do differs by more than the limit from the next one's. So this is judged by where
 * the middle of the differences lies, as far as can be told, and not by the median of those there are.
 */
function shoppersMainThread(results) {
  const [empty, column] = PAIR;
  const mainThread = { role: SHOPPER, profile: "cpu", column, field: "mainThread" };
  const within = results.extraWithin(mainThread, empty);
  const what = "a shopper's main thread, more than with an empty element, a quarter of the CPU";
  const limit = atMost(3, MILLISECONDS);
  if (!within) return worded(what, limit, UNTOLD, `untold in ${results.extra(mainThread, empty)?.count ?? 0} pairs`);
  const { middle, low, high, count } = within;
  const [told, from, to] = [middle, low, high].map((number) => number.toFixed(2));
  const measured = `${told} ms (95 %: ${from} to ${to}; ${count} pairs)`;
  if (limit.allows(high)) return worded(what, limit, MET, measured);
  if (!limit.allows(low)) return worded(what, limit, MISSED, measured);
  return worded(what, limit, UNTOLD, `${measured}; some ${enough(within, limit.number)} would tell`);
}

/**
 * How many pairs would leave the limit outside of the bounds, which come together as the root of their number grows.
 */
function enough({ middle, low, high, count }, limit) {
  const pairs = Math.ceil(count * ((high - low) / 2 / Math.abs(limit - middle)) ** 2);
  return Number.isFinite(pairs) ? Math.max(pairs, count + 1) : "many more";
}

function place(profile, field, column = "inline") {
  return { role: OPERATOR, profile, column, field };
}

const atMost = (limit, unit) => ({
  text: `≤ ${limit}${unit}`,
  number: limit,
  unit,
  allows: (number) => number <= limit,
});
const below = (limit) => ({
  text: `< ${limit}${MILLISECONDS}`,
  unit: MILLISECONDS,
  allows: (number) => number < limit,
});

/** Judged by the median unless by something else. What was not measured is not met. */
function target(what, limit, measured, judgedBy = ({ median }) => median) {
  if (!measured) return worded(what, limit, MISSED, "–");
  const [median, least, most] = [measured.median, measured.least, measured.most].map((number) => number.toFixed(2));
  const verdict = limit.allows(judgedBy(measured)) ? MET : MISSED;
  const told = judgedBy(measured).toFixed(2) + limit.unit;
  return worded(what, limit, verdict, `${median}${limit.unit} (${least}–${most})`, told);
}

function worded(what, limit, verdict, measured, told = measured) {
  const sentence = measured === "–" ? `${what} was not measured` : `${what} is ${told}, to be ${limit.text}`;
  return { what, limit: limit.text, verdict, measured, told: sentence };
}
