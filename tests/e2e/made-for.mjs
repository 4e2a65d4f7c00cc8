// Pages that say for whom their HTML was made, as those of a store do that its server renders, and what may stand between that
// server and what an operator sees: caches, prefetching, workers, libraries that put pages back.
import http from "node:http";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as after } from "node:timers/promises";
import { POLICY } from "./policy.mjs";
import { expect, JOAO, MARIA, test as base } from "./store.mjs";

export const NOBODY = "nobody";

/** The mock behind a server of the test's own, whose origin is then the store's: what a test asks of the mock goes there. */
export const test = base.extend({
  made: async ({}, use, { project }) => {
    const made = new Made(project.use.baseURL);
    await made.begins();
    await use(made);
    await made.ends();
  },
  baseURL: ({ made }, use) => use(made.origin),
});

/**
 * The address of a page. Parameters, all optional: `cache` and `etag` (1) are about its headers; `delay` is for how many ms it
 * is under way once it is made, and `late` after how many the element script is asked for; `attributes` are the element's; `to` is
 * where its link leads, and `speculation` (prefetch, prerender) whether the browser goes there before; `worker` registers a
 * service worker for pages named "one"; `base` and `library` (turbo, htmx) stand in its head, and so does `script`, the name of
 * what the test `runs` there; with `hover` (1) Turbo fetches what a link leads to before it is clicked. `fields` is HTML that
 * stands in its body. `csp` (none) leaves out the policy, which forbids what is done for `late`, `worker`, `base` and by both
 * libraries.
 */
export const address = (name, parameters = {}) => `/made/${name}?${new URLSearchParams(parameters)}`;

const { resolve } = createRequire(import.meta.url);

const LIBRARIES = { turbo: "@hotwired/turbo/dist/turbo.es2017-umd.js", htmx: "htmx.org/dist/htmx.min.js" };

/** What a service worker does with pages named "one"; `kept` is a cache of its own, with one of them at most. */
const WORKERS = {
  through: (event) => event.respondWith(fetch(event.request)),
  silent: () => {},
  preloading: (event) => event.respondWith(event.preloadResponse.then((response) => response ?? fetch(event.request))),
  /** Once it has the page, it never asks for another one. */
  keeping: (event, kept) => event.respondWith(kept.page().then((page) => page ?? kept.renew(event.request))),
  /** As stale-while-revalidate has it: what it has, and for the next time what is new. */
  refreshing: (event, kept) => {
    const answer = kept.page().then(async (page) => [page, kept.renew(event.request)]);
    event.waitUntil(answer.then(([, renewed]) => renewed));
    event.respondWith(answer.then(([page, renewed]) => page ?? renewed));
  },
  /** It makes an answer of its own of a text. */
  writing: (event, kept) => {
    const text = kept.page().then(async (page) => (page ?? (await kept.renew(event.request))).text());
    event.respondWith(text.then((text) => new Response(text, { headers: { "content-type": "text/html" } })));
  },
};

/** Runs as a service worker. */
function works(answers, isPreloading) {
  const kept = {
    page: async () => (await caches.open("pages")).match("/made/one"),
    async renew(request) {
      const response = await fetch(request);
      await (await caches.open("pages")).put("/made/one", response.clone());
      return response;
    },
  };
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => {
    event.waitUntil(Promise.all([clients.claim(), isPreloading && registration.navigationPreload.enable()]));
  });
  addEventListener("fetch", (event) => {
    const isOne = event.request.mode === "navigate" && new URL(event.request.url).pathname === "/made/one";
    if (isOne) answers(event, kept);
  });
}

/**
 * Runs in every page: tells the server which stages are displayed, and whether that is true of this page. What the server
 * hears is nothing personal.
 */
function watches(customers) {
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  const watched = new WeakSet();
  let last;
  const look = () => {
    const element = document.querySelector("telesales-toolbar");
    const root = element?.shadowRoot;
    // That it has one then is no change which the observer is told of.
    if (element && !root) setTimeout(look, 50);
    if (!root) return;
    if (!watched.has(root)) observer.observe(root, everything);
    watched.add(root);
    const bar = root.querySelector("section[data-stage]");
    const stage = bar?.dataset.stage ?? "none";
    const whom = document.querySelector("#made-for")?.textContent.replace("prices for ", "");
    const named = stage === "acting" ? customers[bar.querySelector(".telesales-opener-name").textContent] : "nobody";
    const isTrue = !["acting", "idle"].includes(stage) || named === whom;
    const [, , name] = location.pathname.split("/");
    const body = JSON.stringify({ name, stage, isTrue, isPrerendered: document.prerendering });
    if (body !== last) void fetch("/made/told", { method: "POST", body, keepalive: true }).catch(() => {});
    last = body;
  };
  const observer = new MutationObserver(look);
  observer.observe(document, everything);
  void customElements.whenDefined("telesales-toolbar").then(look);
  // What is painted first once the page is shown.
  document.addEventListener("prerenderingchange", () => requestAnimationFrame(look));
}

const SCRIPTS = {
  watches: `(${watches})(${JSON.stringify({ "Maria Souza": MARIA, maria: MARIA, "João Lima": JOAO, joao: JOAO })})`,
  late: `(${(ms) => {
    const script = Object.assign(document.createElement("script"), { src: "/pkg/telesales-toolbar.js" });
    setTimeout(() => document.head.append(script), ms);
  }})(new URL(document.currentScript.src).searchParams.get("ms"))`,
  registers: `navigator.serviceWorker.register(new URL(document.currentScript.src).searchParams.get("url"), { scope: "/" })`,
};

const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The HTML of a page that is made for this customer's e-mail, or for nobody. */
function page(whom, parameters) {
  const has = (name, text) => (parameters.has(name) ? text(attribute(parameters.get(name))) : "");
  const script = (name) => `<script src="/made/${name}"></script>`;
  const element = '<script type="module" async blocking="render" src="/pkg/telesales-toolbar.js"></script>';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page of a store</title>
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
    ${has("base", (href) => `<base href="${href}" />`)}
    ${script("watches.js")}
    <meta name="turbo-prefetch" content="${parameters.has("hover")}" />
    ${has("library", (name) => script(`${name}.js`))}
    ${has("worker", (name) => script(`registers.js?url=/made/worker-${name}.js`))}
    ${has("script", (name) => script(`${name}.js`))}
    ${has("late", (ms) => script(`late.js?ms=${ms}`)) || element}
  </head>
  <body ${parameters.get("library") === "htmx" ? 'hx-boost="true"' : ""}>
    <telesales-toolbar ${parameters.get("attributes") ?? ""}></telesales-toolbar>
    <p id="made-for">prices for ${whom}</p>
    <label>Note <input /></label>
    ${parameters.get("fields") ?? ""}
    ${has("to", (href) => `<a href="${href}">Next page</a>`)}
  </body>
</html>
`;
}

class Made {
  /** All pages that were asked of the server: `{ name, whom, purpose, status }`. */
  documents = [];
  /** What pages told of themselves: `{ name, stage, isTrue, isPrerendered }`. */
  told = [];
  /** All requests: `{ method, path, from }`, the latter being the page that sent them. */
  requests = [];
  #mock;
  #server = http.createServer((request, response) => this.#answers(request, response));
  #scripts = { ...SCRIPTS };
  #held = new Map();
  #words = new Map();

  constructor(mock) {
    this.#mock = mock;
  }

  async begins() {
    await new Promise((begins) => this.#server.listen(0, "127.0.0.1", begins));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
  }

  ends() {
    this.#server.closeAllConnections();
    return new Promise((ends) => this.#server.close(ends));
  }

  /** Pages with this `script` run a function of the test's own. */
  runs(name, script) {
    this.#scripts[name] = `(${script})()`;
  }

  /** The next page of this name is made when it is asked for, and sent once it is let go: `await held.isMade`, `release()`. */
  holds(name) {
    const held = {};
    held.isMade = new Promise((resolve) => (held.make = resolve));
    held.isReleased = new Promise((resolve) => (held.release = resolve));
    this.#held.set(name, held);
    return held;
  }

  /** Answers `/made/when/<word>`, which is how a page that drives itself waits for the test. */
  lets = (word) => this.#word(word).say();

  #word(word) {
    const said = this.#words.get(word) ?? {};
    said.isSaid ??= new Promise((say) => (said.say = say));
    this.#words.set(word, said);
    return said;
  }

  /** How often a page of this name was asked of the server. */
  loads = (name) => this.documents.filter((document) => document.name === name).length;

  /** The stages that pages of this name displayed although they were made for somebody else. Nobody sees a prerendered one. */
  lies = (name) =>
    this.told.filter((told) => told.name === name && !told.isTrue && !told.isPrerendered).map(({ stage }) => stage);

  async #answers(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.origin);
    const from = request.headers.referer && new URL(request.headers.referer).pathname;
    this.requests.push({ method: request.method, path: pathname, from });
    const [, folder, name, word] = pathname.split("/");
    if (folder !== "made") return this.#forwards(request, response);
    if (name === "told") return this.#hears(request, response);
    if (name === "when") return this.#word(word).isSaid.then(() => response.end());
    if (name === "rules.json") return sendsRules(response, searchParams);
    if (name.endsWith(".js")) return this.#sendsScript(response, name.slice(0, -".js".length));
    return this.#sendsPage(request, response, name, searchParams);
  }

  #forwards(request, response) {
    const { method, url, headers } = request;
    const onward = http.request(new URL(url, this.#mock), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      // Where the mock cuts its answer short, so does this one.
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  }

  async #hears(request, response) {
    this.told.push(JSON.parse((await request.toArray()).join("")));
    response.end();
  }

  #sendsScript(response, name) {
    const [, worker] = name.split("worker-");
    const text = worker
      ? `(${works})(({ ${worker}: ${WORKERS[worker]} }).${worker}, ${worker === "preloading"})`
      : (this.#scripts[name] ?? readFileSync(resolve(LIBRARIES[name])));
    response.writeHead(200, { "content-type": "text/javascript", "service-worker-allowed": "/" }).end(text);
  }

  async #sendsPage(request, response, name, parameters) {
    const document = { name, purpose: request.headers["sec-purpose"], status: 200 };
    this.documents.push(document);
    document.whom = await this.#whomSessionIsFor(request.headers.cookie);
    const held = this.#held.get(name);
    this.#held.delete(name);
    held?.make();
    await Promise.all([held?.isReleased, parameters.has("delay") && after(Number(parameters.get("delay")))]);
    const html = page(document.whom, parameters);
    const headers = { "content-type": "text/html; charset=utf-8", ...headersFor(html, parameters) };
    if (headers.etag && request.headers["if-none-match"] === headers.etag) document.status = 304;
    response.writeHead(document.status, headers).end(document.status === 304 ? undefined : html);
  }

  /** By the mock's own page, which no fault strikes and no statistics count. */
  async #whomSessionIsFor(cookie = "") {
    const text = await (await fetch(`${this.#mock}/mock/log-in`, { headers: { cookie } })).text();
    return /<dt>Customer in effect<\/dt><dd>(?:<i>|<bdi>(.*?)<\/bdi>)/.exec(text)[1] ?? NOBODY;
  }
}

function headersFor(html, parameters) {
  const headers = {};
  const [cache, speculation, to] = ["cache", "speculation", "to"].map((name) => parameters.get(name));
  if (parameters.get("csp") !== "none") headers["content-security-policy"] = POLICY;
  if (cache) headers["cache-control"] = cache;
  if (parameters.has("etag")) headers.etag = `"${createHash("sha256").update(html).digest("hex")}"`;
  // Rules that stood in the page would be a script to its policy.
  if (speculation) headers["speculation-rules"] = `"${address("rules.json", { [speculation]: to })}"`;
  return headers;
}

function sendsRules(response, parameters) {
  const rules = [...parameters].map(([kind, url]) => [kind, [{ urls: [url], eagerness: "immediate" }]]);
  response.setHeader("content-type", "application/speculationrules+json");
  response.end(JSON.stringify(Object.fromEntries(rules)));
}

/** What the page is: the toolbar's stage, and for whom it was made. */
export const isShown = (page) =>
  page.evaluate(() => ({
    stage: document.querySelector("telesales-toolbar").state.stage,
    whom: document.querySelector("#made-for").textContent.replace("prices for ", ""),
  }));

/** Waits until the page is out of date or made for whom the session is for; until then it has said nothing false of itself. */
export async function isTrue(store, made, name, page = store.page) {
  await expect(async () => {
    if (made.lies(name).length) return;
    const { inEffect: whom = NOBODY } = await store.session();
    const shown = await isShown(page);
    if (shown.stage !== "outdated") expect(shown).toEqual({ stage: whom === NOBODY ? "idle" : "acting", whom });
  }).toPass({ timeout: 20_000 });
  expect(made.lies(name), "what was displayed and not true of the page").toEqual([]);
}
