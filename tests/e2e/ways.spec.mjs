// The ways in which stores put a script into their pages: README.md has the table of them.
import { scriptFor } from "./in-page.mjs";
import { expect, MARIA, test } from "./store.mjs";

const SCRIPT = "/pkg/telesales-toolbar.js";
const ELEMENT = '<telesales-toolbar reload="none"></telesales-toolbar>';

/** A page in whose head and body that stands, below a folder of its own. */
const opens = async (store, head, body = "") => {
  const page = `<!doctype html><html lang="en"><head><title>A way</title><link rel="icon" href="data:," />${head}</head>`;
  const html = `${page}<body>${ELEMENT}<main>Lamps</main>${body}</body></html>`;
  await store.context.route("**/shop/lamps", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await store.page.goto("/shop/lamps");
};

/** As tag managers do, and a store's own scripts. */
const inserts = `Object.assign(document.createElement("script"), { src: "${SCRIPT}" })`;
const fetches = `fetch("${SCRIPT}").then((response) => response.text())`;

const WORKING = {
  "a plain script in the head": () => [`<script src="${SCRIPT}"></script>`],
  "a plain script at the end of the body": () => ["", `<script src="${SCRIPT}"></script>`],
  "a module": () => [`<script type="module" src="${SCRIPT}"></script>`],
  "a script that another one inserts": () => ["", `<script>document.body.append(${inserts})</script>`],
  "a plain script in a page that has AMD": () => [
    `<script>window.define = () => { throw new Error("called"); }; window.define.amd = {};</script><script src="${SCRIPT}"></script>`,
  ],
  "an import by another module": () => [`<script type="module">import "${SCRIPT}";</script>`],
  "the script in the page itself": () => [`<script>${scriptFor("/pkg")}</script>`],
};

for (const [way, parts] of Object.entries(WORKING)) {
  test(`${way} works`, async ({ store }) => {
    await store.operatorIsLoggedIn();
    await opens(store, ...parts());
    await store.isIdle();
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
  });
}

const EVALUATING = {
  "fetches the text and evaluates it": `${fetches}.then((text) => (0, eval)(text))`,
  "fetches the text and puts it into a script of its own, as jQuery's getScript, append and html do":
    `${fetches}.then((text) => document.head.append(Object.assign(document.createElement("script"), { text })))`,
};

for (const [way, script] of Object.entries(EVALUATING)) {
  test(`a library that ${way} leaves it without an address: the page is told where it looked`, async ({ store, baseURL }) => {
    const sought = `${baseURL}/shop/telesales-toolbar-element.js`;
    for (const complaint of ["404 /shop/telesales-toolbar-element.js", "telesales-toolbar: not-loaded"]) {
      store.complaints.declare(complaint);
    }
    const line = store.page.waitForEvent("console", (message) => message.text().startsWith("telesales-toolbar: not-loaded"));
    await store.operatorIsLoggedIn();
    await opens(store, "", `<script>${script}</script>`);
    await store.hears("telesales-error", { code: "not-loaded" });
    expect((await line).text()).toContain(sought);
    await expect(store.bar).toHaveCount(0);
  });
}
