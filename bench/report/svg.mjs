/** A bar chart as SVG: legible on light and on dark, with nothing but what every browser has. */

const WIDTH = 760;
const LABELS = 200;
const VALUES = 150;
const TOP = 62;
const ROW = 30;
const BAR = 18;
const BELOW = 34;
/** Half the height of a whisker's ends. */
const END = 5;

/** By role, on light and on dark; `ours` are the bars that the chart is about. The page's own background is behind. */
export const COLOURS = {
  light: { text: "#1f2328", quiet: "#59636e", others: "#818b98", ours: "#218bff" },
  dark: { text: "#f0f6fc", quiet: "#9198a1", others: "#6e7681", ours: "#1f6feb" },
};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/**
 * A bar for each of `bars`, `{ label, isOurs, median, least, most, value }`: as long as its median, with a whisker from
 * the least to the most, and `value` beside it in words.
 */
export function barChart({ title, unit, description, note, bars }) {
  const height = TOP + bars.length * ROW + BELOW;
  const scale = (WIDTH - LABELS - VALUES) / (Math.max(...bars.map(({ most }) => most)) || 1);
  const rows = bars.map((bar, row) => drawn(bar, TOP + row * ROW, scale));
  const bottom = height - BELOW;
  const children = [
    element("title", { id: "title" }, title),
    element("desc", { id: "description" }, description),
    element("style", {}, style()),
    element("text", { x: 0, y: 22, class: "title" }, title),
    element("text", { x: 0, y: 44, class: "quiet" }, unit),
    ...rows.flat(),
    element("path", { d: `M${LABELS} ${TOP - 4}V${bottom}`, class: "axis" }),
    element("text", { x: 0, y: height - 8, class: "quiet" }, note),
  ];
  const size = { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height };
  const named = { role: "img", "aria-labelledby": "title", "aria-describedby": "description" };
  const inside = children.map((child) => `  ${child}\n`).join("");
  return `${open("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, ...named })}\n${inside}</svg>\n`;
}

function drawn({ label, isOurs, median, least, most, value }, top, scale) {
  const middle = top + ROW / 2;
  const at = (number) => rounded(LABELS + Math.max(number, 0) * scale);
  const bar = {
    x: LABELS,
    y: middle - BAR / 2,
    width: rounded(Math.max(median, 0) * scale),
    height: BAR,
    class: isOurs ? "ours" : "others",
  };
  const ends = [least, most].map((number) => `M${at(number)} ${middle - END}v${2 * END}`).join("");
  return [
    element("text", { x: LABELS - 10, y: middle + 5, class: "label" }, label),
    element("rect", bar),
    element("path", { d: `M${at(least)} ${middle}H${at(most)}${ends}`, class: "whisker" }),
    element("text", { x: WIDTH, y: middle + 5, class: "value" }, value),
  ];
}

function style() {
  const colours = ({ text, quiet, others, ours }) =>
    `text{fill:${text}}.quiet{fill:${quiet}}.others{fill:${others}}.ours{fill:${ours}}` +
    `.axis{stroke:${quiet}}.whisker{stroke:${text}}`;
  return (
    `text{font:14px ${FONT}}.title{font-size:16px;font-weight:600}.quiet{font-size:13px}` +
    ".label,.value{text-anchor:end}.value{font-variant-numeric:tabular-nums}" +
    ".axis,.whisker{fill:none;stroke-width:1.5}" +
    `${colours(COLOURS.light)}@media(prefers-color-scheme:dark){${colours(COLOURS.dark)}}`
  );
}

const rounded = (number) => Math.round(number * 100) / 100;

function element(name, attributes, content) {
  if (content === undefined) return open(name, attributes, "/");
  return `${open(name, attributes)}${escaped(content)}</${name}>`;
}

function open(name, attributes, end = "") {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join("")}${end}>`;
}

/** Text as it stands in XML, also between quotes. */
export function escaped(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text).replace(/[&<>"]/g, (letter) => entities[letter]);
}
