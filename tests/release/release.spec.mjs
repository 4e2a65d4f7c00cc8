// A store that embeds a release: files named after what is in them, which the browser holds against their integrity.
import { readFileSync } from "node:fs";
import { hasScriptInPage, scriptFor } from "../e2e/in-page.mjs";
import { policyWithScript, storeHasPolicy } from "../e2e/policy.mjs";
import { expect, MARIA, test } from "../e2e/store.mjs";
import { hasNoElement, isTamperedWith } from "../e2e/tampering.mjs";
import { trapsOnCall, trapsWhenTold } from "../e2e/traps.mjs";

const CDN = "https://cdn.example";
const FOLDER = "/release/cdn";
const ENTRY = "telesales-toolbar.js";
const ELEMENT = "telesales-toolbar-element.js";
const WASM = "telesales-toolbar-element_bg.wasm";
const DESK = "telesales-toolbar-desk.wasm";
const COMPAT = "telesales-toolbar-compat.js";
const STYLE = "telesales-toolbar-compat.css";
const SPANISH = "telesales-toolbar.es.json";

const site = process.env.TELESALES_SITE;
const IN_PAGE = scriptFor(FOLDER, `${site}/release/telesales-toolbar.inline.js`);
const { files } = JSON.parse(readFileSync(`${site}/release/manifest.json`, "utf8"));
const headers = readFileSync(`${site}/release/headers.txt`, "utf8");
const spanish = JSON.parse(readFileSync(new URL("../../src/messages/es.json", import.meta.url), "utf8"));

const path = (name) => `${FOLDER}/${files[name].file}`;

/**
 * The names in pkg/ of what has been fetched so that there is a bar, the short-lived entry script by its whole path. What comes
 * after the bar comes sooner or later.
 */
const fetched = (store) => {
  const names = new Map(Object.keys(files).map((name) => [path(name), name]));
  const ofRelease = store.requests.filter((request) => request.path.startsWith("/release/"));
  return ofRelease.map(({ path }) => names.get(path) ?? path).filter((name) => name !== DESK);
};

/**
 * Pages name the very release, as docs/release.md says, with all the integrity that a page can name, and have the policy
 * that this needs: the import map's hash, and the origin where the files are.
 */
const pinsTheRelease = (store, address = path, origin = "") => {
  const integrity = Object.fromEntries([ELEMENT, COMPAT].map((name) => [address(name), files[name].integrity]));
  const importMap = JSON.stringify({ integrity });
  const policy = policyWithScript(importMap).replace(/(script|style|connect)-src/g, `$& ${origin}`);
  return storeHasPolicy(store, policy, (html) =>
    html
      .replace("<meta charset", `<script type="importmap">${importMap}</script><meta charset`)
      .replace(`src="${FOLDER}/${ENTRY}"`, `src="${address(ENTRY)}" integrity="${files[ENTRY].integrity}" crossorigin`)
      .replace('lang="en"', 'lang="es"')
      .replace("<telesales-toolbar>", '<telesales-toolbar reload="none" compat="vtex">'),
  );
};

/** The headers that headers.txt gives a file. */
const headersOf = (file) => {
  const [, lines] = headers.split(`/${file}\n`);
  return Object.fromEntries(lines.split("\n/")[0].trim().split("\n").map((line) => line.trim().split(": ")));
};

/** The files are on another origin, with their headers. */
const isOnCdn = (store) =>
  store.context.route(`${CDN}/**`, (route) => {
    const file = route.request().url().split("/").pop();
    return route.fulfill({ headers: headersOf(file), body: readFileSync(`${site}${FOLDER}/${file}`) });
  });

const spanishBar = (store) => store.page.getByRole("region", { name: spanish.telesales, exact: true });
const isIdleIn = (bar, texts) => expect(bar.getByRole("button", { name: texts.log_in_as, exact: true })).toBeVisible();
const isStyled = (bar) => expect(bar).toHaveCSS("background-color", "rgb(11, 20, 70)");

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test("the short-lived script leads an operator to files whose names say what is in them", async ({ store }) => {
  await store.open();
  await store.isIdle();
  expect(fetched(store).toSorted()).toEqual([`${FOLDER}/${ENTRY}`, ELEMENT, WASM].toSorted());
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.session()).inEffect).toBe(MARIA);
});

test("a page that pins the release gets all of it, in Spanish and with the names of VTEX's own", async ({ store }) => {
  await pinsTheRelease(store);
  await store.open();
  const bar = spanishBar(store);
  await isIdleIn(bar, spanish);
  await isStyled(bar);
  await expect(store.page.locator(".vtex-telemarketing-2-x-container")).toHaveCount(1);
  expect(fetched(store).toSorted()).toEqual([ENTRY, ELEMENT, WASM, COMPAT, STYLE, SPANISH].toSorted());
});

test("a page that has the release's script in itself gets the rest, and each file once", async ({ store }) => {
  await hasScriptInPage(store, IN_PAGE);
  await store.open();
  await store.isIdle();
  expect(fetched(store).toSorted()).toEqual([ELEMENT, WASM].toSorted());
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
});

test("a page gets all of it from another origin, which sends the headers of the release", async ({ store }) => {
  const all = [ENTRY, ELEMENT, WASM, COMPAT, STYLE, SPANISH, DESK];
  store.complaints.declare(`request to ${CDN}`, all.length);
  await isOnCdn(store);
  await pinsTheRelease(store, (name) => `${CDN}/${files[name].file}`, CDN);
  await store.open();
  const bar = spanishBar(store);
  await isIdleIn(bar, spanish);
  await isStyled(bar);
  const paths = all.map((name) => `/${files[name].file}`);
  await expect.poll(() => store.requests.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
});

test("a WASM that trapped is known by its new name, and followed by another", async ({ store }) => {
  await trapsWhenTold(store);
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  expect(await trapsOnCall(store, "impersonate", MARIA)).toEqual({ ok: false, code: "crashed", customer: null });
  await store.hears("telesales-error", { code: "crashed" });
  await store.putsBack();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(fetched(store).filter((name) => name === WASM)).toHaveLength(2);
});

test.describe("what somebody changed where it is hosted is not used:", () => {
  test("the entry script", async ({ store }) => {
    await pinsTheRelease(store);
    await isTamperedWith(store, path(ENTRY));
    await store.open();
    await hasNoElement(store, expect);
    expect(store.sessionRequests()).toEqual([]);
  });

  for (const name of [ELEMENT, WASM, COMPAT]) {
    test(name, async ({ store }) => {
      await pinsTheRelease(store);
      await isTamperedWith(store, path(name));
      await store.open();
      await store.isNotLoaded();
      await expect(spanishBar(store)).toHaveCount(0);
      await store.showsPrice("");
    });
  }

  test("the WASM that a script in the page asks for", async ({ store }) => {
    await hasScriptInPage(store, IN_PAGE);
    // What the script in the page asked for early and did not get is asked for once more.
    await isTamperedWith(store, path(WASM), 2);
    await store.open();
    await store.isNotLoaded();
    await expect(store.bar).toHaveCount(0);
    await store.showsPrice("");
  });

  test("what is behind the bar's button, so the bar says that it cannot be loaded", async ({ store }) => {
    await isTamperedWith(store, path(DESK), 2);
    await store.open();
    await store.isIdle();
    await expect.poll(() => store.requests.filter((request) => request.path === path(DESK))).toHaveLength(1);
    // Without a pointer that comes near, by which it would be asked for once more.
    await store.button("Log in as").dispatchEvent("click");
    await expect(store.bar.getByRole("alert")).toContainText("could not be loaded");
    expect(await store.call("impersonate", MARIA)).toMatchObject({ ok: true });
  });

  test("the texts of a language, so there are English ones", async ({ store }) => {
    await store.embedsWith('reload="none"', "es");
    await isTamperedWith(store, path(SPANISH));
    await store.open();
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
  });

  test("the style sheet for VTEX's names, so the bar is without those, and says so", async ({ store }) => {
    await pinsTheRelease(store);
    store.complaints.declare("telesales-toolbar: the style sheet of compat did not come. The bar is without its names.");
    await isTamperedWith(store, path(STYLE));
    await store.open();
    const bar = spanishBar(store);
    await isIdleIn(bar, spanish);
    await expect(bar).toHaveCSS("background-color", "rgb(11, 20, 70)");
    await expect(store.page.locator(".vtex-telemarketing-2-x-wrapper")).toHaveCount(0);
  });
});
