// The benchmark: node bench/run.mjs, or `cargo xtask bench`, which builds and installs before. See README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OPERATOR, columnsWith } from "./columns.mjs";
import { launch } from "./measure/browser.mjs";
import { operatorVisit } from "./measure/operator.mjs";
import { customerOf, hasBar, keep, visitsOf } from "./measure/rounds.mjs";
import { shopperVisit } from "./measure/shopper.mjs";
import { visit } from "./measure/visit.mjs";
import { read } from "./options.mjs";
import { Results } from "./report/results.mjs";
import { FEWEST_RUNS, told, write } from "./report/write.mjs";
import { files } from "./store/files.mjs";
import { serve } from "./store/server.mjs";
import { buildTwins } from "./twins/build.mjs";
import { checkTwins } from "./twins/check.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const made = join(root, "target/bench");

const options = read(process.argv.slice(2));
const twins = await buildTwins();
const server = await serve(files({ pkg: join(root, "pkg"), twins, products: options.products }));
const browser = await launch();
try {
  console.log("Do the twins do the same?");
  await checkTwins(browser, server);
  report(await measure());
} finally {
  await browser.close();
  server.close();
}

async function measure() {
  const raw = {};
  const columns = columnsWith(options.products);
  // The first round warms up, and is thrown away.
  for (let round = 0; round <= options.runs; round += 1) {
    const visits = visitsOf(round, columns, options);
    for (const [at, page] of visits.entries()) {
      say(`\rround ${round} of ${options.runs}, visit ${at + 1} of ${visits.length}  `);
      const result = await visit({ browser, server }, page, measureOf(page, round));
      if (result.error) say(`\n${page.column} (${page.role}, ${page.profile}): ${result.error}\n`);
      if (round > 0) keep(raw, page, result);
    }
  }
  say("\n");
  const { runs, pairs, products } = options;
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length };
  const meta = { date: new Date().toISOString(), chromium: browser.version(), node: process.version, ...machine };
  return { meta: { ...meta, runs, pairs, products: products.map(({ name }) => ({ name })) }, raw };
}

function measureOf(page, round) {
  return page.role === OPERATOR ? operatorVisit(customerOf(round), hasBar(page)) : shopperVisit;
}

function report(results) {
  mkdirSync(made, { recursive: true });
  const file = join(made, "results.json");
  writeFileSync(file, JSON.stringify(results, null, 1));
  console.log(`Wrote ${file}`);
  if (options.roles.length < 2 || options.profiles.length < 2) {
    console.log("That was a part only: nothing is made of it");
    return;
  }
  const isEnough = options.runs >= FEWEST_RUNS;
  if (!isEnough) console.log(`Fewer than ${FEWEST_RUNS} runs are no measurement: docs/ stays as it is`);
  const places = isEnough ? [join(root, "docs"), join(root, "README.md")] : [made];
  const { file: document, targets } = write(new Results(results), ...places);
  console.log(`Wrote ${document} and its charts\n`);
  const { text, isMissed } = told(targets);
  console.log(text);
  if (isMissed) process.exitCode = 1;
}

/** How far it is, where no table is spoilt by it. */
function say(text) {
  process.stderr.write(text);
}
