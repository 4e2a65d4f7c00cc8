/** One visit: a browser context of its own, so that nothing that one visit stored is there in the next. */
import { once } from "node:events";
import { setTimeout as passed } from "node:timers/promises";
import { PROFILES } from "../columns.mjs";
import { BLANK } from "../store/files.mjs";
import { ROLE_COOKIE, VISIT_COOKIE } from "../store/server.mjs";

/** How long the browser may finish what is left of its own start, and of the visit before, in milliseconds. */
const BEFORE = 300;

/** What the browser adds up for a page, in seconds; of these the results have milliseconds. */
const DURATIONS = { script: "ScriptDuration", mainThread: "TaskDuration" };

/**
 * Opens a page on which nothing is yet: its process and its connection are there before the clock starts. Measures, and
 * tells what went wrong in `error`, `pageErrors` or `missing`.
 */
export async function visit({ browser, server }, { role, profile, column }, measure) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 800 } });
  const result = { missing: [] };
  try {
    const opened = await open(context, server, role, profile);
    opened.page.on("pageerror", (error) => (result.pageErrors ??= []).push(String(error).slice(0, 200)));
    const address = `${server.origin}/${column}/index.html`;
    // What is asked of a page that crashed is never answered.
    const crash = once(opened.page, "crash").then(() => Promise.reject(new Error("the page crashed")));
    await Promise.race([measure({ ...opened, address, isSlow: profile !== "fast" }, result), crash]);
    result.calibration = await opened.page.evaluate(calibrate);
  } catch (error) {
    [result.error] = String(error).split("\n");
  }
  await context.close();
  return result;
}

let serial = 0;

async function open(context, server, role, profile) {
  const id = String((serial += 1));
  const url = server.origin;
  await context.addCookies([{ name: ROLE_COOKIE, value: role, url }, { name: VISIT_COOKIE, value: id, url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(url + BLANK);
  // The thread's own time, with what throttling adds: by the clock a task lasts longer wherever another program is busy.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await cdp.send("Network.enable");
  await passed(BEFORE);
  const { cpu, line } = PROFILES[profile];
  if (line) await cdp.send("Network.emulateNetworkConditions", line);
  if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  return { page, cdp, requests: server.count(id) };
}

/** Begins to add up; what is returned tells how much it has been since. */
export async function stopwatch(cdp) {
  const before = await durations(cdp);
  return async () => {
    const after = await durations(cdp);
    return Object.fromEntries(Object.keys(DURATIONS).map((name) => [name, (after[name] - before[name]) * 1_000]));
  };
}

async function durations(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const valueOf = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return Object.fromEntries(Object.entries(DURATIONS).map(([name, wanted]) => [name, valueOf(wanted)]));
}

/** What was sent, without the page, which is the store's. */
export function bytesOf(requests) {
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  return { requests: requests.length, total: sum(requests.filter(({ kind }) => kind !== "html")) };
}

/** The page's first contentful paint, in milliseconds after navigation. */
export const firstPaint = (page) =>
  page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null);

/**
 * Runs in the page: a loop that is always the same, whose time shows the throttle and whatever else the machine does.
 */
function calibrate() {
  const start = performance.now();
  let number = 0;
  for (let step = 0; step < 3e6; step += 1) number = (number * 31 + step) | 0;
  return performance.now() - start + (number === 0.5 ? 1 : 0);
}
