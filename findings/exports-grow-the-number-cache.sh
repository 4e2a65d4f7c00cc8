#!/usr/bin/env bash
# V8 keeps the texts of the numbers that it has written, 128 small integers and 128 others, each in one place; the first two
# that want the same place make it keep 16 384 and 4 096, which are 64 KiB and 48 KiB of the page's heap for good. Two things
# that do not look like it write numbers. Each function that a WASM exports is named by its index, so two exports whose
# indices differ by 128 are enough, from 100 on; a module of the same size whose exports follow one another grows nothing. And
# two values of Date.now() within a quarter of an hour always want the same place, be it in a template, as a key or as an attribute;
# toFixed(), toString(36) and JSON.stringify() keep nothing.
# Seen: Chromium 156 (Debian), playwright-core 1.65.1, on 2026-11-30.
# Output: "exports: 1032 1032 65544" (no WASM, exports 100 and 101, exports 100 and 228) and "times: 1544 1544 1544 49160" (none, one, two by
# toFixed() and JSON.stringify(), two in a template).
# Wants: Node 20 with npm, and Chromium as CHROMIUM or /usr/bin/chromium.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat > see.mjs <<'SCRIPT'
import { chromium } from "playwright-core";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** How many bytes a cache has after that has run in a page of its own. */
async function sizeOf(cache, run, argument) {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(run, argument);
  const chunks = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await page.close();
  const { snapshot, nodes, edges, strings } = JSON.parse(chunks.join(""));
  const { node_fields: ofNode, edge_fields: ofEdge } = snapshot.meta;
  for (let at = 0; at < edges.length; at += ofEdge.length) {
    if (strings[edges[at + 1]] === cache) return nodes[edges[at + ofEdge.indexOf("to_node")] + ofNode.indexOf("self_size")];
  }
}

const short = (number) => (number < 128 ? [number] : [(number & 127) | 128, number >> 7]);
const section = (id, ...bytes) => [id, ...short(bytes.length), ...bytes];

/** A WASM with 300 empty functions, which exports number 100 and this one. */
const wasmWith = (other) => [
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 0, 0),
  ...section(3, ...short(300), ...Array(300).fill(0)),
  ...section(7, 2, 1, 97, 0, 100, 1, 98, 0, ...short(other)),
  ...section(10, ...short(300), ...Array(300).fill([2, 0, 0x0b]).flat()),
];
const instantiate = (bytes) => {
  globalThis.kept = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
};
const nothing = () => {};
const exported = [];
for (const [run, bytes] of [[nothing], [instantiate, wasmWith(101)], [instantiate, wasmWith(228)]]) {
  exported.push(await sizeOf("smi_string_cache", run, bytes));
}
console.log("exports:", ...exported);

const one = () => `${1_800_000_000_001}`;
const uncached = () => [1_800_000_000_001, 1_800_000_060_002].map((time) => time.toFixed() + JSON.stringify({ time }));
const two = () => [1_800_000_000_001, 1_800_000_060_002].map((time) => `${time}`);
const times = [];
for (const run of [nothing, one, uncached, two]) times.push(await sizeOf("double_string_cache", run));
console.log("times:", ...times);
await browser.close();
SCRIPT
seen=$(node see.mjs)
echo "$seen"
[ "$seen" = "exports: 1032 1032 65544
times: 1544 1544 1544 49160" ]
