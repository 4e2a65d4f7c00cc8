// All toolbars of an origin have one session, however its URL is spelled: what is changed by one, the others look at.
import { expect, JOAO, MARIA, test } from "./store.mjs";
import { CHANGED_ELSEWHERE, joao, maria, nobody, operatorHasTabs, reads, STOPPED_ELSEWHERE, Tab, turnIsOver } from "./tab.mjs";

test.beforeEach(({ store }) => operatorHasTabs(store));

/** A tab whose toolbar has this for the session's URL, and does without loads. */
async function opens(store, page, url) {
  const tab = new Tab(page);
  await page.addInitScript((url) => {
    const look = new MutationObserver(() => {
      const element = document.querySelector("telesales-toolbar");
      if (!element) return;
      look.disconnect();
      element.setAttribute("session-url", url);
      element.setAttribute("reload", "none");
    });
    look.observe(document, { childList: true, subtree: true });
  }, url);
  await page.goto("/products");
  await tab.shows("Log in as");
  return tab;
}

const spellings = {
  "a whole URL": (origin) => `${origin}/api/sessions`,
  "a slash at its end": () => "/api/sessions/",
  "a query": () => "/api/sessions?sc=1",
  "dots": () => "/x/../api/sessions",
};

for (const [how, spelled] of Object.entries(spellings)) {
  test(`a session that another tab spells by ${how} is the same`, async ({ store, baseURL }) => {
    const one = await opens(store, store.page, "/api/sessions");
    const other = await opens(store, await store.context.newPage(), spelled(baseURL));
    await one.asksFor(MARIA);
    await one.shows("Maria Souza");
    await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
    await other.button("Reload page").click();
    await other.shows("Maria Souza");
    await one.switchesTo(JOAO);
    await one.shows("João Lima");
    await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
    await one.logsOut("João Lima");
    await one.shows("Log in as");
    await other.isOutdated(STOPPED_ELSEWHERE, { page: maria, actingFor: nobody });
  });
}

test("two spellings do not make each other read for ever", async ({ store }) => {
  const one = await opens(store, store.page, "/api/sessions");
  const other = await opens(store, await store.context.newPage(), "/api/sessions?sc=1");
  await one.asksFor(MARIA);
  await one.shows("Maria Souza");
  await other.shows("Page out of date");
  await Promise.all([turnIsOver(one), turnIsOver(other)]);
  const before = await reads(store);
  await one.hasHeardAll();
  await other.hasHeardAll();
  await Promise.all([turnIsOver(one), turnIsOver(other)]);
  expect(await reads(store)).toBe(before);
});

test("the session of a page whose base is another origin is asked for at the page's own", async ({ store, baseURL }) => {
  const withBase = (html) =>
    html
      .replace('<script type="module" src="/demo/store.js"></script>', "")
      .replace(/(src|href)="\//g, `$1="${baseURL}/`)
      .replace("<head>", '<head><base href="http://127.0.0.1:1/elsewhere/">');
  await store.changesPages(withBase, { "content-security-policy": "" });
  await store.open();
  await store.isIdle();
  expect((await store.call("impersonate", MARIA)).ok).toBe(true);
  // A request to anybody else fails every test.
  expect(store.sessionRequests().slice(0, 3)).toEqual(["GET", "POST", "GET"]);
});
