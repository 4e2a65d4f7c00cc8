// A browser that keeps the pages which an operator leaves, as all do but those that Playwright starts: Back brings the very page
// back, with all that was in it, and the toolbar is no reason against that.
import { onDesk, wholeChromium } from "../playwright.mjs";
import { address, isShown, isTrue, NOBODY, test } from "./made-for.mjs";
import { expect, JOAO } from "./store.mjs";
import { reads, Tab, turnIsOver } from "./tab.mjs";

const { launchOptions } = onDesk();

test.use({
  launchOptions: {
    ...launchOptions,
    executablePath: wholeChromium,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.context.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => (window.isRestored = persisted));
  });
});

const shows = (store, name) => expect(store.button(name)).toBeVisible();
const note = (store) => store.page.getByRole("textbox", { name: "Note" });

/** The operator types something on a page and goes on to the next. */
async function goesOn(store, parameters = {}, before = () => {}) {
  await store.open(address("one", { ...parameters, to: address("two") }));
  await shows(store, "Log in as");
  await note(store).fill("2 kg");
  await before();
  await store.page.getByRole("link", { name: "Next page" }).click();
  await store.page.waitForURL("**/two*");
  await shows(store, "Log in as");
}

/** Playwright waits in vain for a page that is not loaded. */
async function goesBack(store) {
  await store.page.evaluate(() => void setTimeout(() => history.back()));
  await store.page.waitForURL("**/one*", { waitUntil: "commit" });
}

/** Neither loaded anew nor taken from another cache, and the browser has no reason to tell why not. */
async function isRestored(store, made) {
  const told = () => [window.isRestored, performance.getEntriesByType("navigation")[0].notRestoredReasons];
  await expect.poll(() => store.page.evaluate(told)).toEqual([true, null]);
  await expect(note(store)).toHaveValue("2 kg");
  expect(made.loads("one")).toBe(1);
}

const opensTab = async (store, name = "three") => {
  const tab = new Tab(await store.context.newPage());
  await tab.page.goto(address(name));
  await tab.shows("Log in as");
  return tab;
};

const begins = async (tab) => {
  await tab.reloads(() => tab.asksFor(JOAO));
  await tab.shows("João Lima");
};

/** As a toolbar tells what it reads, to all that are open. */
const anotherTabReads = async (store, tab) => {
  await store.timePasses(tab.page);
  const before = await reads(store);
  await tab.isOnlineAgain();
  await expect.poll(() => reads(store)).toBe(before + 1);
  await turnIsOver(tab);
};

test("Back brings a page back although other tabs have told what they read meanwhile", async ({ store, made }) => {
  const tab = await opensTab(store);
  await goesOn(store);
  await anotherTabReads(store, tab);
  await goesBack(store);
  await isRestored(store, made);
  await shows(store, "Log in as");
  await isTrue(store, made, "one");
});

test("a page that Back brings back is told what changes after that", async ({ store, made }) => {
  // The clock of the one that reads goes on.
  const [reader, tab] = [await opensTab(store), await opensTab(store, "four")];
  await goesOn(store, { attributes: 'reload="none"' });
  await anotherTabReads(store, reader);
  await goesBack(store);
  await isRestored(store, made);
  await shows(store, "Log in as");
  await begins(tab);
  await shows(store, "Page out of date");
  await isTrue(store, made, "one");
});

test("and tells what changes there", async ({ store, made }) => {
  const tab = await opensTab(store);
  await goesOn(store);
  await goesBack(store);
  await isRestored(store, made);
  await store.logInAs(JOAO);
  await shows(store, "João Lima");
  await tab.shows("Page out of date");
  await isTrue(store, made, "three", tab.page);
});

for (const attributes of ["", 'reload="none"']) {
  const how = attributes && " in a store that does without loads";

  test(`a page that Back brings back${how} tells that another tab began, and keeps what was typed`, async ({ store, made }) => {
    const tab = await opensTab(store);
    await goesOn(store, { attributes });
    await begins(tab);
    await goesBack(store);
    await isTrue(store, made, "one");
    await shows(store, "Page out of date");
    await isRestored(store, made);
    expect(await isShown(store.page)).toEqual({ stage: "outdated", whom: NOBODY });
  });
}

test("a page that Back brings back tells that VTEX's own toolbar has begun meanwhile", async ({ store, made }) => {
  // Otherwise what the next page reads serves this one, too.
  await goesOn(store, { attributes: 'reload="none"' }, store.timePasses);
  await store.actsElsewhereFor(JOAO);
  await goesBack(store);
  await expect(async () => expect((await isShown(store.page)).stage).toBe("outdated")).toPass({ timeout: 20_000 });
  await isRestored(store, made);
});
