// What a test says and does, in the words of the shop floor. Every test has a browser context, and so a session, of its own.
import { test as base, expect } from "@playwright/test";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Complaints, isFirefox, NOT_LOADED } from "./complaints.mjs";
import { PersonalData, REQUESTED } from "./personal-data.mjs";
import { POLICY } from "./policy.mjs";

export { expect, REQUESTED };

/** What all tabs remember of the last change, in `localStorage`: when, whether it was made here, a random number, a byte. */
export const CHANGED = "telesales-changed";
const SALT = 7;

/** FNV-1a of the number and the e-mail, mixed as MurmurHash3 ends: its lowest byte. */
function check(salt, email) {
  const bytes = [salt & 255, (salt >> 8) & 255, (salt >> 16) & 255, salt >>> 24, ...Buffer.from(email.toLowerCase())];
  let hash = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 255;
}

export const OPERATOR = "operator@store.example";
export const MARIA = "maria@example.com";
export const JOAO = "joao@example.com";

export const test = base.extend({
  /** Tests of the look itself plant what is looked for. */
  looksForPersonalData: [true, { option: true }],
  store: [
    async ({ page, baseURL, looksForPersonalData }, use) => {
      const store = new Store(page, baseURL);
      const looks = looksForPersonalData && !isFirefox(store.context);
      const personalData = looks && new PersonalData(store.context);
      await store.listen();
      await use(store);
      await store.complaints.areThoseDeclared();
      if (looks) expect(await personalData.found(), "personal data").toEqual([]);
      // Firefox does not tell what a request carried.
      if (!isFirefox(store.context)) store.wroteOnlyItsOwnKey();
    },
    { auto: true },
  ],
});

class Store {
  /** All requests of all pages: `{ method, path, search, type, body }`. */
  requests = [];
  /** Those that have not been answered yet. */
  underWay = new Set();
  /** All toolbar events of all pages: `{ type, detail }`, but for those of carts. */
  events = [];
  /** What those of carts say. */
  carts = [];

  constructor(page, baseURL) {
    this.page = page;
    this.context = page.context();
    this.complaints = new Complaints(this.context, baseURL);
    this.element = page.locator("telesales-toolbar");
    this.bar = page.getByRole("region", { name: "Telesales" });
    this.field = this.bar.getByRole("textbox", { name: "Customer e-mail" });
    this.message = this.bar.locator("#telesales-message");
    this.popover = this.bar.getByRole("dialog");
    this.liveRegion = this.bar.getByRole("status");
    this.context.on("request", (request) => {
      const { pathname, search } = new URL(request.url());
      const [method, type, body] = [request.method(), request.resourceType(), request.postData()];
      this.requests.push({ method, path: pathname, search, type, body });
      this.underWay.add(request);
    });
    for (const end of ["requestfinished", "requestfailed"]) {
      this.context.on(end, (request) => this.underWay.delete(request));
    }
    // Nobody reads what stands in an error, and so it never ends.
    this.context.on("response", (response) => response.ok() || this.underWay.delete(response.request()));
  }

  async listen() {
    await this.context.exposeBinding("tellTheTest", (_, event) =>
      event.type === "telesales-cart" ? this.carts.push(event.detail) : this.events.push(event),
    );
    await this.context.exposeBinding("tellOfBreach", (_, breach) => this.complaints.hearOfBreach(breach));
    await this.context.addInitScript(() => {
      for (const type of ["telesales-ready", "telesales-change", "telesales-error", "telesales-cart"]) {
        document.addEventListener(type, ({ detail }) => window.tellTheTest({ type, detail }));
      }
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        window.tellOfBreach({ directive: effectiveDirective, blocked: blockedURI }));
    });
  }

  // Who comes

  operatorIsLoggedIn = () => this.#tellMock("log-in", { as: "operator" });
  traineeIsLoggedIn = () => this.#tellMock("log-in", { as: "trainee" });
  shopperIsLoggedIn = () => this.#tellMock("log-in", { as: "shopper", email: MARIA });
  /** The public keys of the session stay, as in VTEX. */
  operatorLoginEnds = () => this.#tellMock("log-in", { as: "visitor" });
  hasNoImpersonationApp = () => this.#tellMock("store", { "impersonation-app": "missing" });
  hasImpersonationApp = () => this.#tellMock("store", { "impersonation-app": "installed" });
  /** Faults of the mock's Session Manager, such as `{ fault: "status", status: 403, on: "write", times: 1 }`. */
  hasFault = (fault) => this.#tellMock("faults", fault);
  hasNoFault = () => this.#tellMock("faults", { fault: "none" });

  async #tellMock(what, form) {
    const answer = await this.context.request.post(`/mock/${what}`, { form, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  }

  /** Something that tells no tab, such as VTEX's own toolbar, has the session act for this customer, or for nobody (""). */
  async actsElsewhereFor(email) {
    await this.context.clearCookies({ name: REQUESTED });
    const answer = await this.context.request.post("/api/sessions", { data: { public: { [REQUESTED]: { value: email } } } });
    expect(answer.status()).toBe(201);
  }

  /** A toolbar of this browser began to act for this customer, long ago, or ended it (""), and no page is open since then. */
  async hasBegunFor(email) {
    await this.actsElsewhereFor(email);
    await this.context.addInitScript(
      ([name, value]) => {
        try {
          localStorage[name] ??= value;
        } catch {
          // A page without storage remembers nothing.
        }
      },
      [CHANGED, email ? `1 1 ${SALT} ${check(SALT, email)}` : "1 1"],
    );
  }

  // Where they go

  open = (path = "/products") => this.page.goto(path);

  /** Makes each page of the store embed the element with these attributes. */
  async embedsWith(attributes, lang = "en") {
    await this.changesPages((html) =>
      html.replace("<telesales-toolbar>", `<telesales-toolbar ${attributes}>`).replace('lang="en"', `lang="${lang}"`),
    );
  }

  /** Has each page of the store come with another text, and with these headers in place of its own. */
  async changesPages(change, instead = {}) {
    await this.context.route("**/*", async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const response = await route.fetch();
      const headers = { ...response.headers(), ...instead };
      return route.fulfill({ response, headers, body: change(await response.text()) });
    });
  }

  /** Opens one of `pages/*.html`, which may have a sheet and a script beside it, on the store's own origin. */
  async openFixture(name, policy = POLICY) {
    const headers = { "content-security-policy": policy };
    await this.context.route(`**/${name}{,.css,.js}`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = extname(pathname) ? pathname : `${pathname}.html`;
      return route.fulfill({ path: fileURLToPath(new URL(`pages${file}`, import.meta.url)), headers });
    });
    await this.page.goto(`/${name}`);
  }

  /** What the browser tells a page when WASM traps; a toolbar without faults cannot be made to. */
  traps = () =>
    this.page.evaluate(() => {
      const error = new WebAssembly.RuntimeError("unreachable");
      error.stack = "RuntimeError: unreachable\n    at /pkg/telesales-toolbar-element_bg.wasm:wasm-function[1]:0x1";
      window.dispatchEvent(new ErrorEvent("error", { error }));
    });

  /** Does what makes the page load anew, and waits for that. */
  async reloads(action) {
    const loaded = this.page.waitForEvent("load");
    await action();
    await loaded;
  }

  /** `hasStayed` is about the page as it is now. */
  marksPage = (page = this.page) =>
    page.evaluate(() => {
      window.stays = true;
      addEventListener("beforeunload", () => (window.stays = false));
    });

  /** Neither loaded anew nor about to be, which a test sees in the page before it sees the request. */
  hasStayed = async (page = this.page) => expect(await page.evaluate(() => window.stays)).toBe(true);

  /** From now on no request's time is up, however long a test looks at what is seen until then, but by `timeIsUp`. */
  async timeStandsStill() {
    const standStill = () => {
      window.deadlines = [];
      AbortSignal.timeout = () => {
        const deadline = new AbortController();
        window.deadlines.push(deadline);
        return deadline.signal;
      };
    };
    await this.context.addInitScript(standStill);
    await Promise.all(this.context.pages().map((page) => page.evaluate(standStill)));
  }

  /** For the last request of the page. */
  timeIsUp = () => this.page.evaluate(() => window.deadlines.at(-1).abort(new DOMException("Too late.", "TimeoutError")));

  /**
   * Lets requests of one kind wait, all or the first few, perhaps after some that need not: `await held.arrived`, then
   * `held.release()`. Until then they are not too late, if they `mayTakeLong`.
   */
  async holds(pattern, method, times = Infinity, { after = 0, mayTakeLong = true } = {}) {
    if (mayTakeLong) await this.timeStandsStill();
    const held = {};
    held.arrived = new Promise((resolve) => (held.hasArrived = resolve));
    const released = new Promise((resolve) => (held.release = resolve));
    await this.context.route(pattern, async (route) => {
      if (route.request().method() !== method || after-- > 0 || times-- <= 0) return route.fallback();
      held.hasArrived();
      await released;
      return route.continue();
    });
    return held;
  }

  /** What the browser tells a page that comes back from the back/forward cache. */
  pageIsRestored = (page = this.page) =>
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

  /** What the browser tells a page that becomes visible again. The demo store does not care. */
  pageIsSeenAgain = () => this.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  /** The page's clock goes on by more than the two seconds for which one read serves all tabs. */
  timePasses = (page = this.page) =>
    page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 5_000;
    });

  // What they do

  button = (name) => this.bar.getByRole("button", { name, exact: true });

  async asksFor(email) {
    await this.button("Log in as").click();
    await this.field.fill(email);
    await this.button("Log in").click();
  }

  async logInAs(email) {
    await this.reloads(() => this.asksFor(email));
  }

  async logOut(name) {
    await this.button(name).click();
    await this.reloads(() => this.button("Log out").click());
  }

  /** Has the page's code call `impersonate` or `stop`; a promise of the outcome. */
  call = (method, ...values) =>
    this.element.first().evaluate((element, [method, values]) => element[method](...values), [method, values]);

  /** The element is taken out and put back later, as a store's code does that draws its page anew. */
  putsBack = () =>
    this.element.evaluate(async (element) => {
      const parent = element.parentNode;
      element.remove();
      await null;
      parent.prepend(element);
    });

  // What they see

  state = () => this.element.first().evaluate((element) => element.state);

  isIdle = () => expect(this.button("Log in as")).toBeVisible();
  actsFor = (name) => expect(this.button(name)).toHaveAttribute("aria-haspopup", "dialog");
  says = (text) => expect(this.message).toHaveText(text);

  /** Says it where the operator looks, and to those who cannot see it, who may be told more. */
  async tells(text) {
    await this.says(text);
    await expect(this.liveRegion).toContainText(text);
  }

  /** Waits until the element has decided what it shows; then looks whether that is nothing. */
  async hasNoBar(stage, bar = this.bar) {
    // What React inserts is an element of ours only once that is defined.
    await expect.poll(async () => (await this.state())?.stage).toBe(stage);
    await expect(bar).toHaveCount(0);
  }

  showsPrice = (price) => expect(this.page.getByRole("listitem").filter({ hasText: "Moka pot" })).toContainText(price);

  /** It is told to the page, and why to whoever looks at the console. */
  async isNotLoaded() {
    this.complaints.declare(NOT_LOADED);
    await this.hears("telesales-error", { code: "not-loaded" });
  }

  hears = (type, detail) => expect.poll(() => this.events).toContainEqual({ type, detail });

  // What is true

  /** The session itself, as the test reads it: `{ requested, inEffect }`, two e-mails or undefined. */
  async session() {
    const items = `public.${REQUESTED},impersonate.storeUserEmail`;
    const { namespaces } = await (await this.context.request.get(`/api/sessions?items=${items}`)).json();
    return {
      requested: namespaces.public?.[REQUESTED]?.value,
      inEffect: namespaces.impersonate?.storeUserEmail?.value,
    };
  }

  async cookie() {
    return (await this.context.cookies()).find(({ name }) => name === REQUESTED);
  }

  async stats() {
    return (await (await this.context.request.get("/mock/stats")).json()).session;
  }

  sent = (method, path = "/api/sessions") =>
    this.requests.filter((request) => request.method === method && request.path === path);

  /** The methods of all session requests, in their order. */
  sessionRequests = () => this.requests.filter(({ path }) => path === "/api/sessions").map(({ method }) => method);

  pageLoads = () => this.requests.filter(({ type }) => type === "document").length;

  /** Holds for every test: the toolbar writes one public key, or none so that the cookie is seen, and never reads all. */
  wroteOnlyItsOwnKey() {
    for (const { body } of this.sent("POST")) {
      const { public: keys, ...others } = JSON.parse(body);
      expect(others).toEqual({});
      expect([[], [REQUESTED]]).toContainEqual(Object.keys(keys));
    }
    for (const { search } of this.sent("GET")) expect(search).not.toContain("*");
  }
}
