// Under a strict content security policy, with Trusted Types, the toolbar does all it does, and never breaks the policy.
// All other tests are made under it too (playwright.config.mjs), and fail if it is broken; here it is looked at itself.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hasScriptInPage } from "./in-page.mjs";
import { POLICY, policyWith, storeHasPolicy } from "./policy.mjs";
import { expect, MARIA, test } from "./store.mjs";

const NONCE = "n0nce";
const ENTRY = "/pkg/telesales-toolbar.js";

const brokeNothing = (store) => expect(store.complaints.breaches).toEqual([]);

const textsIn = (language) =>
  JSON.parse(readFileSync(new URL(`../../src/messages/${language}.json`, import.meta.url), "utf8"));
const ENGLISH = textsIn("en");
const PORTUGUESE = textsIn("pt-BR");

/** Everything an operator does, in the words of the page's language, and that it worked. */
async function worksAllDay(store, words = ENGLISH) {
  const bar = store.page.getByRole("region", { name: words.telesales, exact: true });
  const button = (name) => bar.getByRole("button", { name, exact: true });
  const field = bar.getByRole("textbox", { name: words.customer_email, exact: true });
  const message = bar.locator("#telesales-message");
  await store.operatorIsLoggedIn();
  await store.open();
  await button(words.log_in_as).click();
  for (const wrong of ["maria", "nobody@example.com"]) {
    await field.fill(wrong);
    await button(words.log_in).click();
    await expect(message).not.toBeEmpty();
    await expect(button(words.log_in)).toBeEnabled();
  }
  await field.fill(MARIA);
  await store.reloads(() => button(words.log_in).click());
  await store.showsPrice("R$151.92");
  await button("Maria Souza").click();
  await expect(bar.locator(".telesales-value")).toHaveText([MARIA, "***.456.***-**", "+*********4321"]);
  await store.page.keyboard.press("Escape");
  await bar.locator(".telesales-minimise").click();
  await expect(bar).toHaveAttribute("data-minimised");
  await bar.locator(".telesales-opener").click();
  await store.page.reload();
  await expect(bar).toHaveAttribute("data-minimised");
  await bar.locator(".telesales-opener").click();
  await expect(button(words.log_out)).toBeVisible();
  await store.page.keyboard.press("Escape");
  await bar.locator(".telesales-minimise").click();
  await expect(bar).not.toHaveAttribute("data-minimised");
  await button("Maria Souza").click();
  await store.reloads(() => button(words.log_out).click());
  await expect(button(words.log_in_as)).toBeVisible();
  await store.showsPrice("R$189.90");
  await store.open("/account#/orders");
  await expect(store.page.getByRole("heading", { name: "My Orders" })).toBeVisible();
  await store.hasNoBar("idle", bar);
}

test("the policy is sent with the store's pages, and the browser keeps it", async ({ store }) => {
  store.complaints.declare("This document requires 'TrustedHTML' assignment. The action has been blocked.");
  store.complaints.declare("breach of require-trusted-types-for: trusted-types-sink");
  store.complaints.declare(
    "Creating a TrustedTypePolicy named 'default' violates the following Content Security policy directive: " +
      "\"trusted-types 'none'\". The action has been blocked.",
  );
  store.complaints.declare("breach of trusted-types: trusted-types-policy");
  const response = await store.open();
  expect(response.headers()["content-security-policy"]).toBe(POLICY);
  const refused = await store.page.evaluate(() => {
    const errorOf = (act) => {
      try {
        act();
      } catch (error) {
        return error.name;
      }
    };
    return {
      default: window.trustedTypes.defaultPolicy,
      markup: errorOf(() => (document.createElement("div").innerHTML = "<p>")),
      policy: errorOf(() => window.trustedTypes.createPolicy("default", {})),
    };
  });
  expect(refused).toEqual({ default: null, markup: "TypeError", policy: "TypeError" });
});

test("the policy is the one that SECURITY.md tells stores to send", () => {
  const documented = readFileSync(new URL("../../SECURITY.md", import.meta.url), "utf8");
  expect(documented).toContain(`\nContent-Security-Policy: ${POLICY}\n`);
});

for (const [what, attributes, lang, words] of [
  ["in English", "", "en", ENGLISH],
  ["in another language, which is fetched", "", "pt-BR", PORTUGUESE],
  ["with the names of VTEX's toolbar, and its style sheet", 'compat="vtex"', "en", ENGLISH],
  ["with the names of the portal's toolbar, and its style sheet", 'compat="portal"', "en", ENGLISH],
  ["with a frame, in the dark, over the page", 'frame theme="dark" position="fixed"', "en", ENGLISH],
]) {
  test(`an operator works all day ${what}, and nothing breaks the policy`, async ({ store }) => {
    await store.embedsWith(attributes, lang);
    await worksAllDay(store, words);
    brokeNothing(store);
  });
}

test("texts of the store's own come without a breach, and stay texts", async ({ store }) => {
  const texts = { log_in_as: "<img src=x onerror=alert(1)>" };
  await store.context.route("**/texts.json", (route) => route.fulfill({ json: texts }));
  await store.embedsWith('messages="/texts.json"');
  await store.operatorIsLoggedIn();
  await store.open();
  await expect(store.button(texts.log_in_as)).toBeVisible();
  brokeNothing(store);
});

/** Each script of the page carries the nonce. */
const withNonce = (html) => html.replaceAll("<script", `<script nonce="${NONCE}"`);
const asPlainScript = (html) => html.replace('<script type="module" async blocking="render"', "<script");

for (const [what, sources] of [
  ["a nonce", `'nonce-${NONCE}' 'wasm-unsafe-eval'`],
  ["a nonce and 'strict-dynamic'", `'nonce-${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'`],
]) {
  for (const [how, change] of [
    ["a module", withNonce],
    ["a plain script", (html) => withNonce(asPlainScript(html))],
  ]) {
    test(`an operator works all day in a store that trusts scripts by ${what}, embedded as ${how}`, async ({ store }) => {
      await storeHasPolicy(store, policyWith("script-src", sources), change);
      await worksAllDay(store);
      brokeNothing(store);
    });
  }
}

test("an operator works all day in a store that has the script in its pages, and trusts it by its hash", async ({ store }) => {
  await hasScriptInPage(store);
  await worksAllDay(store);
  brokeNothing(store);
});

test("a store that trusts only the script's hash has no bar, and its page is told: no hash of it covers imports", async ({ store, request, baseURL }) => {
  const hash = `sha384-${createHash("sha384").update(await (await request.get(ENTRY)).body()).digest("base64")}`;
  const sources = `'${hash}' 'strict-dynamic' 'wasm-unsafe-eval'`;
  const imported = `${baseURL}/pkg/telesales-toolbar-element.js`;
  store.complaints.declare(
    `Loading the script '${imported}' violates the following Content Security Policy directive: "script-src ${sources}". ` +
      "Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback. The action has been blocked.",
  );
  store.complaints.declare(`breach of script-src-elem: ${imported}`);
  // The store's own script is a module of many files, whose imports no hash of the page's covers.
  const change = (html) =>
    asPlainScript(html)
      .replace(`src="${ENTRY}"`, `src="${ENTRY}" integrity="${hash}"`)
      .replace('<script type="module" src="/demo/store.js"></script>', "");
  await storeHasPolicy(store, policyWith("script-src", sources), change);
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isNotLoaded();
  await expect(store.bar).toHaveCount(0);
});

test.describe("without 'wasm-unsafe-eval'", () => {
  const WITHOUT_WASM = policyWith("script-src", "'self'");

  test("there is no bar, the page is told once that the toolbar was not loaded, and works on", async ({ store }) => {
    store.complaints.declare("breach of script-src: wasm-eval");
    await storeHasPolicy(store, WITHOUT_WASM);
    await store.operatorIsLoggedIn();
    await store.open();
    await store.isNotLoaded();
    await expect(store.bar).toHaveCount(0);
    await store.showsPrice("R$189.90");
    expect(await store.call("impersonate", MARIA)).toEqual({ ok: false, code: "not-loaded", customer: null });
    expect(store.events).toEqual([{ type: "telesales-error", detail: { code: "not-loaded" } }]);
    expect(store.sessionRequests()).toEqual(["GET"]);
  });

  test("no page with a shopper's session breaks the policy", async ({ store }) => {
    await storeHasPolicy(store, WITHOUT_WASM);
    await store.shopperIsLoggedIn();
    await store.open();
    await store.hasNoBar("visitor");
    await store.showsPrice("R$151.92");
    brokeNothing(store);
  });
});

for (const [what, policy, change] of [
  ["the strict policy", POLICY],
  ["a nonce and 'strict-dynamic'", policyWith("script-src", `'nonce-${NONCE}' 'strict-dynamic'`), withNonce],
]) {
  for (const [who, comes] of [
    ["a visitor", (store) => store.operatorLoginEnds()],
    ["a shopper", (store) => store.shopperIsLoggedIn()],
    ["an operator without the role", (store) => store.traineeIsLoggedIn()],
  ]) {
    test(`nothing breaks ${what} on the pages of ${who}`, async ({ store }) => {
      await storeHasPolicy(store, policy, change);
      await comes(store);
      for (const path of ["/products", "/moka-pot/p", "/checkout", "/account#/orders"]) {
        await store.open(path);
        await store.hasNoBar("visitor");
      }
      brokeNothing(store);
      expect(store.events).toEqual([]);
    });
  }
}
