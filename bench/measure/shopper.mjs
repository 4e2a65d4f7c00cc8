/** What a shopper pays for a bar that is not there. */
import { setTimeout as passed } from "node:timers/promises";
import { OPERATOR_EMAIL } from "../store/session.mjs";
import { memoryOf } from "./memory.mjs";
import { bytesOf, firstPaint, stopwatch } from "./visit.mjs";

/** How long a page is left alone once it is loaded, in milliseconds. */
const UNTIL_SETTLED = { slow: 1_500, fast: 500 };

/** Measures a visit of a shopper. Nothing of the benchmark's is in the page until that is over. */
export async function shopperVisit({ page, cdp, requests, address, isSlow }, result) {
  const elapsed = await stopwatch(cdp);
  await page.goto(address, { waitUntil: "load" });
  await passed(isSlow ? UNTIL_SETTLED.slow : UNTIL_SETTLED.fast);
  Object.assign(result, await elapsed(), { bytes: bytesOf(requests), firstPaint: await firstPaint(page) });
  Object.assign(result, await memoryOf(page, cdp));
  if ((await page.getByText(OPERATOR_EMAIL).count()) > 0) result.missing.push("nothing: a bar is shown to a shopper");
}
