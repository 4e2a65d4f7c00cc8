#!/usr/bin/env bash
# chromium-headless-shell 156 has no back/forward cache, also where Playwright's switch --disable-back-forward-cache is left out:
# Back loads the page anew. The same version of chromium, without windows too, brings the very page back. A page is told no more
# than "masked" of why not; the DevTools protocol says BackForwardCacheDisabledForDelegate.
# Seen: chromium and chromium-headless-shell 156.0.8078.108 of Debian 12, playwright-core 1.65.1, Node 20, on 2026-11-30. Output:
#   chromium: restored
#   chromium-headless-shell: loaded anew, masked, BackForwardCacheDisabledForDelegate
# Wants: both browsers, of one version, on PATH; Node 20.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat > seen.cjs <<'JS'
const { chromium } = require("playwright-core");
const { createServer } = require("node:http");

const server = createServer((request, response) => {
  response.setHeader("content-type", "text/html");
  response.end("<script>onpageshow = ({ persisted }) => (window.isRestored = persisted)</script>");
});
server.listen(0, "127.0.0.1", async () => {
  const browser = await chromium.launch({
    executablePath: process.argv[2],
    args: ["--no-sandbox"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const page = await browser.newPage();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Page.enable");
  const reasons = [];
  protocol.on("Page.backForwardCacheNotUsed", ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason)));
  const address = `http://127.0.0.1:${server.address().port}`;
  await page.goto(`${address}/one`);
  await page.goto(`${address}/two`);
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL("**/one", { waitUntil: "commit" });
  await page.waitForFunction(() => window.isRestored !== undefined);
  if (await page.evaluate(() => window.isRestored)) console.log("restored");
  else {
    const told = await page.evaluate(() =>
      performance.getEntriesByType("navigation")[0].notRestoredReasons.reasons.map(({ reason }) => reason).join());
    console.log(["loaded anew", told, reasons.find((reason) => /Delegate/.test(reason))].join(", "));
  }
  await browser.close();
  server.close();
});
JS
whole=$(node seen.cjs "$(command -v chromium)")
shell=$(node seen.cjs "$(command -v chromium-headless-shell)")
echo "chromium: $whole"
echo "chromium-headless-shell: $shell"
[ "$whole" = "restored" ] && [ "$shell" = "loaded anew, masked, BackForwardCacheDisabledForDelegate" ] ||
  { echo "This is not so any more."; exit 1; }
