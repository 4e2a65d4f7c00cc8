// The portal's templates on a page as the portal sends it, with VTEX's globals and VTEX's own bar.
import { readdir } from "node:fs/promises";
import { ROOT, text } from "../files.mjs";
import { expect, FOLDER, MARIA, OPERATOR, pageOf, test } from "./portal.mjs";

test.describe("an operator", () => {
  test.beforeEach(({ store }) => store.operatorIsLoggedIn());

  test("acts for a customer", async ({ store, portal }) => {
    await portal.opens();
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    expect((await store.session()).inEffect).toBe(MARIA);
  });

  for (const vtexBarAt of ["afterbegin", "beforeend"]) {
    test(`has one bar, not VTEX's beside it, which VTEX puts in ${vtexBarAt}`, async ({ store, portal }) => {
      await portal.opens({ vtexBarAt });
      await store.isIdle();
      await portal.hasNoVtexBar();
    });
  }

  test("has one bar also where it came before the script that hides VTEX's", async ({ store, portal }) => {
    await portal.opens({ scriptsComeAfter: store.isIdle() });
    await portal.hasNoVtexBar();
    await store.isIdle();
  });

  test("has what the store's scripts do by VTEX's names", async ({ store, portal }) => {
    await portal.opens();
    await store.isIdle();
    const read = (selector) => store.page.evaluate((selector) => window.$(selector)[0].textContent, selector);
    expect(await read("#vtex-callcenter__user-email")).toBe(OPERATOR);
    await store.reloads(() => store.page.evaluate((email) => void window.cc.impersonate(email), MARIA));
    await store.actsFor("Maria Souza");
    expect(await read("#vtex-callcenter__customer-email")).toBe(MARIA);
  });

  test("keeps VTEX's bar where the element script cannot be fetched", async ({ store, portal }) => {
    await portal.opens({ without: "telesales-toolbar.js" });
    await portal.hasVtexBar();
    await expect(store.bar).toHaveCount(0);
  });

  test("keeps VTEX's bar where the host has no WASM", async ({ store, portal }) => {
    await portal.opens({ without: ".wasm" });
    await store.isNotLoaded();
    await portal.hasVtexBar();
  });

  test("has VTEX's bar again when the toolbar breaks", async ({ store, portal }) => {
    await portal.opens();
    await store.isIdle();
    await portal.hasNoVtexBar();
    await store.traps();
    await portal.hasVtexBar();
  });

  test("has the bar also where all files are in the portal's one folder", async ({ store, portal }) => {
    await portal.opens({ from: "/arquivos" });
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    expect(portal.files.length).toBeGreaterThan(3);
    for (const file of portal.files) expect(file).toMatch(/^\/arquivos\/[^/]+$/);
  });
});

test("a shopper has no bar, and fetches the element script only", async ({ store, portal }) => {
  await store.shopperIsLoggedIn();
  await portal.opens();
  await store.hasNoBar("visitor");
  expect(portal.files).toEqual(["/telesales-toolbar/telesales-toolbar.js"]);
});

test("the templates are XHTML, as the portal wants them", async ({ page }) => {
  const faultOf = (xml) =>
    page.evaluate(
      (xml) => new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror")?.textContent ?? "",
      xml,
    );
  expect(await faultOf("<p><br></p>")).not.toBe("");
  expect(await faultOf(await text("portal/page.html"))).toBe("");
  for (const name of await readdir(`${ROOT}integrations/portal/subtemplates`)) {
    expect(await faultOf(`<div>${await text(`portal/subtemplates/${name}`)}</div>`), name).toBe("");
  }
});

test("a page has all that it calls for: sub-templates, controls, files", async () => {
  const html = await pageOf();
  expect(html).not.toContain("<vtex");
  const files = await readdir(`${ROOT}integrations/${FOLDER}`);
  const called = [...html.matchAll(/"\/arquivos\/([^"]+)"/g)].map(([, name]) => name);
  expect(called.toSorted()).toEqual(files.toSorted());
});

test("no file of the toolbar has the name of one of the portal's", async () => {
  const ours = await readdir(`${ROOT}pkg`);
  for (const name of await readdir(`${ROOT}integrations/${FOLDER}`)) expect(ours).not.toContain(name);
});
