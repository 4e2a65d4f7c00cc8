// The FastStore section on a page as FastStore draws it, with both Reacts that FastStore may have; the toolbar's files come
// from another origin, for FastStore's `public` takes no scripts.
import { expect, MARIA, test as base } from "../../e2e/store.mjs";
import { forBrowser, onServer } from "../bundle.mjs";
import { json, pkg } from "../files.mjs";
import { namesAttributes, offersValues, samplesOf } from "../form.mjs";
import { breaks, keepsTo } from "../schema.mjs";
import { compiles } from "../typescript.mjs";

const HOST = "https://static.example.com";
const CMS = "faststore/cms/faststore";

const sections = () => json(`${CMS}/sections.json`);
const fields = async () => (await sections())[0].schema.properties;

const bundles = new Map(
  [18, 19].map((react) => [
    react,
    {
      server: onServer("faststore/server.jsx", { react }),
      script: forBrowser("faststore/browser.jsx", { react }),
    },
  ]),
);

const test = base.extend({
  faststore: async ({ store, page }, use) => {
    const hosted = [];
    await page.route(`${HOST}/**`, (route) => {
      hosted.push(new URL(route.request().url()).pathname.split("/").at(-1));
      store.complaints.declare(`request to ${HOST}`);
      return route.fulfill({ path: pkg(route.request().url()), headers: { "access-control-allow-origin": "*" } });
    });
    const opens = async (react, data = {}) => {
      const { server, script } = bundles.get(react);
      const cms = [{ name: "TelesalesToolbar", data }];
      const { head, body } = (await server).draw(cms);
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Casa Verde</title>
        <link rel="icon" href="data:,">${head}</head><body><div id="__next">${body}</div>
        <script>window.__CMS__ = ${JSON.stringify(cms)}</script><script src="/next.js"></script></body></html>`;
      const isDocument = (route) => route.request().resourceType() === "document";
      await page.route("**/*", (route) =>
        isDocument(route) ? route.fulfill({ contentType: "text/html", body: html }) : route.fallback(),
      );
      await page.route("**/next.js", async (route) =>
        route.fulfill({ contentType: "text/javascript", body: await script }),
      );
      await page.goto("/lamps");
    };
    const goesTo = (path) => page.getByRole("button", { name: `Go to ${path}`, exact: true }).click();
    await use({ opens, goesTo, hosted });
  },
});

for (const react of [18, 19]) {
  test.describe(`with React ${react}`, () => {
    test("an operator acts for a customer", async ({ store, faststore }) => {
      await store.operatorIsLoggedIn();
      await faststore.opens(react);
      await store.logInAs(MARIA);
      await store.actsFor("Maria Souza");
      expect((await store.session()).inEffect).toBe(MARIA);
    });

    test("a shopper fetches the element script only", async ({ store, faststore }) => {
      await store.shopperIsLoggedIn();
      await faststore.opens(react);
      await store.hasNoBar("visitor");
      expect(faststore.hosted).toEqual(["telesales-toolbar.js"]);
    });

    test("the bar is on each page of the store", async ({ store, faststore }) => {
      await store.operatorIsLoggedIn();
      await faststore.opens(react);
      await store.isIdle();
      await faststore.goesTo("/without-sections");
      await expect(store.bar).toHaveCount(0);
      await faststore.goesTo("/lamps");
      await store.isIdle();
      expect(store.pageLoads()).toBe(1);
    });

    test("what editors chose holds on a page that came without a load, too", async ({ store, faststore }) => {
      const data = { reload: "none", frame: true, theme: "dark", ordersUrl: "", hideOn: "/nowhere" };
      const attributes = { reload: "none", frame: "", theme: "dark", "hide-on": "/nowhere" };
      const chosen = () =>
        store.element.evaluate((element) => {
          // What the toolbar notes there for itself is nobody's choice.
          const attributes = [...element.attributes].filter(({ name }) => name !== "value");
          return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
        });
      await store.operatorIsLoggedIn();
      await faststore.opens(react, data);
      await store.isIdle();
      expect(await chosen()).toEqual(attributes);
      await faststore.goesTo("/without-sections");
      await faststore.goesTo("/lamps");
      await store.isIdle();
      expect(await chosen()).toEqual(attributes);
      await store.asksFor(MARIA);
      await store.actsFor("Maria Souza");
      expect(store.pageLoads()).toBe(1);
    });

    test("the section compiles, and what is wrong does not", () =>
      compiles("typescript", `tsconfig.faststore-${react}.json`));
  });
}

test("both CMSs of FastStore are told of the section, and the same", async () => {
  const legacy = await sections();
  const component = await json(`${CMS}/components/cms_component__telesalestoolbar.jsonc`);
  keepsTo("sections.json", legacy);
  keepsTo("component.json", component);
  expect(component.properties).toEqual(legacy[0].schema.properties);
  expect(component.$componentKey).toBe(legacy[0].name);
  breaks("sections.json", [{ ...legacy[0], requiredScopes: ["everywhere"] }]);
  breaks("component.json", { ...component, $componentKey: "telesales toolbar" });
});

test("the section is registered by the name it has in the CMS", async () => {
  const registered = await onServer("../../integrations/faststore/src/components/index.tsx", { react: 18 });
  const [{ name }] = await sections();
  expect(Object.keys(registered.default)).toEqual([name]);
});

test("editors are offered the attributes of the element, and their values", async () => {
  await namesAttributes(await fields(), []);
  await offersValues(await fields());
});

test("all that editors are offered reaches the element", async ({ page }) => {
  const { server } = bundles.get(18);
  const drawn = async (data) => (await server).draw([{ name: "TelesalesToolbar", data }]).body;
  await page.setContent(await drawn({}));
  await expect(page.locator("telesales-toolbar")).toHaveCount(1);
  const nothing = await drawn({});
  for (const [name, value] of Object.entries(samplesOf(await fields()))) {
    expect(await drawn({ [name]: value }), name).not.toBe(nothing);
    expect(await drawn({ [name]: "" }), name).toBe(nothing);
  }
});
