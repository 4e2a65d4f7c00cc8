/** Where what was measured is written. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDER, IN_README, charts } from "./charts.mjs";
import { document, image } from "./document.mjs";
import { MISSED, UNTOLD, judge } from "./targets.mjs";

/** Fewer runs show that it works; they are no measurement. */
export const FEWEST_RUNS = 7;

const BEGIN = "<!-- Charts: `cargo xtask bench` writes what is here. -->";
const END = "<!-- End of the charts. -->";

/** Writes document and charts into `docs`, and where there is a `readme`, its pictures. Returns the targets. */
export function write(results, docs, readme) {
  const targets = judge(results);
  const pictures = charts(results);
  const folder = join(docs, FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const { name, svg } of pictures) writeFileSync(join(folder, `${name}.svg`), svg);
  const file = join(docs, "performance.md");
  writeFileSync(file, document(results, targets, pictures));
  if (readme) writeFileSync(readme, withPictures(readFileSync(readme, "utf8"), pictures));
  return { file, targets };
}

/** The README with those that it shows, between the marks. */
export function withPictures(text, pictures) {
  const [before, rest] = split(text, BEGIN);
  const [, after] = split(rest, END);
  const shown = IN_README.map((wanted) => pictures.find(({ name }) => name === wanted));
  const images = shown.map((picture) => image(picture, `docs/${FOLDER}`));
  return [before + BEGIN, ...images, END + after].join("\n\n");
}

function split(text, mark) {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`README.md has no place for the charts: ${mark} is missing`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** What a person reads at the end, and whether a target is missed. */
export function told(targets) {
  const lines = targets.map(({ verdict, told: sentence }) => `${verdict}: ${sentence}`);
  const untold = targets.filter(({ verdict }) => verdict === UNTOLD).length;
  if (untold > 0) lines.push(`${untold} not told: bench/README.md says how many visits that takes`);
  return { text: lines.join("\n"), isMissed: targets.some(({ verdict }) => verdict === MISSED) };
}
