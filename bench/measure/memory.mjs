/** What a page keeps in memory, in bytes, after what is garbage has gone. */

/**
 * `heap` is JavaScript's, `buffers` what lies outside for it, `wasm` the memories of WASM, and `memory` all of these,
 * each as far as it is in use; `wasmSize` is how large scripts see those memories.
 */
export async function memoryOf(page, cdp) {
  // What only the first collection lets go of, the second one takes.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize: heap, backingStorageSize: buffers } = await cdp.send("Runtime.getHeapUsage");
  const { size: wasmSize, inUse: wasm } = await page.evaluate(weigh);
  return { heap, buffers, wasm, wasmSize, memory: heap + buffers + wasm };
}

/**
 * Runs in the page. V8 counts a memory of WASM neither as heap nor as a buffer, so the probe notes them; without a
 * probe there is none, for no WASM is fetched for shoppers. In use are those pages of 4 KiB that have anything but
 * zeros: the system gives none before something is written, and a stack of 1 MiB, of which little is ever used, takes
 * no more than that little.
 */
function weigh() {
  const PAGE = 4_096;
  const sizes = { size: 0, inUse: 0 };
  for (const { buffer } of window.benchNotes?.memories ?? []) {
    sizes.size += buffer.byteLength;
    for (let at = 0; at < buffer.byteLength; at += PAGE) {
      if (new Uint32Array(buffer, at, PAGE / 4).some(Boolean)) sizes.inUse += PAGE;
    }
  }
  return sizes;
}
