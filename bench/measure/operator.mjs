/** What an operator waits for: the bar, the popover, and the customer. */
import { EventEmitter, once } from "node:events";
import { setTimeout as passed } from "node:timers/promises";
import { BLANK } from "../store/files.mjs";
import { OPERATOR_EMAIL } from "../store/session.mjs";
import { memoryOf } from "./memory.mjs";
import { probe } from "./probe.mjs";
import { ELEMENT, EMAIL_FIELD, OPENER } from "./toolbar.mjs";
import { bytesOf, firstPaint, stopwatch } from "./visit.mjs";

const SIGNAL = "benchSignal";

/** How long a page is left alone once it is loaded and has its bar, in milliseconds. */
const UNTIL_SETTLED = { slow: 900, fast: 350 };
/** How long a pointer rests before it clicks, and a hand before it presses Enter. */
const REST = 100;
/** How long something may take until it counts as missing. */
const PATIENCE = { bar: 20_000, popover: 5_000, acting: 15_000 };

/** Measures a visit of an operator, who acts for that customer. `hasBar` is false on the page without a toolbar. */
export function operatorVisit(customer, hasBar) {
  return async ({ page, cdp, requests, address, isSlow }, result) => {
    const signalled = await listen(page);
    await page.addInitScript(probe, {
      blank: BLANK,
      element: ELEMENT,
      operator: OPERATOR_EMAIL,
      customer,
      emailField: EMAIL_FIELD,
      signal: SIGNAL,
    });
    const elapsed = await stopwatch(cdp);
    await page.goto(address, { waitUntil: "commit" });
    const isThere = hasBar && (await signalled("bar"));
    if (hasBar && !isThere) result.missing.push("bar");
    await page.waitForLoadState("load");
    await passed(isSlow ? UNTIL_SETTLED.slow : UNTIL_SETTLED.fast);
    Object.assign(result, await elapsed(), { bytes: bytesOf(requests), firstPaint: await firstPaint(page) });
    Object.assign(result, untilBar(await page.evaluate(notes)));
    Object.assign(result, await memoryOf(page, cdp));
    if (isThere) await act(page, result, signalled, customer);
  };
}

/** Hears the probe: what is returned waits for one of its signals, and says whether it came in time. */
async function listen(page) {
  const heard = new EventEmitter();
  const names = new Set();
  await page.exposeBinding(SIGNAL, (_, name) => {
    names.add(name);
    heard.emit(name);
  });
  return async (name) => {
    if (!names.has(name)) await once(heard, name, { signal: AbortSignal.timeout(PATIENCE[name]) }).catch(() => {});
    return names.has(name);
  };
}

/** Runs in the page: what the probe has noted of it, but for what cannot be sent. */
function notes() {
  const { painted, longTasks, shifts } = window.benchNotes;
  return { painted, longTasks, shifts };
}

function untilBar({ painted, longTasks, shifts }) {
  const isBefore = ({ start }) => start < (painted.bar ?? Infinity);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  return {
    bar: painted.bar ?? null,
    longTasks: sum(longTasks.filter(isBefore).map(({ duration }) => duration)),
    layoutShift: sum(shifts.filter(({ isAnswer }) => !isAnswer).map(({ value }) => value)),
  };
}

/** Opens the form, asks for the customer and waits until the bar names them. */
async function act(page, result, signalled, customer) {
  const toolbar = page.locator(ELEMENT);
  const opener = toolbar.getByRole("button", { name: OPENER });
  if ((await opener.count()) !== 1) return result.missing.push("opener");
  const { x, y, width, height } = await opener.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await passed(REST);
  await page.mouse.click(x + width / 2, y + height / 2);
  if (!(await signalled("popover"))) return result.missing.push("e-mail field");
  result.popover = await page.evaluate(() => window.benchNotes.painted.popover - window.benchNotes.click);
  await toolbar.locator(EMAIL_FIELD).fill(`customer${customer}@example.com`);
  await passed(REST);
  await page.keyboard.press("Enter");
  if (!(await signalled("acting"))) return result.missing.push("customer");
  result.acting = await page.evaluate(() => window.benchNotes.painted.acting - window.benchNotes.enter);
}
