// A store on the legacy portal: the page template with its sub-templates put in, VTEX's globals and VTEX's own bar.
import { readdir } from "node:fs/promises";
import { expect, MARIA, OPERATOR, test as base } from "../../e2e/store.mjs";
import { pkg, ROOT, text } from "../files.mjs";

export { expect, MARIA, OPERATOR };

export const HOST = "https://static.example.com";
export const FOLDER = "portal/arquivos";

/** What the controls of the portal become; one that is not known here stays, and is found by a test. */
const CONTROLS = {
  "<vtex:metaTags />": '<meta charset="utf-8" /><title>Casa Verde</title><link rel="icon" href="data:," />',
  '<vtex:contentPlaceHolder id="main" />': "<main><h1>Casa Verde</h1></main>",
};

/** The page as the portal sends it. */
export const pageOf = async () => {
  let page = await text("portal/page.html");
  for (const [, call, id] of page.matchAll(/(<vtex:template id="([a-z-]+)" \/>)/g)) {
    page = page.replace(call, await text(`portal/subtemplates/${id}.html`));
  }
  for (const [control, html] of Object.entries(CONTROLS)) page = page.replace(control, html);
  return page;
};

/** What VTEX's scripts do on a page of the portal: their globals, and their bar for an operator. */
const platform = (place) => {
  window.vtxctx = { isOrder: "0", url: location.host };
  window.jQuery = window.$ = (selector) => document.querySelectorAll(selector);
  addEventListener("DOMContentLoaded", async () => {
    const answer = await fetch("/api/sessions?items=authentication.adminUserEmail");
    const { adminUserEmail } = (await answer.json()).namespaces.authentication ?? {};
    if (!adminUserEmail) return;
    const bar = `<div id="vtex-callcenter" class="cc-toolbar" data-vtex><div id="vtex-callcenter__toolbar">VTEX’s own bar
      <span class="cc-user" id="vtex-callcenter__user-email">${adminUserEmail.value}</span></div></div>`;
    document.body.insertAdjacentHTML(place, bar);
  });
};

class Portal {
  /** The toolbar's files, as they were asked for. */
  files = [];

  constructor(store) {
    this.store = store;
    this.page = store.page;
    this.vtexBar = store.page.getByText("VTEX’s own bar");
  }

  /** The toolbar's files on another host, or where the portal has all files. */
  async opens({ from = HOST, without = "nothing", vtexBarAt = "beforeend", scriptsComeAfter } = {}) {
    const { page, store } = this;
    const html = await pageOf();
    await page.addInitScript(platform, vtexBarAt);
    await page.route("**/casa-verde", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: from === HOST ? html : html.replace(`${HOST}/telesales-toolbar`, from),
      }),
    );
    await page.route("**/arquivos/*.js", async (route) => {
      await scriptsComeAfter;
      return route.fulfill({ path: `${ROOT}integrations/portal${new URL(route.request().url()).pathname}` });
    });
    const folder = from === HOST ? `${HOST}/telesales-toolbar/` : `${from}/`;
    const ours = await readdir(`${ROOT}pkg`);
    const isOurs = (url) => url.href.includes(folder) && ours.includes(url.pathname.split("/").at(-1));
    await page.route(isOurs, (route) => {
      const { pathname } = new URL(route.request().url());
      this.files.push(pathname);
      if (from === HOST) store.complaints.declare(`request to ${HOST}`);
      const headers = from === HOST ? { "access-control-allow-origin": "*" } : {};
      if (!pathname.endsWith(without)) return route.fulfill({ path: pkg(route.request().url()), headers });
      store.complaints.declare(`404 ${pathname}`);
      return route.fulfill({ status: 404, headers });
    });
    await page.goto("/casa-verde");
  }

  hasVtexBar = () => expect(this.vtexBar).toBeVisible();

  /** It is in the page all the same, so hiding is what was done. */
  async hasNoVtexBar() {
    await expect(this.vtexBar).toHaveCount(1);
    await expect(this.vtexBar).toBeHidden();
  }
}

export const test = base.extend({
  portal: async ({ store }, use) => use(new Portal(store)),
});
