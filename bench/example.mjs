/** A results file with two rounds, of which the targets are met; only tests make anything of it. */
import { readFileSync } from "node:fs";
import { Results } from "./report/results.mjs";

const text = readFileSync(new URL("example-results.json", import.meta.url), "utf8");

/** The example, as `change` leaves its file. */
export function example(change = () => {}) {
  const file = JSON.parse(text);
  change(file);
  return new Results(file);
}

/** Sets a field of each visit of a page, in turn. */
export function set(file, [role, profile, column], field, values) {
  file.raw[role][profile][column].forEach((run, round) => {
    run[field] = values[round % values.length];
  });
}
