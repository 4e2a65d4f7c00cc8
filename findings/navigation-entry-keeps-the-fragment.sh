#!/usr/bin/env bash
# What history.replaceState takes out of an address stays readable for every script of the page: Chromium's navigation entry
# (performance.getEntriesByType("navigation")[0].name) has the address by which the page was loaded, with its fragment. The
# address of a document's own request, which the entry is about, has none on the network.
# Seen: chromium 156.0.8078.108 of Debian 12, playwright-core 1.65.1, Node 20, on 2026-11-30. Output:
#   address: /page
#   entry: /page#customer=1
#   request: /page
# Wants: chromium on PATH; Node 20.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat > seen.cjs <<'JS'
const { chromium } = require("playwright-core");
const { createServer } = require("node:http");

const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  response.setHeader("content-type", "text/html");
  response.end("<p>A page</p>");
});
server.listen(0, "127.0.0.1", async () => {
  const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const origin = `http://127.0.0.1:${server.address().port}`;
  await page.goto(`${origin}/page#customer=1`);
  const [address, entry] = await page.evaluate(() => {
    history.replaceState(null, "", location.pathname);
    return [location.href, performance.getEntriesByType("navigation")[0].name];
  });
  for (const [what, url] of [["address", address], ["entry", entry], ["request", asked[0]]]) {
    console.log(`${what}: ${url.replace(origin, "")}`);
  }
  await browser.close();
  server.close();
});
JS
seen=$(node seen.cjs "$(command -v chromium)")
echo "$seen"
[ "$seen" = "address: /page
entry: /page#customer=1
request: /page" ] || { echo "This is not so any more."; exit 1; }
