/** `docs/performance.md`: what was measured, by role and by profile, and what of it was to be reached. */
import { OPERATOR, PROFILES, SHOPPER, TABLES, columnsOf } from "../columns.mjs";
import { KIB, cell } from "./cell.mjs";
import { FOLDER } from "./charts.mjs";
import { MET, MISSED } from "./targets.mjs";

const WHO = { [OPERATOR]: "An operator", [SHOPPER]: "A shopper" };

const OPERATORS = [
  { what: "navigation to visible bar, ms", field: "bar" },
  { what: "long tasks until the bar, ms", field: "longTasks" },
  { what: "layout shift", field: "layoutShift", decimals: 4 },
  { what: "click to popover, ms", field: "popover", decimals: 1 },
  { what: "Enter to acting, ms", field: "acting", decimals: 1 },
];

const ALL = [
  { what: "first paint of the page, ms", field: "firstPaint" },
  { what: "requests, with the page", field: "bytes.requests" },
  { what: "bytes without the page, brotli", field: "bytes.total" },
  { what: "script, ms", field: "script", decimals: 1 },
  { what: "main thread, ms", field: "mainThread", decimals: 1 },
  { what: "JavaScript heap, KiB", field: "heap", unit: KIB },
  { what: "buffers, KiB", field: "buffers", unit: KIB },
  { what: "WASM's memory in use, KiB", field: "wasm", unit: KIB },
  { what: "WASM's memory as scripts see it, KiB", field: "wasmSize", unit: KIB },
  { what: "memory in use, all three, KiB", field: "memory", unit: KIB },
  { what: "a loop that is always the same, ms", field: "calibration", decimals: 1 },
];

/** What a toolbar takes of a shopper, for whom it does nothing. */
const EXTRA = [
  { what: "script, more than with an empty element, ms", field: "script", decimals: 1 },
  { what: "main thread, more than with an empty element, ms", field: "mainThread", decimals: 1 },
];

/** All of it; `pictures` as `charts.mjs` makes them. */
export function document(results, targets, pictures) {
  const tables = [OPERATOR, SHOPPER].flatMap((role) => TABLES.map((profile) => section(results, role, profile)));
  return [introduction(results.meta), gallery(pictures), ...tables, judged(targets)].join("\n");
}

function introduction({ date, runs, chromium, cpu, cores }) {
  const [day] = date.split("T");
  const machine = `${cpu ?? "an unknown CPU"} with ${cores} cores`;
  return `# How fast it is

Written by \`cargo xtask bench\` on ${day}: ${runs} runs of each page, in turn, in Chromium ${chromium} on ${machine}.
[bench/](../bench/README.md) says how that is measured, and has all that is compared.

The same bar four times, on one page of a store with 200 products: in plain JavaScript, in Preact, in React, and this
toolbar; and the page without any. Numbers are the median, in brackets the least and the most; the last column is this
toolbar by React, taken within each round. A bar is visible once the frame that has it is painted. The others do less:
no reading again, no other tabs, three languages, no themes.

“This toolbar” has its script in the page, “linked” has it linked: the two ways in the README. There the browser had no
operator before, so nothing is fetched ahead; “a later page” is the first way in a tab that had an operator, as all have
but the first page of each tab; “a new tab” is the first way on such a first page, where another tab of the browser had
one. “An empty element” is a page whose only script defines an element that does nothing: what a first script costs,
whatever it does. Nothing comes from a cache in any column, and nothing that one visit stored is there in the next.
The page is not loaded anew after logging in (\`reload="none"\`), for the others do not either. Until the bar counts
whatever the page does, too: drawing 200 products is a long task by itself on a slow machine. Without a toolbar there is
no bar to wait for, so all of the page's long tasks count.

Script and main thread are in the thread's own time, with what throttling adds to it; all else is by the clock. Memory
is what is left after garbage has been collected: what is in use of JavaScript's heap, of buffers, and of WASM's memory.
Of the last, pages with nothing but zeros are not in use, for the system has not given them yet. How large that memory is
for scripts stands beside it.

The loop is run after each measurement. Where its least and most lie far apart, the machine was busy with something
else, and so were the numbers above it.
`;
}

function gallery(pictures) {
  const shown = pictures.map((picture) => image(picture, FOLDER));
  return `## In pictures\n\n${shown.join("\n\n")}\n`;
}

/** A picture in Markdown, by the folder that it is in. */
export function image({ name, alternative }, folder) {
  return `![${alternative}](${folder}/${name}.svg)`;
}

function section(results, role, profile) {
  const columns = columnsOf(role, results.columns);
  const heads = [...columns.map(({ title }) => title), "to React"];
  const lines = [`| | ${heads.join(" | ")} |`, `|---|${"--:|".repeat(heads.length)}`];
  const measured = role === OPERATOR ? [...OPERATORS, ...ALL] : ALL;
  for (const measure of measured) {
    const place = { role, profile, field: measure.field };
    const cells = columns.map(({ id }) => cell(results.statistic({ ...place, column: id }), measure));
    const toReact = cell(results.ratio({ ...place, column: "inline" }, "react"), { decimals: 2 });
    lines.push(row([measure.what, ...cells, toReact]));
  }
  for (const measure of role === SHOPPER ? EXTRA : []) {
    const place = { role, profile, field: measure.field };
    const cells = columns.map(({ id }) =>
      id === "none" || id === "empty" ? "" : cell(results.extra({ ...place, column: id }, "empty"), measure),
    );
    lines.push(row([measure.what, ...cells, ""]));
  }
  return `## ${WHO[role]}, ${PROFILES[profile].title}\n\n${lines.join("\n")}\n`;
}

const row = (cells) => `| ${cells.join(" | ")} |`;

function judged(targets) {
  const verdict = (target) => (target.verdict === MISSED ? `**${MISSED}**` : target.verdict);
  const rows = targets.map((target) => row([target.what, target.limit, target.measured, verdict(target)]));
  const met = targets.filter((target) => target.verdict === MET).length;
  return `## Targets

${met} of ${targets.length} are met. The median is held against the limit, unless another run is named. Long tasks are
those that the toolbar adds to the page's own. A shopper's main thread is compared in pairs of visits, one after the
other. What is held against the limit there is where the middle of the differences lies with a confidence of 95 %; where
the limit is within that, there are too few to tell.

| what | to be | measured | |
|---|---|---|---|
${rows.join("\n")}
`;
}
