// The table of docs/frameworks.md, made of a run of all tests: a reporter for Playwright. It fails the run where the page says
// something else, or writes it there for `cargo xtask frameworks`.
import { readFileSync, writeFileSync } from "node:fs";
import { CAPABILITIES, FRAMEWORKS, versionOf } from "./frameworks.mjs";

const DOCUMENT = new URL("../../docs/frameworks.md", import.meta.url);
const BEGIN = "<!-- The table: `cargo xtask frameworks` writes what is here. -->\n";
const END = "<!-- End of the table. -->";
const HEADINGS = ["framework", ...CAPABILITIES];

/** How a framework does what it can, in its cell. */
const how = (framework, capability) =>
  ({ properties: framework.properties, events: framework.events, hydration: framework.draws && `of the ${framework.draws}` })[capability] ??
  "yes";

/** A line of the table's cells; `reasons` is added to by what is not so. */
const row = (framework, hasPassed, reasons) => {
  const reason = (text) => {
    if (!reasons.includes(text)) reasons.push(text);
    return ` (${reasons.indexOf(text) + 1})`;
  };
  const cell = (capability) => {
    const { lacks = {}, notes = {} } = framework;
    if (lacks[capability]) return `no${reason(lacks[capability])}`;
    const note = notes[capability] ? reason(notes[capability]) : "";
    return hasPassed(capability) ? how(framework, capability) + note : "FAILED";
  };
  return [`${framework.title} ${versionOf(framework)}`, ...CAPABILITIES.map(cell)];
};

/** `passed(name, capability)` tells what came of the tests. */
export const table = (passed) => {
  const reasons = [];
  const rows = Object.entries(FRAMEWORKS).map(([name, framework]) =>
    row(framework, (capability) => passed(name, capability), reasons),
  );
  const lines = [HEADINGS, HEADINGS.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const notes = reasons.map((reason, at) => `${at + 1}. ${reason[0].toUpperCase()}${reason.slice(1)}.`);
  return `\n${lines.join("\n")}\n\n${notes.join("\n")}\n\n`;
};

export default class Table {
  #outcomes = new Map();

  onTestEnd(test, { status }) {
    const [name, title] = test.titlePath().slice(-2);
    const key = `${name} ${title.split(",")[0]}`;
    this.#outcomes.set(key, status === "passed" && this.#outcomes.get(key) !== false);
  }

  onEnd({ status }) {
    // A run of some of them tells nothing of the others.
    if (status !== "passed" || !this.#isOfAll()) return undefined;
    const text = readFileSync(DOCUMENT, "utf8");
    const [before, rest] = text.split(BEGIN);
    const made = before + BEGIN + table((name, capability) => this.#outcomes.get(`${name} ${capability}`)) + END + rest.split(END)[1];
    if (made === text) return undefined;
    if (process.env.TELESALES_WRITES_TABLE) {
      writeFileSync(DOCUMENT, made);
      return undefined;
    }
    console.error("docs/frameworks.md says something else than these tests. To write its table anew: cargo xtask frameworks");
    return { status: "failed" };
  }

  #isOfAll() {
    return Object.entries(FRAMEWORKS).every(([name, { lacks = {} }]) =>
      CAPABILITIES.every((capability) => lacks[capability] || this.#outcomes.has(`${name} ${capability}`)),
    );
  }
}
