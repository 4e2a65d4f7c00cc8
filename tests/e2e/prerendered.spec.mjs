// A page that the browser draws before anybody asks for it, and shows at once when somebody does. Chromium does so only while
// nobody drives it: so here it is started without Playwright, its pages drive themselves, and tell the server what they display.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDesk } from "../playwright.mjs";
import { address, test as base } from "./made-for.mjs";
import { expect } from "./store.mjs";

const { executablePath, args } = onDesk().launchOptions;

const test = base.extend({
  /** Starts a browser of its own, on a page of the store. */
  browses: async ({ made }, use) => {
    const ends = [];
    await use(async (path) => {
      const profile = await mkdtemp(join(tmpdir(), "telesales-"));
      const own = ["--headless=new", "--no-first-run", `--user-data-dir=${profile}`, made.origin + path];
      const browser = spawn(executablePath, [...args, ...own], { stdio: "ignore", detached: true });
      ends.push(async () => {
        const hasEnded = once(browser, "exit");
        // With the processes that it started, which write into its profile.
        process.kill(-browser.pid, "SIGKILL");
        await hasEnded;
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      });
    });
    await Promise.all(ends.map((end) => end()));
  },
});

test.beforeEach(({ made }) => {
  made.runs("logs-in", async () => {
    const body = new URLSearchParams({ as: "operator" });
    await fetch("/mock/log-in", { method: "POST", body, redirect: "manual" });
    // From then on this browser is known to have an operator, whose pages read also while nobody sees them.
    document.addEventListener("telesales-ready", () => document.querySelector("a").click());
    await customElements.whenDefined("telesales-toolbar");
    document.querySelector("telesales-toolbar").refresh();
  });
  made.runs("goes-on", async () => {
    await fetch("/made/when/prerendered");
    document.querySelector("a").click();
  });
  made.runs("begins-and-goes-on", async () => {
    await fetch("/made/when/prerendered");
    await document.querySelector("telesales-toolbar").impersonate("joao@example.com");
    document.querySelector("a").click();
  });
  made.runs("is-changed-and-goes-on", async () => {
    await fetch("/made/when/prerendered");
    const body = JSON.stringify({ public: { "vtex-impersonated-customer-email": { value: "joao@example.com" } } });
    await fetch("/api/sessions", { method: "POST", body, headers: { "content-type": "application/json" } });
    document.querySelector("a").click();
  });
  made.runs("settles", async () => {
    await customElements.whenDefined("telesales-toolbar");
    await new Promise((settles) => setTimeout(settles));
    await fetch("/made/when/settled");
  });
});

/** A page which has the next one prerendered, and goes there when that has been done; before it, the operator logs in. */
const operatorsWay = (script, two = {}) =>
  address("start", {
    script: "logs-in",
    to: address("one", { script, attributes: 'reload="none"', to: address("two", two), speculation: "prerender" }),
  });

/** Goes on once the next page has been prerendered, and its toolbar has come so far. */
async function isPrerendered(made, stage = "idle") {
  await expect.poll(() => made.told).toContainEqual({ name: "two", stage, isTrue: true, isPrerendered: true });
  expect(made.documents.at(-1)).toMatchObject({ name: "two", purpose: expect.stringContaining("prerender") });
  made.lets("prerendered");
}

const isShown = (made, stage) =>
  expect.poll(() => made.told).toContainEqual({ name: "two", stage, isTrue: true, isPrerendered: false });

const sessionReads = (made) => made.requests.filter(({ path, from }) => path === "/api/sessions" && from === "/made/two");

test("a prerendered page has an operator's bar when it is shown", async ({ made, browses }) => {
  await browses(operatorsWay("goes-on"));
  await isPrerendered(made);
  await isShown(made, "idle");
  expect(made.loads("two")).toBe(1);
});

test("a page that was prerendered before the operator began is out of date when it is shown", async ({ made, browses }) => {
  await browses(operatorsWay("begins-and-goes-on"));
  await isPrerendered(made);
  // Its toolbar has read before, and was told: what is told is not loaded anew under the operator's hands.
  await isShown(made, "outdated");
  expect(made.lies("two")).toEqual([]);
});

test("where the operator began after that, a store that does without loads has it out of date", async ({ made, browses }) => {
  await browses(operatorsWay("begins-and-goes-on", { attributes: 'reload="none"' }));
  await isPrerendered(made);
  await isShown(made, "outdated");
  expect(made.lies("two")).toEqual([]);
  expect(made.loads("two")).toBe(1);
});

test("where VTEX's own toolbar began after that, it is out of date as well", async ({ made, browses }) => {
  await browses(operatorsWay("is-changed-and-goes-on", { attributes: 'reload="none"' }));
  await isPrerendered(made);
  await isShown(made, "outdated");
  expect(made.lies("two")).toEqual([]);
});

test("where this browser was not known to have an operator before, it is none until it is shown, and asks then", async ({ made, browses }) => {
  made.runs("logs-in", async () => {
    const body = new URLSearchParams({ as: "operator" });
    const isParsed = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
    await fetch("/mock/log-in", { method: "POST", body, redirect: "manual" });
    await isParsed;
    document.querySelector("a").click();
  });
  // Pages whose own toolbar never comes.
  const bare = { late: 600_000, csp: "none" };
  const one = { ...bare, script: "is-changed-and-goes-on", to: address("two", { attributes: 'reload="none"' }), speculation: "prerender" };
  await browses(address("start", { ...bare, script: "logs-in", to: address("one", one) }));
  await isPrerendered(made, "none");
  await isShown(made, "found");
  expect(made.told.filter(({ name, isPrerendered }) => name === "two" && isPrerendered)).toHaveLength(1);
  expect(made.lies("two")).toEqual([]);
});

test("a shopper's prerendered page asks the session when it is shown, and not before", async ({ made, browses }) => {
  await browses(address("one", { script: "goes-on", to: address("two", { script: "settles" }), speculation: "prerender" }));
  await expect.poll(() => made.requests.map(({ path }) => path)).toContain("/made/when/settled");
  expect(sessionReads(made)).toEqual([]);
  await isPrerendered(made, "none");
  await expect.poll(() => sessionReads(made)).toHaveLength(1);
});
