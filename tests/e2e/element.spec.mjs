// The element in pages that nobody of ours wrote: moved, removed, doubled, under a strict policy.
import { pageIsTold } from "./place.mjs";
import { NOT_LOADED } from "./complaints.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { CAUGHT, CODE, FUNCTION, MAGIC, STARTED, trapsNext, trapsOnCall, trapsWhenTold, TYPE } from "./traps.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

const sessionReads = (store) => store.sent("GET").length;
const wasmRequests = (store) => store.requests.filter(({ path }) => path.endsWith("_bg.wasm")).length;
const insides = (store) => store.element.evaluate(({ shadowRoot }) => shadowRoot.childNodes.length);

/** Inserts an element, as a page's own code does. */
const insert = (store, attributes = {}) =>
  store.page.evaluate((attributes) => {
    const element = document.createElement("telesales-toolbar");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.prepend(element);
  }, attributes);

test("two elements on one page both show what is true, and share one WASM", async ({ store }) => {
  await store.openFixture("two-elements");
  await expect(store.button("Log in as")).toHaveCount(2);
  expect(wasmRequests(store)).toBe(1);
  const [upper, lower] = [store.bar.first(), store.bar.last()];
  await upper.getByRole("button", { name: "Log in as" }).click();
  await upper.getByRole("textbox", { name: "Customer e-mail" }).fill(MARIA);
  await upper.getByRole("button", { name: "Log in", exact: true }).click();
  await expect(upper.getByRole("button", { name: "Maria Souza" })).toBeVisible();
  await expect(lower.getByRole("button", { name: "Maria Souza" })).toBeVisible();
  await lower.getByRole("button", { name: "Maria Souza" }).click();
  await lower.getByRole("button", { name: "Log out" }).click();
  await expect(store.button("Log in as")).toHaveCount(2);
  expect(await store.stats()).toMatchObject({ sessionWrites: 2, overlappingWrites: 0 });
});

test("one of two elements goes, and the other goes on working", async ({ store }) => {
  await store.openFixture("two-elements");
  await expect(store.button("Log in as")).toHaveCount(2);
  await store.element.first().evaluate((element) => element.remove());
  await expect(store.bar).toHaveCount(1);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("the script included twice makes one bar that works", async ({ store }) => {
  await store.openFixture("script-twice");
  await store.isIdle();
  expect(store.requests.filter(({ path }) => path.endsWith("telesales-toolbar.js"))).toHaveLength(2);
  expect(sessionReads(store)).toBe(1);
  await expect(store.bar).toHaveCount(1);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("an element moved in the page keeps its bar, its open form and its styles, and reads nothing anew", async ({ store }) => {
  await store.open();
  await store.button("Log in as").click();
  await store.field.fill("maria@exa");
  await store.element.evaluate((element) => document.querySelector("main").prepend(element));
  await expect(store.page.getByRole("main").getByRole("region", { name: "Telesales" })).toBeVisible();
  await expect(store.field).toHaveValue("maria@exa");
  expect((await store.bar.boundingBox()).height).toBe(44);
  await store.field.fill(MARIA);
  await store.reloads(() => store.button("Log in").click());
  await store.actsFor("Maria Souza");
  // One for each of the two pages, and one to read back.
  expect(sessionReads(store)).toBe(3);
});

test("an element moved into another shadow root is styled there, and works", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  await store.element.evaluate((element) => {
    const host = document.querySelector("main").appendChild(document.createElement("div"));
    host.attachShadow({ mode: "open" }).append(element);
  });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.bar.boundingBox()).height).toBe(44);
});

test("an element taken out and put back later begins anew, and works", async ({ store }) => {
  await store.openFixture("no-element");
  await insert(store, { reload: "none" });
  await store.isIdle();
  await store.page.evaluate(async () => {
    window.kept = document.querySelector("telesales-toolbar");
    window.kept.remove();
    await null;
  });
  await expect(store.bar).toHaveCount(0);
  expect(await store.page.evaluate(() => window.kept.state.stage)).toBe("unknown");
  expect(await store.page.evaluate(() => window.kept.shadowRoot.childNodes.length)).toBe(0);
  await store.page.evaluate(() => document.body.prepend(window.kept));
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(wasmRequests(store)).toBe(1);
});

test("an element removed before the WASM arrives shows nothing, says nothing, and works when it is put back", async ({ store }) => {
  await store.openFixture("no-element");
  const wasm = await store.holds("**/*_bg.wasm", "GET");
  await insert(store, { reload: "none" });
  await wasm.arrived;
  await store.page.evaluate(() => {
    window.kept = document.querySelector("telesales-toolbar");
    window.kept.remove();
  });
  wasm.release();
  await store.page.evaluate(async () => {
    const { begin } = await import("/pkg/telesales-toolbar-element.js");
    const removed = { isHere: true };
    const begun = begin(window.kept, removed);
    removed.code = "removed";
    await begun;
  });
  expect(await store.page.evaluate(() => window.kept.shadowRoot.childNodes.length)).toBe(0);
  expect(store.events).toEqual([]);
  await store.page.evaluate(() => document.body.prepend(window.kept));
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("an element moved before the WASM arrives shows one bar", async ({ store }) => {
  const wasm = await store.holds("**/*_bg.wasm", "GET");
  await store.open();
  await wasm.arrived;
  await store.element.evaluate((element) => document.body.append(element));
  wasm.release();
  await store.isIdle();
  await expect(store.bar).toHaveCount(1);
  expect(sessionReads(store)).toBe(1);
});

test("without the WASM there is no bar, the page is told, and an element inserted later tries again", async ({ store }) => {
  await store.openFixture("no-element");
  await store.page.route("**/*_bg.wasm", (route) => route.fulfill({ status: 503 }), { times: 1 });
  store.complaints.declare("503 /pkg/telesales-toolbar-element_bg.wasm");
  await insert(store);
  await store.isNotLoaded();
  expect(await insides(store)).toBe(0);
  expect(await store.call("impersonate", MARIA)).toEqual({ ok: false, code: "not-loaded", customer: null });
  await store.element.evaluate((element) => element.remove());
  await insert(store);
  await store.isIdle();
});

test("a start whose element is removed ends with the code removed", async ({ store }) => {
  await store.open();
  await store.isIdle();
  const write = await store.holds("**/api/sessions", "POST");
  const outcome = store.element.evaluate((element, email) => {
    window.kept = element;
    return element.impersonate(email);
  }, MARIA);
  await write.arrived;
  await store.element.evaluate((element) => element.remove());
  expect(await outcome).toEqual({ ok: false, code: "removed", customer: null });
  await expect(store.bar).toHaveCount(0);
  write.release();
});

test("a strict content security policy leaves the bar its looks and its work", async ({ store }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
  await store.openFixture("two-elements", policy);
  await expect(store.button("Log in as")).toHaveCount(2);
  expect((await store.bar.first().boundingBox()).height).toBe(44);
  await store.element.last().evaluate((element) => element.remove());
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("a trap in the WASM takes the bar away, is told, and an element inserted later gets a new one", async ({ store }) => {
  await store.openFixture("no-element");
  await insert(store, { reload: "none" });
  await store.isIdle();
  await store.traps();
  await store.hears("telesales-error", { code: "crashed" });
  await expect(store.bar).toHaveCount(0);
  expect(await insides(store)).toBe(0);
  expect(await store.call("impersonate", MARIA)).toEqual({ ok: false, code: "crashed", customer: null });
  await store.element.evaluate((element) => element.remove());
  await insert(store, { reload: "none" });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(wasmRequests(store)).toBe(2);
});

test("a trap in somebody else's WASM is none of the toolbar's business", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  await store.page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    window.dispatchEvent(new ErrorEvent("error", { error }));
    window.dispatchEvent(new ErrorEvent("error", { error: null }));
    window.dispatchEvent(new PromiseRejectionEvent("unhandledrejection", { promise: Promise.resolve(), reason: undefined }));
  });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

/** The store's own script still changes the page when somebody clicks. */
async function pageGoesOn(store) {
  await store.page.getByRole("link", { name: "Checkout" }).click();
  await expect(store.page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
}

/** Nothing is drawn, one error was told, and who calls a method gets the same answer. */
async function isInert(store, code) {
  await expect.poll(() => store.events.filter(({ type }) => type === "telesales-error")).toEqual([
    { type: "telesales-error", detail: { code } },
  ]);
  await expect(store.bar).toHaveCount(0);
  expect(await insides(store)).toBe(0);
  const refused = { ok: false, code, customer: null };
  expect([await store.call("impersonate", MARIA), await store.call("stop")]).toEqual([refused, refused]);
}

const wasm = (...bytes) => ({ contentType: "application/wasm", body: Buffer.from(bytes.flat()) });

// The glue of wasm-bindgen tells whoever runs the server.
const NO_WASM =
  "`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. " +
  "Falling back to `WebAssembly.instantiate` which is slower. Original error:\n TypeError: Failed to execute 'compile' on " +
  "'WebAssembly': Incorrect response MIME type. Expected 'application/wasm'.";

const broken = {
  "is not there": [{ status: 404 }, "404 /pkg/telesales-toolbar-element_bg.wasm"],
  "is a page of HTML": [{ contentType: "text/html", body: "<!doctype html>" }, NO_WASM],
  "has nothing in it": [wasm()],
  "is cut off": [wasm(MAGIC, TYPE.slice(0, 3))],
  "fits another build's script": [wasm(MAGIC)],
  "traps as it starts": [wasm(MAGIC, TYPE, FUNCTION, STARTED, CODE)],
};

for (const [how, [answer, ...complaints]] of Object.entries(broken)) {
  test(`a WASM that ${how} leaves the page working, and an element that is put back tries again`, async ({ store }) => {
    await store.embedsWith('reload="none"');
    await store.page.route("**/*_bg.wasm", (route) => route.fulfill(answer), { times: 1 });
    for (const complaint of complaints) store.complaints.declare(complaint);
    await store.open();
    store.complaints.declare(NOT_LOADED);
    await isInert(store, "not-loaded");
    await pageGoesOn(store);
    await store.putsBack();
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
  });
}

const UNCAUGHT = "uncaught: RuntimeError: unreachable\n    at telesales-toolbar-element_bg.wasm:";

/** What is under way when it traps; returns what the page is told. */
const occasions = {
  "as it draws the toolbar": async (store) => {
    await store.page.addInitScript(() => {
      window.traps = (values) => values.some((value) => value?.localName === "section");
    });
    store.complaints.declare(CAUGHT);
    await store.open();
    return "crashed";
  },
  "as the page's code calls a method": async (store) => {
    await store.open();
    await store.isIdle();
    expect(await trapsOnCall(store, "impersonate", MARIA)).toEqual({ ok: false, code: "crashed", customer: null });
    return "crashed";
  },
  "as the operator clicks": async (store) => {
    await store.open();
    await store.isIdle();
    await trapsNext(store);
    store.complaints.declare(UNCAUGHT);
    // Without the pointer's coming near, by which the desk would be fetched.
    await store.button("Log in as").dispatchEvent("click");
    return "crashed";
  },
  "as it hears what became of a write": async (store) => {
    await store.open();
    await store.isIdle();
    const write = await store.holds("**/api/sessions", "POST");
    const outcome = store.call("impersonate", MARIA);
    await write.arrived;
    await trapsNext(store);
    store.complaints.declare(UNCAUGHT);
    write.release();
    expect(await outcome).toEqual({ ok: false, code: "crashed", customer: null });
    return "crashed";
  },
};

for (const [when, happens] of Object.entries(occasions)) {
  test(`a WASM that traps ${when} leaves the page working, and an element that is put back gets a new one`, async ({ store }) => {
    await trapsWhenTold(store);
    await store.embedsWith('reload="none"');
    await isInert(store, await happens(store));
    await pageGoesOn(store);
    await store.putsBack();
    expect(await store.call("impersonate", MARIA)).toMatchObject({ ok: true, code: "acting", customer: { email: MARIA } });
    await store.actsFor("Maria Souza");
    expect(wasmRequests(store)).toBe(2);
  });
}

test("a WASM that traps as it draws where a place was kept for the bar gives the page the place back", async ({ store }) => {
  await trapsWhenTold(store);
  await store.open();
  await store.isIdle();
  await store.page.addInitScript(() => {
    window.traps = (values) => values.some((value) => value?.localName === "section");
  });
  store.complaints.declare(CAUGHT);
  await store.page.reload();
  await isInert(store, "crashed");
  await pageIsTold(store, "");
});

test("a WASM that follows one that trapped may trap as well, and is followed by another", async ({ store }) => {
  await trapsWhenTold(store);
  await store.embedsWith('reload="none"');
  await store.open();
  for (const _ of ["the first", "the second"]) {
    await store.isIdle();
    expect(await trapsOnCall(store, "impersonate", MARIA)).toEqual({ ok: false, code: "crashed", customer: null });
    await expect(store.bar).toHaveCount(0);
    await store.putsBack();
  }
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
});

test("what a WASM that trapped still listens to does not reach it, nor the one that follows", async ({ store }) => {
  await trapsWhenTold(store);
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  expect(await trapsOnCall(store, "impersonate", MARIA)).toMatchObject({ code: "crashed" });
  await store.putsBack();
  await store.isIdle();
  await store.timePasses();
  await store.pageIsRestored();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(store.events.filter(({ type }) => type === "telesales-error")).toHaveLength(1);
});

test("a WASM that traps as one element goes takes the bar of the other away, which works again when it is put back", async ({ store }) => {
  await trapsWhenTold(store);
  await store.openFixture("two-elements");
  await expect(store.button("Log in as")).toHaveCount(2);
  await trapsOnCall(store);
  await store.element.first().evaluate((element) => element.remove());
  await expect(store.bar).toHaveCount(0);
  await store.hears("telesales-error", { code: "crashed" });
  await store.putsBack();
  await store.isIdle();
});

test("a tab whose toolbar traps while it reads for all tabs does not keep the others waiting", async ({ store }) => {
  await trapsWhenTold(store);
  await store.open();
  await store.isIdle();
  const other = await store.context.newPage();
  await other.goto("/products");
  const inOther = other.getByRole("region", { name: "Telesales" });
  await expect(inOther.getByRole("button", { name: "Log in as" })).toBeVisible();
  await store.timePasses();
  // The other tab waits for its turn only as long as a request may take.
  const read = await store.holds("**/api/sessions?*", "GET", 1, { mayTakeLong: false });
  await store.pageIsRestored();
  await read.arrived;
  await trapsNext(store);
  store.complaints.declare(UNCAUGHT);
  await store.hasBegunFor(MARIA);
  await store.timePasses(other);
  await store.pageIsRestored(other);
  read.release();
  await isInert(store, "crashed");
  await expect(inOther.getByRole("button", { name: "Page out of date" })).toBeVisible();
});
