// The style sheet by which a bar stands in the page may not come: then the bar is where it needs none.
import { acts, opensCard } from "./compat.mjs";
import { policyWith, storeHasPolicy } from "./policy.mjs";
import { expect, test } from "./store.mjs";

const SHEET = "**/telesales-toolbar-compat.css";
const WARNING = "telesales-toolbar: the style sheet of compat did not come. The bar is without its names.";

const isInTheShadow = async (store) => {
  await store.isIdle();
  const found = await store.element.evaluate(({ shadowRoot, children }) => [
    shadowRoot.querySelectorAll(".telesales-bar").length,
    children.length,
  ]);
  expect(found).toEqual([1, 0]);
  expect((await store.bar.boundingBox()).height).toBe(44);
  await acts(store);
  await expect(store.bar).toHaveCSS("background-color", "rgb(196, 0, 76)");
  await opensCard(store);
};

const PATH = "/pkg/telesales-toolbar-compat.css";

/** Why the browser has no sheet, and what it says to that itself. */
const FAULTS = {
  "is not there": {
    fails: (store) => store.context.route(SHEET, (route) => route.fulfill({ status: 404 })),
    complaints: () => [`404 ${PATH}`],
  },
  "is another page": {
    fails: (store) => store.context.route(SHEET, (route) => route.fulfill({ contentType: "text/html", body: "<p>Hello" })),
    complaints: () => [],
  },
  "is cut off": {
    fails: (store) => store.context.route(SHEET, (route) => route.abort()),
    complaints: () => ["Failed to load resource: net::ERR_FAILED"],
  },
  "the policy forbids": {
    fails: (store, origin, change) => storeHasPolicy(store, policyWith("style-src", `${origin}/demo/`), change),
    complaints: (origin) => [
      `breach of style-src-elem: ${origin}${PATH}`,
      `Loading the stylesheet '${origin}${PATH}' violates the following Content Security Policy directive: ` +
        `"style-src ${origin}/demo/". Note that 'style-src-elem' was not explicitly set, so 'style-src' is used as a fallback. ` +
        "The action has been blocked.",
    ],
  },
};

for (const kind of ["vtex", "portal"]) {
  for (const [what, { fails, complaints }] of Object.entries(FAULTS)) {
    test(`compat=${kind}: a sheet that ${what} leaves the bar in the shadow root, and one warning`, async ({ store, baseURL }) => {
      for (const complaint of [...complaints(baseURL), WARNING]) store.complaints.declare(complaint);
      const element = `<telesales-toolbar compat="${kind}" reload="none">`;
      const embeds = (html) => html.replace("<telesales-toolbar>", element);
      await store.changesPages(embeds);
      await fails(store, baseURL, embeds);
      await store.operatorIsLoggedIn();
      await store.open();
      await isInTheShadow(store);
      expect(await store.page.evaluate(() => typeof window.cc?.impersonate)).toBe(kind === "portal" ? "function" : "undefined");
      expect(await store.page.locator("link[href*=compat]").count()).toBe(0);
    });
  }
}

test("a sheet of whose rules a bundler has made another, which comes later, names the bar all the same", async ({ store }) => {
  const css = await (await store.context.request.get(PATH)).text();
  await store.context.route(SHEET, (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await store.operatorIsLoggedIn();
  await store.embedsWith('compat="vtex" reload="none"');
  await store.page.addInitScript((css) => {
    const comes = async ({ target }) => {
      if (!target.href?.includes("compat")) return;
      for (const _ of ["drawn", "drawn again"]) await new Promise(requestAnimationFrame);
      const another = new CSSStyleSheet();
      another.replaceSync(css);
      document.adoptedStyleSheets.push(another);
    };
    document.addEventListener("load", comes, true);
  }, css);
  await store.open();
  await expect(store.page.locator("telesales-toolbar > div > .telesales-bar")).toHaveCount(1);
  await store.isIdle();
  await expect(store.bar).toHaveCSS("background-color", "rgb(11, 20, 70)");
});

test("a sheet that a library takes away comes again with the next element", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.embedsWith('compat="vtex" reload="none"');
  await store.open();
  await store.isIdle();
  await store.page.evaluate(() => {
    document.querySelector("link[href*=compat]").remove();
    const element = document.querySelector("telesales-toolbar");
    element.replaceWith(element.cloneNode());
  });
  await expect(store.page.locator("telesales-toolbar > div > .telesales-bar")).toHaveCount(1);
  await store.isIdle();
  expect(await store.page.locator("link[href*=compat]").count()).toBe(1);
  await expect(store.bar).toHaveCSS("background-color", "rgb(11, 20, 70)");
});
