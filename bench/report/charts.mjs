/** The pictures beside `docs/performance.md`. */
import { OPERATOR, PROFILES, SHOPPER, TABLES, columnsOf } from "../columns.mjs";
import { KIB, cell } from "./cell.mjs";
import { barChart } from "./svg.mjs";

/** The folder below `docs/` that has them. */
export const FOLDER = "performance";

const MEASURES = [
  { name: "visible-bar", role: OPERATOR, field: "bar", title: "Navigation to visible bar", decimals: 0 },
  { name: "popover", role: OPERATOR, field: "popover", title: "Click to popover", decimals: 1 },
  { name: "acting", role: OPERATOR, field: "acting", title: "Enter to acting", decimals: 0 },
  { name: "shopper", role: SHOPPER, field: "mainThread", title: "A shopper's main thread", decimals: 0 },
];
const MEMORY = {
  name: "memory",
  role: OPERATOR,
  field: "memory",
  title: "Memory of the tab with the bar",
  unit: "KiB in use of JavaScript's heap, buffers and WASM's memory",
  divisor: KIB,
  decimals: 0,
};

const SUFFIX = { fast: "", slow: "-throttled" };

/** What the other columns of it are other ways of. */
const OURS = "this toolbar";

/** Without a bar there is no waiting for one, but there is memory and a main thread. */
const specifications = [
  ...MEASURES.flatMap((measure) =>
    TABLES.map((profile) => ({
      ...measure,
      name: measure.name + SUFFIX[profile],
      profile,
      unit: `milliseconds, ${PROFILES[profile].title}`,
      divisor: 1,
    })),
  ),
  { ...MEMORY, profile: "fast" },
];

/** What stands in the README: what an operator waits for, and what a shopper pays. */
export const IN_README = ["visible-bar-throttled", "shopper-throttled"];

/** All of them: `{ name, alternative, svg }`. */
export function charts(results) {
  return specifications.map((specification) => chart(results, specification));
}

function chart(results, { name, role, profile, field, title, unit, divisor, decimals }) {
  const measured = columnsOf(role, results.columns)
    .map((column) => ({ column, statistic: results.statistic({ role, profile, column: column.id, field }) }))
    .filter(({ statistic }) => statistic);
  const bars = measured.map(({ column, statistic }) => ({
    label: column.isOurs ? `${OURS}, ${column.title}` : column.title,
    isOurs: column.isOurs || column.title === OURS,
    ...statistic,
    value: cell(statistic, { unit: divisor, decimals }),
  }));
  const told = bars.map(({ label, value }) => `${label} ${value}`).join("; ");
  const alternative = `${title}, in ${unit}: ${told}.`;
  const median = `the median of ${results.meta.runs} runs`;
  const note = `Bar and number: ${median}. Whisker and brackets: the least and the most. Less is better.`;
  return { name, alternative, svg: barChart({ title, unit, description: alternative, note, bars }) };
}
