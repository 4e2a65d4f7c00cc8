/** The WASM of all toolbars on the page, and what becomes of them when it traps: then it is in no known state. */

import makeGlue from './glue.js';

/** Next.js gives a path, without the origin. What a release writes behind `#` is the integrity that the browser checks. */
const [url, integrity] = new URL('./telesales-toolbar-element_bg.wasm', import.meta.url).href.split('#');
/** What the functions of the WASM are told by in a stack trace. */
const NAME = `${url.split('/').pop()}:`;
/** `{ mounting, discard }`: a promise of `mount`, and what ends all calls into the WASM; none after it broke. */
let wasm;
/** What is to be done for each toolbar when it traps. */
const crashes = new Set();

/** The next toolbar has another one. */
const discard = () => {
  wasm.discard();
  wasm = undefined;
};

/** A page may have a `Response` of its own, by which the glue does not know what was fetched; it knows bytes. */
const arrive = async (coming) => {
  const response = await coming;
  if (response instanceof Error) throw response;
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response instanceof Response ? response : response.arrayBuffer();
};

const start = (coming) => {
  const glue = makeGlue(broke);
  const mounting = arrive(coming)
    .then((response) => glue.init({ module_or_path: response }))
    .then(() => glue.mount);
  return { mounting, discard: glue.discard };
};

/**
 * A promise of `mount`, fetched once for all toolbars; who asks after a failure begins anew. `early` is a promise of the WASM's
 * response, where it has been asked for already.
 */
export const fetchWasm = (early) => {
  if (!wasm) {
    const started = start(early ?? fetch(url, { integrity }));
    wasm = started;
    started.mounting.catch(() => wasm === started && discard());
  } else {
    // The connection is not kept for what nobody reads.
    early?.then(({ body }) => body?.cancel());
  }
  return wasm.mounting;
};

/** What was thrown has gone through the WASM, so that it stands somewhere between two of its steps. */
const broke = (error) => {
  // One that was discarded is called no more, so it is the one that is there.
  if (!wasm) return;
  discard();
  const all = [...crashes];
  crashes.clear();
  // Browsers tell of a trap themselves, and of nothing that somebody catches.
  if (!(error instanceof WebAssembly.RuntimeError)) console.error(`telesales-toolbar: crashed: ${error}`);
  for (const tell of all.map((crash) => crash())) tell();
};

const onError = ({ error, reason = error }) => {
  if (reason instanceof WebAssembly.RuntimeError && reason.stack.includes(NAME)) broke(reason);
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
