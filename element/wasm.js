/**
 * The WASM of all toolbars on the page, and what becomes of them when it traps: then it is in no known state. BUILD is filled in by
 * the build: a name for the WASM as it is.
 */

import makeGlue from './glue.js';
import { inTime, later, OwnPromise, settled } from './own.js';

/** Next.js gives a path, without the origin. What a release writes behind `#` is the integrity that the browser checks. */
const [url, integrity] = new URL('./telesales-toolbar-element_bg.wasm', import.meta.url).href.split('#');
const [deskUrl, deskIntegrity] = new URL('./telesales-toolbar-desk.wasm', import.meta.url).href.split('#');
/** What the functions of the WASM are told by in a stack trace. */
const NAMES = [url, deskUrl].map((file) => `${file.split('/').pop()}:`);
/** `{ mounting, discard }`: a promise of `mount`, and what ends all calls into the WASM; none after it broke. */
let wasm;
/** What is to be done for each toolbar when it traps. */
const crashes = new Set();

/** The next toolbar has another one. */
const discard = () => {
  wasm.discard();
  wasm = undefined;
};

/**
 * What was asked for early is nothing where that failed. A page may have a `Response` of its own, by which the glue does not know
 * what was fetched; it knows bytes.
 */
const arrive = async (early) => {
  const response = (await early) ?? (await fetch(url, { integrity }));
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response instanceof Response ? response : response.arrayBuffer();
};

const start = (early) => {
  const { init, mount, exported, discard: end } = makeGlue(broke, { later, OwnPromise, settled });
  const begin = async () => {
    await init({ module_or_path: await arrive(early) });
    return mount;
  };
  const started = { exported, discard: end };
  started.mounting = (async () => {
    try {
      return await inTime(begin());
    } catch (error) {
      if (wasm === started) discard();
      throw error;
    }
  })();
  return started;
};

/**
 * Has what is behind the bar's button join the WASM that is there; rejects where it cannot be had. Small as it is, it is compiled
 * as a whole, whatever type the host says it has. What is of another build would write where it must not; it asks for a module of
 * that build's name.
 */
export const fetchDesk = async () => {
  const { exported } = wasm;
  const response = await inTime(fetch(deskUrl, { integrity: deskIntegrity }));
  if (!response.ok) throw new Error(`${response.status} for ${deskUrl}`);
  const module = await inTime(WebAssembly.compile(await response.arrayBuffer()));
  if (WebAssembly.Module.imports(module)[0]?.module !== BUILD) throw new Error(`${deskUrl} is of another build`);
  await WebAssembly.instantiate(module, { [BUILD]: exported() });
};

/** The connection is not kept for what nobody reads. */
const cancel = async (early) => {
  const response = await early;
  response?.body?.cancel();
};

/**
 * A promise of `mount`, fetched once for all toolbars; who asks after a failure begins anew. `early` is a promise of the WASM's
 * response, where it has been asked for already.
 */
export const fetchWasm = (early) => {
  if (!wasm) wasm = start(early);
  else if (early) cancel(early);
  return wasm.mounting;
};

const isTrap = (error) => error?.name === 'RuntimeError';

/** What was thrown has gone through the WASM, so that it stands somewhere between two of its steps. */
const broke = (error) => {
  // One that was discarded is called no more, so it is the one that is there.
  if (!wasm) return;
  discard();
  const all = [...crashes];
  crashes.clear();
  // Browsers tell of a trap themselves, and of nothing that somebody catches.
  if (!isTrap(error)) tellOf(error);
  for (const tell of all.map((crash) => crash())) tell();
};

const tellOf = (error) => console.error(`telesales-toolbar: crashed: ${error}`);

const onError = ({ error, reason = error }) => {
  if (isTrap(reason) && NAMES.some((name) => reason.stack?.includes(name))) broke(reason);
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

/** Calls into the WASM, which throws only where it breaks; that is everybody's, and nothing comes of the call. */
export const guarded = (call) => {
  try {
    return call();
  } catch (error) {
    // A trap has gone through the glue, which has left that to the browser.
    if (isTrap(error)) tellOf(error);
    broke(error);
    return undefined;
  }
};
