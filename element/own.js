/**
 * What does not go by anything that a page may have put in the place of the browser's: promises, which `await` needs nobody's
 * methods for, and what is tried.
 */

/** The engine's own, whatever the page has under that name. */
export const OwnPromise = (async () => {})().constructor;

/** Whoever has a slower connection than this has no bar. */
const PATIENCE_MS = 30000;

/** What a promise comes to, as `{ value }` or `{ error }`: one that is not awaited at once breaks nothing. */
export const settled = async (promise) => {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
};

/** What they all come to, in their order. */
export const all = async (promises) => {
  const values = [];
  for (const one of promises.map(settled)) {
    const outcome = await one;
    if ('error' in outcome) throw outcome.error;
    values.push(outcome.value);
  }
  return values;
};

/** What comes first of what never rejects. */
export const first = (promises) =>
  new OwnPromise((resolve) => {
    for (const promise of promises) (async () => resolve(await promise))();
  });

/** Calls this so many milliseconds later, also where the page has no timers; returns what `clearTimeout` may know. */
export const later = (act, delay) => {
  let timer;
  try {
    timer = setTimeout(act, delay);
  } catch {}
  return timer ?? (AbortSignal.timeout(delay).onabort = () => act());
};

/** Rejects where the promise takes too long. */
export const inTime = (promise, milliseconds = PATIENCE_MS) =>
  new OwnPromise(async (resolve, reject) => {
    const timer = later(() => reject(new Error('not in time')), milliseconds);
    const outcome = await settled(promise);
    clearTimeout(timer);
    if ('error' in outcome) reject(outcome.error);
    else resolve(outcome.value);
  });

const told = {};

/** However often it happens. */
export const tellOnce = (text) => {
  if (!told[text]) console.warn(`telesales-toolbar: ${text}`);
  told[text] = true;
};

/** Does what a bar can be without; what the page does not let it do is told once. */
export const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    tellOnce(error);
    return undefined;
  }
};
