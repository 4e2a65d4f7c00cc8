#!/usr/bin/env bash
# The navigation timing of a page that speculation rules have prefetched does not look like that of a page from a cache: in
# Chromium transferSize is the size that was sent earlier, and requestStart and responseStart are of the click, later than the
# server made the page. Only deliveryType tells. (A page from the HTTP cache has the transferSize 0.)
# Seen: Chromium 156 (Debian) without DevTools, on 2026-11-30. Output: "prefetched: true true true", which are deliveryType
# "navigational-prefetch", transferSize above 0, and requestStart more than a second after the server made the page.
# Wants: Node 20, and Chromium as CHROMIUM or /usr/bin/chromium; no package. Within DevTools nothing is prefetched like that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/see.mjs" <<'SCRIPT'
import { spawn } from "node:child_process";
import http from "node:http";

let told;
const isTold = new Promise((resolve) => (told = resolve));
let made;
let isMade;
const hasPrefetched = new Promise((resolve) => (isMade = resolve));
const rules = '<script type="speculationrules">{"prefetch":[{"urls":["/next"],"eagerness":"immediate"}]}</script>';
// It goes on well after it was prefetched.
const first = `<!doctype html>${rules}<script>fetch("/made").then(() => setTimeout(() => location.assign("/next"), 1500))</script>`;
const next = `<!doctype html><script>
  const [{ deliveryType, transferSize, requestStart }] = performance.getEntriesByType("navigation");
  const asked = performance.timeOrigin + requestStart;
  fetch("/told", { method: "POST", body: JSON.stringify({ deliveryType, transferSize, asked }) });
</script>`;
const server = http.createServer(async (request, response) => {
  response.setHeader("content-type", "text/html");
  if (request.url === "/told") told(JSON.parse((await request.toArray()).join("")));
  if (request.url === "/made") await hasPrefetched;
  if (request.url === "/next") {
    made = Date.now();
    isMade();
  }
  response.end({ "/": first, "/next": next }[request.url] ?? "");
});
await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
const chromium = spawn(
  process.env.CHROMIUM ?? "/usr/bin/chromium",
  ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${process.argv[2]}`, `http://127.0.0.1:${server.address().port}/`],
  { stdio: "ignore" },
);
const { deliveryType, transferSize, asked } = await isTold;
chromium.kill();
server.closeAllConnections();
server.close();
const seen = [deliveryType === "navigational-prefetch", transferSize > 0, asked - made > 1000];
console.log("prefetched:", ...seen);
if (!seen.every(Boolean)) throw new Error("This is not so any more.");
SCRIPT
timeout 60 node "$folder/see.mjs" "$folder/profile"
