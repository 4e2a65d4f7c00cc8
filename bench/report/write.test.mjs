import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { example, set } from "../example.mjs";
import { charts } from "./charts.mjs";
import { judge } from "./targets.mjs";
import { told, withPictures, write } from "./write.mjs";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const pictures = charts(example());

test("the README has a place for its pictures, and is the same otherwise", () => {
  const text = withPictures(README, pictures);
  for (const name of ["visible-bar-throttled", "shopper-throttled"]) {
    assert.ok(text.includes(`](docs/performance/${name}.svg)\n`), name);
  }
  const marks = /<!-- Charts[^>]*-->.*<!-- End of the charts. -->/s;
  assert.equal(text.replace(marks, ""), README.replace(marks, ""));
  assert.equal(withPictures(text, pictures), text);
  assert.throws(() => withPictures("# Elsewhere", pictures), /no place for the charts/);
});

test("what is written links to each chart, and the same results make the same bytes", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const readme = join(folder, "README.md");
    writeFileSync(readme, README);
    const { file } = write(example(), folder, readme);
    const text = readFileSync(file, "utf8");
    const drawn = readdirSync(join(folder, "performance"));
    assert.equal(drawn.length, pictures.length);
    for (const name of drawn) assert.ok(text.includes(`](performance/${name})`), name);
    write(example(), folder, readme);
    assert.equal(readFileSync(file, "utf8"), text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("at the end each target is told, and what is missed fails", () => {
  const late = (file) => set(file, ["operator", "slow", "inline"], "popover", [65]);
  assert.equal(told(judge(example())).isMissed, false);
  const { text, isMissed } = told(judge(example(late)));
  assert.ok(isMissed);
  assert.match(text, /^missed: click to popover, to React's, throttled is 0\.93×, to be ≤ 0\.85×$/m);
});
