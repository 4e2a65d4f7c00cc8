// Libraries that fetch pages and swap bodies, within one document: what they fetch is new, and what they put back on Back is what
// they kept. The store's page follows each change by fetching itself anew, so nothing loads the document.
import { address, isShown, isTrue, NOBODY, test } from "./made-for.mjs";
import { expect, JOAO } from "./store.mjs";
import { Tab } from "./tab.mjs";

/** How a store's page follows a change with each library, as code that runs in its head. */
const LIBRARIES = {
  turbo: () => {
    addEventListener("telesales-change", (event) => {
      event.preventDefault();
      window.Turbo.visit(location.href, { action: "replace" });
    });
  },
  htmx: () => {
    addEventListener("telesales-change", (event) => {
      event.preventDefault();
      window.htmx.ajax("GET", location.href, { target: "body" });
    });
  },
};

// htmx keeps the pages that it puts back in the page's storage, and those say for whom they were made.
test.use({ looksForPersonalData: false });

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

const shows = (store, name) => expect(store.button(name)).toBeVisible();
const isMadeFor = (store, whom) => expect(store.page.locator("#made-for")).toHaveText(`prices for ${whom}`);

/** Their code does what the strict policy forbids. */
const pageOf = (library, name, parameters = {}) => address(name, { library, script: "follows", csp: "none", ...parameters });

async function goesOn(store, name) {
  await store.page.getByRole("link", { name: "Next page" }).click();
  await store.page.waitForURL(`**/${name}?*`, { waitUntil: "commit" });
}

/** The operator comes to a page and goes on to the next. */
async function goesToTheNextPage(store, made, library, parameters) {
  made.runs("follows", LIBRARIES[library]);
  await store.open(pageOf(library, "one", { to: pageOf(library, "two", { to: pageOf(library, "three"), ...parameters }) }));
  await shows(store, "Log in as");
  await store.marksPage();
  await goesOn(store, "two");
  await expect.poll(() => made.loads("two")).toBe(1);
  await shows(store, "Log in as");
}

async function begins(store, made) {
  await store.asksFor(JOAO);
  await isMadeFor(store, JOAO);
  await shows(store, "João Lima");
  await store.hasStayed();
  // Until the page had followed, the bar was ahead of it.
  made.told.length = 0;
}

async function anotherTabBegins(store) {
  const tab = new Tab(await store.context.newPage());
  await tab.page.goto(address("four"));
  await tab.reloads(() => tab.asksFor(JOAO));
  await tab.shows("João Lima");
}

/** Out of date, or loaded anew; at no time does it act for a customer it was not made for. */
async function isTrueInTheEnd(store, made, whom) {
  await store.page.waitForURL("**/one?*", { waitUntil: "commit" });
  await expect.poll(() => made.told.map(({ name }) => name)).toContain("one");
  await isTrue(store, made, "one");
  let shown;
  // It may just be about to be loaded anew, and then there is another document to ask.
  await expect(async () => (shown = await isShown(store.page))).toPass({ timeout: 20_000 });
  if (shown.stage === "outdated") await shows(store, "Page out of date");
  else expect(shown.whom).toBe(whom);
}

for (const library of Object.keys(LIBRARIES)) {
  test(`a page that ${library} fetches anew after a start is the customer's`, async ({ store, made }) => {
    await goesToTheNextPage(store, made, library);
    await begins(store, made);
    await isTrue(store, made, "two");
    expect(await isShown(store.page)).toEqual({ stage: "acting", whom: JOAO });
    await store.hasStayed();
  });

  test(`and so is the next one that ${library} fetches`, async ({ store, made }) => {
    await goesToTheNextPage(store, made, library);
    await begins(store, made);
    await goesOn(store, "three");
    await isMadeFor(store, JOAO);
    await shows(store, "João Lima");
    expect(await isShown(store.page)).toEqual({ stage: "acting", whom: JOAO });
    expect(made.lies("three")).toEqual([]);
    expect(made.loads("three")).toBe(1);
    await store.hasStayed();
  });

  test(`a page that ${library} puts back after a start is not the customer's`, async ({ store, made }) => {
    await goesToTheNextPage(store, made, library);
    await begins(store, made);
    await store.page.evaluate(() => void setTimeout(() => history.back()));
    await isTrueInTheEnd(store, made, JOAO);
  });

  test(`a page that ${library} puts back after a stop is not nobody's`, async ({ store, made }) => {
    await store.hasBegunFor(JOAO);
    made.runs("follows", LIBRARIES[library]);
    await store.open(pageOf(library, "one", { to: pageOf(library, "two") }));
    await shows(store, "João Lima");
    await goesOn(store, "two");
    await expect.poll(() => made.loads("two")).toBe(1);
    await shows(store, "João Lima");
    await store.button("João Lima").click();
    await store.button("Log out").click();
    await isMadeFor(store, NOBODY);
    await shows(store, "Log in as");
    made.told.length = 0;
    await store.page.evaluate(() => void setTimeout(() => history.back()));
    await isTrueInTheEnd(store, made, NOBODY);
  });

  test(`a page that ${library} fetches after another tab began is not out of date`, async ({ store, made }) => {
    await goesToTheNextPage(store, made, library);
    await anotherTabBegins(store);
    await shows(store, "Page out of date");
    await store.page.getByRole("link", { name: "Next page" }).press("Enter");
    await store.page.waitForURL("**/three?*", { waitUntil: "commit" });
    await isMadeFor(store, JOAO);
    await shows(store, "João Lima");
    await isTrue(store, made, "three");
    expect(await isShown(store.page)).toEqual({ stage: "acting", whom: JOAO });
    expect(made.loads("three")).toBe(1);
    await store.hasStayed();
  });
}

test("a page that turbo fetched before another tab began is not the customer's", async ({ store, made }) => {
  await goesToTheNextPage(store, made, "turbo", { hover: 1 });
  await store.page.getByRole("link", { name: "Next page" }).hover();
  await expect.poll(() => made.loads("three")).toBe(1);
  await anotherTabBegins(store);
  await shows(store, "Page out of date");
  await store.page.getByRole("link", { name: "Next page" }).press("Enter");
  await store.page.waitForURL("**/three?*", { waitUntil: "commit" });
  await expect.poll(() => made.told.map(({ name }) => name)).toContain("three");
  await isTrue(store, made, "three");
});
