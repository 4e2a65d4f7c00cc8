// What a page has taken from the browser and not given back: listeners, timers, channels, locks and memory.

/** Keeps account of what the toolbar, and whoever else, has not given back yet. Runs before any script of the page. */
export function keepAccount() {
  const live = { listeners: new Set(), timers: new Set(), channels: new Set(), memories: new Set() };
  window.live = live;

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isCapture = (options) => Boolean(typeof options === "object" ? options?.capture : options);
  const find = (target, type, callback, options) =>
    [...live.listeners].find((one) => {
      const isSame = one.target.deref() === target && one.type === type && one.callback === callback;
      return isSame && one.capture === isCapture(options);
    });
  EventTarget.prototype.addEventListener = function (type, callback, options) {
    addEventListener.call(this, type, callback, options);
    if (!callback || options?.signal?.aborted || find(this, type, callback, options)) return;
    // Weak: a listener that is gone with its target needs no removal.
    const forget = () => live.listeners.delete(one);
    const one = { target: new WeakRef(this), type, callback, capture: isCapture(options), forget };
    live.listeners.add(one);
    if (options?.once) addEventListener.call(this, type, forget, options);
    if (options?.signal) addEventListener.call(options.signal, "abort", forget, { once: true });
  };
  EventTarget.prototype.removeEventListener = function (type, callback, options) {
    removeEventListener.call(this, type, callback, options);
    const one = find(this, type, callback, options);
    if (!one) return;
    live.listeners.delete(one);
    // Or it would keep for ever what the callback knows.
    removeEventListener.call(this, type, one.forget, options);
  };

  for (const [set, clear, isOnce] of [["setTimeout", "clearTimeout", true], ["setInterval", "clearInterval", false]]) {
    const [originalSet, originalClear] = [window[set], window[clear]];
    window[set] = (callback, ...others) => {
      const timer = originalSet.call(window, (...values) => {
        if (isOnce) live.timers.delete(timer);
        callback(...values);
      }, ...others);
      live.timers.add(timer);
      return timer;
    };
    window[clear] = (timer) => {
      live.timers.delete(timer);
      originalClear.call(window, timer);
    };
  }

  const Channel = window.BroadcastChannel;
  window.BroadcastChannel = class BroadcastChannel extends Channel {
    constructor(name) {
      super(name);
      live.channels.add(this);
    }

    close() {
      super.close();
      live.channels.delete(this);
    }
  };

  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...sources) => {
    const result = await instantiateStreaming.apply(WebAssembly, sources);
    const isMemory = (exported) => exported instanceof WebAssembly.Memory;
    live.memories.add(Object.values(result.instance.exports).find(isMemory));
    return result;
  };
}

/** What is not given back, and how much memory is in use, after everything that can be collected has been. */
export async function takeStock(page, browser) {
  for (let time = 0; time < 5; time++) await browser.send("HeapProfiler.collectGarbage");
  const { usedSize } = await browser.send("Runtime.getHeapUsage");
  const { documents, nodes, jsEventListeners } = await browser.send("Memory.getDOMCounters");
  const kept = await page.evaluate(async () => {
    const { listeners, timers, channels, memories } = window.live;
    const there = [...listeners].map(({ target, type }) => [target.deref(), type]).filter(([target]) => target);
    return {
      kept: {
        listeners: there.map(([target, type]) => `${target.constructor.name} ${type}`).toSorted(),
        timers: timers.size,
        channels: channels.size,
        locks: Object.values(await navigator.locks.query()).flat().length,
      },
      wasm: [...memories].map(({ buffer }) => buffer.byteLength),
    };
  });
  return { ...kept, dom: { documents, nodes, jsEventListeners }, heap: usedSize };
}
