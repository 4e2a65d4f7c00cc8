// The bar under the names of VTEX's own toolbars is in the page and works; without them it is in its shadow root.
import { readFile } from "node:fs/promises";
import { nothingIsFound } from "./axe.mjs";
import { acts, comes, opensCard, opensForm } from "./compat.mjs";
import { expect, MARIA, test } from "./store.mjs";
import { storeIsStyledBy } from "./style-sheet.mjs";

const ofPackage = (path) => readFile(new URL(`../../node_modules/${path}`, import.meta.url), "utf8");

const isInThePage = async (store) => {
  expect(await store.element.evaluate((element) => element.shadowRoot.querySelector(".telesales-bar"))).toBe(null);
  await expect(store.page.locator("telesales-toolbar > div > .telesales-bar")).toHaveCount(1);
};

const isInTheShadow = async (store) => {
  const found = await store.element.evaluate(({ shadowRoot, children }) => ({
    inTheShadow: shadowRoot.querySelectorAll(".telesales-bar").length,
    inThePage: children.length,
  }));
  expect(found).toEqual({ inTheShadow: 1, inThePage: 0 });
};

const compatFiles = (store) => store.requests.map(({ path }) => path).filter((path) => path.includes("compat"));

/** All of the page but the element and the toolbar's sheet, and whether there is a `window.cc`. */
const pageAround = (store) =>
  store.page.evaluate(() => {
    const around = document.documentElement.cloneNode(true);
    for (const element of around.querySelectorAll("telesales-toolbar, link[href*=compat]")) element.remove();
    if (!around.getAttribute("style")) around.removeAttribute("style");
    return { html: around.outerHTML, adopted: document.adoptedStyleSheets.length, cc: window.cc ?? null };
  });

for (const kind of ["vtex", "portal"]) {
  test.describe(`compat=${kind}`, () => {
    test("has the bar in the page itself, and works from log-in to log-out", async ({ store }) => {
      await comes(store, `compat="${kind}"`);
      await isInThePage(store);
      await store.showsPrice("189.90");
      await store.logInAs(MARIA);
      await store.actsFor("Maria Souza");
      await isInThePage(store);
      await store.showsPrice("151.92");
      expect((await store.session()).inEffect).toBe(MARIA);
      await store.logOut("Maria Souza");
      await store.isIdle();
      expect((await store.session()).inEffect).toBeUndefined();
    });

    test("tells what did not work", async ({ store }) => {
      await comes(store, `compat="${kind}"`);
      await store.asksFor("nobody@example.com");
      await store.tells(/knows no customer/);
      await store.hears("telesales-error", { code: "no-such-customer" });
    });

    test("is spelled as one likes", async ({ store }) => {
      await comes(store, `compat=" ${kind.toUpperCase()} "`);
      await isInThePage(store);
    });

    test("has a bar that axe finds nothing in: idle, with a form, a failure, and a card", async ({ store }) => {
      await comes(store, `compat="${kind}" reload="none"`);
      await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
      await nothingIsFound(store);
      await opensForm(store);
      await nothingIsFound(store);
      await store.field.fill("nobody@example.com");
      await store.field.press("Enter");
      await store.says(/knows no customer/);
      await nothingIsFound(store);
      await acts(store);
      await opensCard(store);
      await nothingIsFound(store);
    });

    test("leaves nothing in the page when the element goes", async ({ store }) => {
      await store.operatorIsLoggedIn();
      await store.openFixture("no-element");
      const before = await pageAround(store);
      await store.page.evaluate((kind) => {
        const element = document.createElement("telesales-toolbar");
        element.setAttribute("compat", kind);
        element.setAttribute("reload", "none");
        document.body.prepend(element);
      }, kind);
      await store.isIdle();
      await acts(store);
      await opensCard(store);
      const element = await store.element.elementHandle();
      await element.evaluate((element) => element.remove());
      await expect.poll(() => element.evaluate((element) => element.innerHTML)).toBe("");
      expect(await pageAround(store)).toEqual(before);
      await store.page.evaluate((element) => document.body.prepend(element), element);
      await store.actsFor("Maria Souza");
      expect(await store.page.locator("link[href*=compat]").count()).toBe(1);
    });

    test("goes by theme, position and frame, also when they change", async ({ store }) => {
      await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await comes(store, `compat="${kind}" reload="none" theme="dark" position="static"`);
      await opensForm(store);
      await expect(store.popover).toHaveCSS("background-color", "rgb(26, 31, 51)");
      await expect(store.element).toHaveCSS("position", "relative");
      await store.element.evaluate((element) => element.setAttribute("theme", "light"));
      await expect(store.popover).toHaveCSS("background-color", "rgb(255, 255, 255)");
      await store.element.evaluate((element) => element.setAttribute("position", "fixed"));
      await expect(store.bar).toHaveCSS("position", "fixed");
      await acts(store);
      const edge = () => store.bar.evaluate((bar) => getComputedStyle(bar, "::after").content);
      expect(await edge()).toBe("none");
      await store.element.evaluate((element) => element.setAttribute("frame", ""));
      await expect.poll(edge).not.toBe("none");
      await store.element.evaluate((element) => element.setAttribute("frame", "false"));
      await expect.poll(edge).toBe("none");
    });

    for (const [name, path] of [
      ["modern-normalize", "modern-normalize/modern-normalize.css"],
      ["Bootstrap's", "bootstrap/dist/css/bootstrap-reboot.css"],
      ["Tachyons", "tachyons/css/tachyons.css"],
    ]) {
      test(`is as large, and where it is, under the element selectors of ${name}`, async ({ store }) => {
        await comes(store, `compat="${kind}" reload="none"`);
        const boxes = async () => {
          const all = await store.element.locator(".telesales-bar, .telesales-bar :is(button, input, a, dl)").all();
          const found = await Promise.all(all.map((element) => element.boundingBox()));
          return found.map((box) => box && Object.values(box).map(Math.round));
        };
        const looks = async () => {
          await opensForm(store);
          const form = await boxes();
          await acts(store);
          await opensCard(store);
          return [form, await boxes()];
        };
        const before = await looks();
        await store.button("Log out").click();
        await store.isIdle();
        await storeIsStyledBy(store, await ofPackage(path));
        // The form is as it was: nobody was acted for lately.
        await store.page.evaluate(() => (window.name = ""));
        await store.page.reload();
        await store.isIdle();
        expect(await looks()).toEqual(before);
      });
    }
  });
}

test.describe("without names of VTEX's toolbars", () => {
  test("none of the files for that is fetched", async ({ store }) => {
    await comes(store, "");
    await isInTheShadow(store);
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    expect(compatFiles(store)).toEqual([]);
    expect(await store.page.evaluate(() => "cc" in window)).toBe(false);
  });

  for (const value of ["", "fastcheckout", "toString"]) {
    test(`compat="${value}" is warned of, and leaves the bar in the shadow root`, async ({ store }) => {
      store.complaints.declare("telesales-toolbar: compat is to be vtex or portal. The default is used.");
      await comes(store, `compat="${value}"`);
      await isInTheShadow(store);
      expect(compatFiles(store)).toEqual(["/pkg/telesales-toolbar-compat.js"]);
    });
  }

  test("a shopper's page fetches none of the files, whatever the store asks for", async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.embedsWith('compat="vtex"');
    await store.open();
    await store.hasNoBar("visitor");
    expect(compatFiles(store)).toEqual([]);
  });
});
