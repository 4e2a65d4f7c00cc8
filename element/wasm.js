/** The WASM of all toolbars on the page, and what becomes of them when it traps: then it is in no known state. */

import makeGlue from './glue.js';

/**
 * Grows by a `?` with each WASM that broke, so that a stack trace tells which one it was. Next.js gives a path, without the
 * origin. What a release writes behind `#` is the integrity that the browser checks.
 */
let [url, integrity] = new URL('./telesales-toolbar-element_bg.wasm', import.meta.url).href.split('#');
const FIRST = url;
/** A promise of what the WASM exports; none after it broke, and the next toolbar has another. */
let wasm;
/** What is to be done for each toolbar when it traps. */
const crashes = new Set();

const discard = () => {
  wasm = undefined;
  url += '?';
};

const start = async (response) => {
  const { init, mount } = makeGlue();
  await init({ module_or_path: response });
  return mount;
};

/**
 * A promise of `mount`, fetched once for all toolbars; who asks after a failure begins anew. `early` is a promise of the WASM's
 * response, where it has been asked for already: the first WASM is made of that one.
 */
export const fetchWasm = (early) => {
  const isWanted = early && !wasm && url === FIRST;
  if (!wasm) {
    const started = start(isWanted ? early : fetch(url, { integrity }));
    wasm = started;
    started.catch(() => wasm === started && discard());
  }
  // The connection is not kept for what nobody reads.
  if (!isWanted) early?.then(({ body }) => body?.cancel());
  return wasm;
};

const onError = ({ error, reason = error }) => {
  const isOurs = reason instanceof WebAssembly.RuntimeError && reason.stack.includes(`${url.split('/').pop()}:`);
  if (!isOurs || !wasm) return;
  discard();
  const all = [...crashes];
  crashes.clear();
  for (const tell of all.map((crash) => crash())) tell();
};

addEventListener('error', onError);
addEventListener('unhandledrejection', onError);

/**
 * Has `crash` called when the WASM traps, and what it returns once that was done for all toolbars: who hears of one may ask
 * another. Returns what ends that, and says whether it had not happened.
 */
export const onCrash = (crash) => {
  crashes.add(crash);
  return () => crashes.delete(crash);
};

/** Calls into the WASM; a trap is everybody's. */
export const guarded = (call) => {
  try {
    return call();
  } catch (error) {
    onError({ error });
    throw error;
  }
};
