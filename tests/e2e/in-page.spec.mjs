// The element script in the page itself: a shopper downloads nothing at all, and an operator's WASM waits for nothing else.
import { fetched, hasScriptInPage, scriptFor } from "./in-page.mjs";
import { nothingHasShifted, recordShifts, shelvesAreFull } from "./place.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { trapsOnCall, trapsWhenTold } from "./traps.mjs";

const [ELEMENT, WASM] = ["telesales-toolbar-element.js", "telesales-toolbar-element_bg.wasm"];

const withoutReload = (html) => html.replace("<telesales-toolbar>", '<telesales-toolbar reload="none">');
const PAGE = [scriptFor("/pkg"), withoutReload];

const ordinary = {
  "a visitor whom nobody knows": () => {},
  "a shopper who is logged in": (store) => store.shopperIsLoggedIn(),
  "an operator without the telesales role": (store) => store.traineeIsLoggedIn(),
};

for (const [who, comes] of Object.entries(ordinary)) {
  test(`${who} downloads nothing, and makes one session read`, async ({ store }) => {
    await hasScriptInPage(store);
    await comes(store);
    await store.open();
    await shelvesAreFull(store);
    await store.hasNoBar("visitor");
    // What a page fetches is asked for before the answer to any later request comes.
    await store.page.evaluate(() => fetch("/demo/icon.svg").then((response) => response.text()));
    expect(fetched(store)).toEqual([]);
    expect(store.sessionRequests()).toEqual(["GET"]);
  });
}

test("an operator acts for a customer, and downloads each file once", async ({ store }) => {
  await hasScriptInPage(store, ...PAGE);
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.session()).inEffect).toBe(MARIA);
  expect(fetched(store)).toEqual([ELEMENT, WASM]);
});

test("the WASM comes beside the script that starts it", async ({ store }) => {
  await hasScriptInPage(store);
  await store.operatorIsLoggedIn();
  const script = await store.holds(`**/${ELEMENT}`, "GET");
  const wasm = store.page.waitForResponse(`**/${WASM}`);
  await store.open();
  await script.arrived;
  expect((await wasm).status()).toBe(200);
  script.release();
  await store.isIdle();
  expect(fetched(store)).toEqual([ELEMENT, WASM]);
});

test("where the session cannot be read, nobody downloads the WASM", async ({ store }) => {
  await hasScriptInPage(store);
  await store.hasFault({ fault: "html", status: 200, on: "read" });
  await store.open();
  await store.hears("telesales-error", { code: "unconfirmed" });
  expect(fetched(store)).toEqual([ELEMENT]);
});

test("without the WASM there is no bar, the page is told, and an element inserted anew tries again", async ({ store }) => {
  await hasScriptInPage(store, ...PAGE);
  // What the script in the page did not get is asked for once more.
  await store.page.route(`**/${WASM}`, (route) => route.abort(), { times: 2 });
  store.complaints.declare("Failed to load resource: net::ERR_FAILED", 2);
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isNotLoaded();
  await expect(store.bar).toHaveCount(0);
  await store.putsBack();
  await store.isIdle();
});

test("a WASM that trapped is followed by another", async ({ store }) => {
  await hasScriptInPage(store, ...PAGE);
  await trapsWhenTold(store);
  await store.operatorIsLoggedIn();
  await store.open();
  for (const _ of ["the first", "the second"]) {
    await store.isIdle();
    expect(await trapsOnCall(store, "impersonate", MARIA)).toEqual({ ok: false, code: "crashed", customer: null });
    await store.putsBack();
  }
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("two elements of one page share one WASM", async ({ store }) => {
  const another = (html) => html.replace("</main>", '</main><telesales-toolbar reload="none"></telesales-toolbar>');
  await hasScriptInPage(store, scriptFor("/pkg"), (html) => another(withoutReload(html)));
  await store.operatorIsLoggedIn();
  await store.open();
  const bars = store.page.getByRole("region", { name: "Telesales" });
  await expect(bars).toHaveCount(2);
  await expect(bars.getByRole("button", { name: "Log in as" })).toHaveCount(2);
});

test("an operator's later pages have the bar's place before they are painted, and nothing moves", async ({ store }) => {
  await recordShifts(store);
  await hasScriptInPage(store);
  await store.operatorIsLoggedIn();
  for (const path of ["/", "/checkout", "/"]) {
    await store.open(path);
    await store.isIdle();
    await nothingHasShifted(store);
  }
  const told = () => document.documentElement.style.getPropertyValue("--telesales-toolbar-height");
  expect(await store.page.evaluate(told)).toBe("44px");
});
