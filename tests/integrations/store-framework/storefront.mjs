// A Store Framework store: pages that VTEX's server drew, with VTEX's globals, on a mock whose API is under a root path.
import { expect, test as base } from "../../e2e/store.mjs";
import { forBrowser, onServer } from "../bundle.mjs";
import { pkg } from "../files.mjs";

export { expect };

export const APP = "yourvendor.telesales-toolbar@0.1.0";
export const BINDING = { id: "aacb06b3-a8fa-4bab-b5bd-2d654d20dcd8", canonicalBaseAddress: "casaverde.example/es" };
const RUNTIME = { rootPath: "/es", culture: { locale: "en-US" }, binding: BINDING };
export const FILES = `/_v/public/assets/v1/published/${APP}/public/telesales-toolbar`;

const options = {
  react: 16,
  jsx: "react",
  alias: { "vtex.render-runtime": "./store-framework/render-runtime.js" },
  define: { "process.env.VTEX_APP_ID": JSON.stringify(APP) },
};
const server = onServer("store-framework/server.jsx", options);
const script = forBrowser("store-framework/browser.jsx", options);

const json = (value) => JSON.stringify(value ?? null).replaceAll("<", "\\u003c");

/** The document as VTEX's server sends it. */
export const documentOf = async ({ runtime = RUNTIME, block = {}, hydratesLater = false, hasVtexBar = true } = {}) => {
  const { head, body } = (await server).draw({ runtime, block, hasVtexBar });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>Casa Verde</title><link rel="icon" href="data:,">
${head}
<style>body { margin: 0 } .flex { display: flex; flex-wrap: wrap } .w-100 { width: 100% }</style>
</head>
<body>
<div id="render-store">${body}</div>
<script>
window.__RUNTIME__ = ${json(runtime)}; window.__BLOCK__ = ${json(block)};
window.__THEME_HAS_VTEX_BAR__ = ${hasVtexBar}; window.__HYDRATES_LATER__ = ${hydratesLater};
</script>
<script src="/render.js"></script>
</body>
</html>`;
};

class Storefront {
  constructor(store) {
    this.store = store;
    this.page = store.page;
    this.vtexBar = store.page.getByText("VTEX’s own bar");
  }

  /** Serves such pages at each address below the root path, and the app's files where VTEX serves them. */
  async serves(page) {
    const html = await documentOf(page);
    await this.page.route("**/es/**", (route) =>
      route.request().resourceType() === "document"
        ? route.fulfill({ contentType: "text/html", body: html })
        : route.fallback(),
    );
    await this.page.route("**/render.js", async (route) =>
      route.fulfill({ contentType: "text/javascript", body: await script }),
    );
    await this.page.route(`**${FILES}/**`, (route) => route.fulfill({ path: pkg(route.request().url()) }));
  }

  async opens(page) {
    await this.serves(page);
    await this.page.goto("/es/lamps");
  }

  goesTo = (path) => this.page.getByRole("button", { name: `Go to ${path}`, exact: true }).click();

  hasVtexBar = () => expect(this.vtexBar).toBeVisible();

  /** It is in the page all the same, so hiding is what was done. */
  async hasNoVtexBar() {
    await expect(this.vtexBar).toHaveCount(1);
    await expect(this.vtexBar).toBeHidden();
  }

  /** The files of the toolbar that were fetched. */
  files = () =>
    this.store.requests.filter(({ path }) => path.startsWith(FILES)).map(({ path }) => path.slice(FILES.length + 1));
}

export const test = base.extend({
  baseURL: async ({}, use) => use(`http://127.0.0.1:${process.env.TELESALES_BINDING_PORT}`),
  storefront: async ({ store }, use) => use(new Storefront(store)),
});
