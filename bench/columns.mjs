/** What is compared, for whom, and how quick machine and line are. */

export const OPERATOR = "operator";
export const SHOPPER = "shopper";

/**
 * Pages of one store, in the order of the tables. `isOurs` are further ways of this toolbar, and `roles` names those
 * who see another page there than in the columns before: for a shopper a later page is as the first, and for an
 * operator an empty element is no toolbar.
 */
export const COLUMNS = [
  { id: "none", title: "no toolbar", roles: [OPERATOR, SHOPPER] },
  { id: "empty", title: "an empty element", roles: [SHOPPER] },
  { id: "plain", title: "plain JavaScript", roles: [OPERATOR, SHOPPER] },
  { id: "preact", title: "Preact", roles: [OPERATOR, SHOPPER] },
  { id: "react", title: "React", roles: [OPERATOR, SHOPPER] },
  { id: "inline", title: "this toolbar", roles: [OPERATOR, SHOPPER] },
  { id: "linked", title: "linked", isOurs: true, roles: [OPERATOR, SHOPPER] },
  { id: "later", title: "a later page", isOurs: true, roles: [OPERATOR] },
  { id: "new-tab", title: "a new tab", isOurs: true, roles: [OPERATOR] },
];

/** The same bar, written by other means. */
export const TWINS = ["plain", "preact", "react"];

const SLOW_LINE = { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 1.5e6 / 8 };

/** `cpu` is how many times slower the main thread is. */
export const PROFILES = {
  fast: { title: "unthrottled", cpu: 1, line: null },
  slow: { title: "a quarter of the CPU, a line of 9 Mbit/s and 60 ms", cpu: 4, line: SLOW_LINE },
  /**
   * Only for the pairs of a shopper's visits: over a slow line the page comes in pieces, as many as chance wills, and
   * each is laid out; that moves the main thread's time by more than is to be told.
   */
  cpu: { title: "a quarter of the CPU", cpu: 4, line: null },
};

/** The profiles that have tables. */
export const TABLES = ["fast", "slow"];

/** What a shopper's main thread is compared by. */
export const PAIR = ["empty", "inline"];

/** The columns, with those of other builds, `[{ name, folder }]`, behind them. */
export function columnsWith(products) {
  const own = products.map(({ name }) => ({ id: name, title: name, isOurs: true, roles: [OPERATOR, SHOPPER] }));
  return [...COLUMNS, ...own];
}

/** What such a visitor sees. */
export function columnsOf(role, columns) {
  return columns.filter(({ roles }) => roles.includes(role));
}
