// A WASM that traps. The toolbar's own is without faults and cannot be made to, so what it calls in the browser does it.

export const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** One function, of no parameters and no results, which is `unreachable`. */
export const [TYPE, FUNCTION, CODE] = [[0x01, 4, 1, 0x60, 0, 0], [0x03, 2, 1, 0], [0x0a, 5, 1, 3, 0, 0x00, 0x0b]];
export const [STARTED, EXPORTED] = [[0x08, 1, 0], [0x07, 5, 1, 1, 0x74, 0, 0]];

function wrapImports(bytes) {
  const { instantiateStreaming } = WebAssembly;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
  const trap = () => {
    delete window.traps;
    try {
      exports.t();
    } catch (error) {
      // As the browser tells it, without addresses.
      error.stack = `${error}\n    at ${/telesales-toolbar-element_bg[.0-9a-f]*\.wasm\?*:/.exec(error.stack)[0]}`;
      throw error;
    }
  };
  WebAssembly.instantiateStreaming = (source, imports) => {
    const wrap = (call) => (...values) => (window.traps?.(values) ? trap() : call(...values));
    for (const functions of Object.values(imports)) {
      for (const [name, call] of Object.entries(functions)) functions[name] = wrap(call);
    }
    return instantiateStreaming.call(WebAssembly, source, imports);
  };
}

/**
 * Has the WASM trap, really, at the next of its calls into the browser that `window.traps` is for. The browser is never idle, for
 * what is fetched then calls as it comes.
 */
export async function trapsWhenTold(store) {
  await store.page.addInitScript(() => (window.requestIdleCallback = () => 1));
  await store.page.addInitScript(wrapImports, [...MAGIC, ...TYPE, ...FUNCTION, ...EXPORTED, ...CODE]);
}

export const trapsNext = (store) => store.page.evaluate(() => (window.traps = () => true));

/** A trap that reaches nobody but the element's own script is told by that: the browser tells of what nobody catches. */
export const CAUGHT = "telesales-toolbar: crashed: RuntimeError: unreachable";

/** It traps as the page's code calls a method. */
export async function trapsOnCall(store, ...called) {
  await trapsNext(store);
  store.complaints.declare(CAUGHT);
  return called.length ? store.call(...called) : undefined;
}
