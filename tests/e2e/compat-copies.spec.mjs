// What a script keeps of a page's HTML, and puts back, brings no second bar, and says nothing of a customer.
import { acts, comes, opensCard } from "./compat.mjs";
import { address, test as made } from "./made-for.mjs";
import { personalIn } from "./personal-data.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

const KINDS = ["vtex", "portal"];
const names = { vtex: ".vtex-telemarketing-2-x-wrapper", portal: "#vtex-callcenter" };

/** Ids that are more than once in the page. */
const doubled = (store) =>
  store.page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });

const isOne = async (store, kind) => {
  await expect(store.page.locator(names[kind])).toHaveCount(1);
  await expect(store.page.locator(".telesales-bar")).toHaveCount(1);
  expect(await doubled(store)).toEqual([]);
};

/** How scripts keep the HTML of a page. */
const WAYS = {
  innerHTML: () => document.body.innerHTML,
  outerHTML: () => document.documentElement.outerHTML,
  getHTML: () => document.body.getHTML({ serializableShadowRoots: true }),
  "a copy's innerHTML": () => document.body.cloneNode(true).innerHTML,
};

for (const kind of KINDS) {
  test.describe(`compat=${kind}`, () => {
    for (const [way, keep] of Object.entries(WAYS)) {
      test(`${way} says nothing personal`, async ({ store }) => {
        await comes(store, `compat="${kind}" reload="none"`);
        expect(personalIn(await store.page.evaluate(keep))).toEqual([]);
        await acts(store);
        await opensCard(store);
        const html = await store.page.evaluate(keep);
        expect(html).toContain("telesales-toolbar");
        expect(personalIn(html)).toEqual([]);
      });
    }

    test("a body that is put back by its HTML has one bar, which says what is true now", async ({ store }) => {
      const html = `<telesales-toolbar compat="${kind}" reload="none">`;
      // The demo store's policy lets no script write HTML.
      await store.changesPages((page) => page.replace("<telesales-toolbar>", html), { "content-security-policy": "" });
      await store.operatorIsLoggedIn();
      await store.open();
      await store.isIdle();
      await acts(store);
      await opensCard(store);
      await store.page.evaluate(() => (window.kept = document.body.innerHTML));
      await store.button("Log out").click();
      await store.isIdle();
      await store.page.evaluate(() => (document.body.innerHTML = window.kept));
      await expect(store.button("Log in as").or(store.button("Page out of date"))).toHaveCount(1);
      await isOne(store, kind);
      expect(await store.page.evaluate(() => document.body.textContent)).not.toContain(MARIA);
    });

    test("a copy of the element has one bar, and nothing of the one it was copied from", async ({ store }) => {
      await comes(store, `compat="${kind}" reload="none"`);
      await acts(store);
      await opensCard(store);
      await store.page.evaluate(() => {
        const element = document.querySelector("telesales-toolbar");
        element.replaceWith(element.cloneNode(true));
      });
      await expect(store.button("Maria Souza")).toHaveCount(1);
      await isOne(store, kind);
      await expect(store.page.getByText(OPERATOR)).toHaveCount(1);
    });
  });
}

made.describe("htmx", () => {
  // The page itself says for whom it was made, so its own words are looked through below.
  made.use({ looksForPersonalData: false });

  for (const kind of KINDS) {
    made(`keeps nothing of a bar with compat=${kind}, and puts back one`, async ({ store, made: pages }) => {
      await store.operatorIsLoggedIn();
      pages.runs("follows", () => {
        addEventListener("telesales-change", (event) => {
          event.preventDefault();
          window.htmx.ajax("GET", location.href, { target: "body" });
        });
      });
      const page = (name, to) =>
        address(name, { library: "htmx", script: "follows", csp: "none", attributes: `compat="${kind}"`, ...(to && { to }) });
      await store.open(page("one", page("two")));
      await store.isIdle();
      await store.asksFor(JOAO);
      await expect(store.page.locator("#made-for")).toHaveText(`prices for ${JOAO}`);
      await store.button("João Lima").click();
      await expect(store.button("Log out")).toBeVisible();
      // A click of the operator's would close the card.
      await store.page.getByRole("link", { name: "Next page" }).evaluate((link) => link.click());
      await store.page.waitForURL("**/two?*", { waitUntil: "commit" });
      await expect(store.button("João Lima")).toBeVisible();
      const kept = await store.page.evaluate(() => localStorage.getItem("htmx-history-cache"));
      expect(kept).toContain("telesales-toolbar");
      expect(personalIn(kept.replaceAll(`prices for ${JOAO}`, ""))).toEqual([]);
      await store.page.goBack();
      await store.page.waitForURL("**/one?*", { waitUntil: "commit" });
      await expect(store.bar).toBeVisible();
      await isOne(store, kind);
    });
  }
});
