// The tabs of one store have one session: what changes in one of them, the others say at once.
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";
import {
  CHANGED_ELSEWHERE,
  changes,
  joao,
  maria,
  NAME,
  nobody,
  opensTabs,
  operatorHasTabs,
  OUTDATED,
  reads,
  sessionBegunFor,
  sessionIsFor,
  STOPPED_ELSEWHERE,
  Tab,
  tabsKeepNothingPersonal,
  turnIsOver,
  whatWasReadGrowsOld,
} from "./tab.mjs";

test.beforeEach(({ store }) => operatorHasTabs(store));

test.afterEach(({ store }) => tabsKeepNothingPersonal(store));

for (const [change, { before, changes: happens, after, told }] of Object.entries(changes)) {
  const [words, code] = told;

  test(`${change} in one tab is told in the other at once, which reloads when it is asked to`, async ({ store }) => {
    await sessionBegunFor(store, before);
    const [one, other] = await opensTabs(store, 2);
    await one.reloads(() => happens(one));
    await one.shows(after?.name ?? "Log in as");
    await other.isOutdated(words, { page: before, actingFor: after });
    await expect(other.bar.getByRole("status")).toContainText(`${words} ${OUTDATED}`);
    await other.heard(code);
    await other.showsPrice(before?.price ?? "R$189.90");
    await other.reloadsPage();
    await other.shows(after?.name ?? "Log in as");
    await other.is(after ? "acting" : "idle");
    await other.showsPrice(after?.price ?? "R$189.90");
    await one.heard();
  });
}

test("a tab is told while somebody types in it; to close the popover does not end it, and news opens it again", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2);
  await other.button("Log in as").click();
  await other.bar.getByRole("textbox", { name: "Customer e-mail" }).fill("maria@exa");
  await one.reloads(() => one.asksFor(JOAO));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  await other.button("Reload page").press("Escape");
  await expect(other.popover).toHaveCount(0);
  await other.shows("Page out of date");
  await other.button("Page out of date").click();
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  await other.button("Reload page").press("Escape");
  await one.reloads(() => one.switchesTo(MARIA));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
});

test("a tab is told without a read of its own", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2);
  const { sessionReads } = await store.stats();
  await one.reloads(() => one.asksFor(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
  // One to read back, and one for the page that was loaded anew.
  expect((await store.stats()).sessionReads).toBe(sessionReads + 2);
});

test("Log out in a tab that is out of date ends it for all tabs", async ({ store }) => {
  await sessionBegunFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  await one.reloads(() => one.switchesTo(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
  await other.reloads(() => other.button("Log out").click());
  await other.shows("Log in as");
  await one.isOutdated(STOPPED_ELSEWHERE, { page: joao, actingFor: nobody });
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
});

test("a tab is not out of date any more when the session comes back to its customer", async ({ store }) => {
  await sessionBegunFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  await one.reloads(() => one.logsOut("Maria Souza"));
  await other.isOutdated(STOPPED_ELSEWHERE, { page: maria, actingFor: nobody });
  await one.reloads(() => one.asksFor(MARIA));
  await other.shows("Maria Souza");
  await other.is("acting");
  await expect(other.message).toBeHidden();
  await expect(other.button("Reload page")).toBeHidden();
  await other.heard("stopped-elsewhere");
});

test.describe("in a store that sees to changes itself", () => {
  test.beforeEach(({ store }) => store.embedsWith('reload="none"'));

  test("Reload page sends telesales-change, and no page is loaded", async ({ store }) => {
    await sessionBegunFor(store, maria);
    const [one, other] = await opensTabs(store, 2);
    await store.marksPage(other.page);
    await one.switchesTo(JOAO);
    await one.shows("João Lima");
    await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
    await other.element.evaluate((element) => {
      window.change = new Promise((hear) => element.addEventListener("telesales-change", ({ detail }) => hear(detail)));
    });
    await other.button("Reload page").click();
    const customer = expect.objectContaining({ email: JOAO });
    const previous = expect.objectContaining({ email: MARIA });
    expect(await other.page.evaluate(() => window.change)).toEqual({ operator: OPERATOR, customer, previous });
    await other.shows("João Lima");
    await other.is("acting");
    await store.hasStayed(other.page);
  });

  test("a tab that is told while its own start is under way goes on with that, and the others are told", async ({ store }) => {
    const [one] = await opensTabs(store, 1);
    const write = await store.holds("**/api/sessions", "POST");
    await one.asksFor(MARIA);
    await write.arrived;
    await sessionIsFor(store, joao);
    // A tab that is opened reads, and tells.
    const other = new Tab(await store.context.newPage());
    await other.page.goto("/products");
    await other.shows("Page out of date");
    await one.hasHeardAll();
    await one.is("starting");
    write.release();
    await one.shows("Maria Souza");
    await one.heard();
    // Its page was asked for while that was under way.
    await other.shows("Page out of date");
    expect((await store.session()).inEffect).toBe(MARIA);
  });

  test("two elements on one page are both out of date, and Reload page in one is for both", async ({ store }) => {
    await store.openFixture("two-elements");
    await expect(store.button("Log in as")).toHaveCount(2);
    const other = new Tab(await store.context.newPage());
    await other.page.goto("/products");
    await other.asksFor(JOAO);
    await expect(store.button("Page out of date")).toHaveCount(2);
    await store.bar.last().getByRole("button", { name: "Reload page" }).click();
    await expect(store.button("João Lima")).toHaveCount(2);
    await expect(store.button("Page out of date")).toHaveCount(0);
  });
});

test("logging out at once in two tabs ends with nobody, and no complaint", async ({ store }) => {
  await sessionBegunFor(store, maria);
  const tabs = await opensTabs(store, 2);
  const writes = await store.holds("**/api/sessions", "POST");
  for (const tab of tabs) await tab.logsOut("Maria Souza");
  await expect.poll(() => store.sent("POST")).toHaveLength(2);
  const loaded = tabs.map((tab) => tab.page.waitForEvent("load"));
  writes.release();
  await Promise.all(loaded);
  for (const tab of tabs) {
    await tab.shows("Log in as");
    await tab.heard();
  }
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
});

test("a tab in My Orders has no bar, also when it is told, and has it on its other pages", async ({ store }) => {
  const [one, other] = await opensTabs(store, 2, "/account#/profile");
  await other.page.evaluate(() => (location.hash = "#/orders"));
  await expect(other.bar).toHaveCount(0);
  await one.reloads(() => one.asksFor(JOAO));
  await other.is("outdated");
  await expect(other.bar).toHaveCount(0);
  await other.page.evaluate(() => (location.hash = "#/profile"));
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
});

for (const [change, customer, words, code] of [
  ["logged out", nobody, STOPPED_ELSEWHERE, "stopped-elsewhere"],
  ["took another customer", joao, CHANGED_ELSEWHERE, "changed-elsewhere"],
]) {
  test(`a tab that comes back after something that tells nobody ${change} says so, and tells the others`, async ({ store }) => {
    await sessionBegunFor(store, maria);
    const tabs = await opensTabs(store, 2);
    await whatWasReadGrowsOld(store, tabs);
    await sessionIsFor(store, customer);
    await tabs[0].isRestored();
    for (const tab of tabs) {
      await tab.isOutdated(words, { page: maria, actingFor: customer });
      await tab.heard(code);
    }
  });
}

test("an operator login that ends while acting is noticed by one tab, and told by all until it is back", async ({ store }) => {
  await sessionBegunFor(store, maria);
  const tabs = await opensTabs(store, 3);
  await whatWasReadGrowsOld(store, tabs);
  await store.operatorLoginEnds();
  await tabs[1].isVisibleAgain();
  for (const tab of tabs) {
    await tab.shows("Login needed");
    await expect(tab.message).toHaveText(/^Your operator login has ended\./);
    await tab.heard("login-expired");
    expect(await tab.state()).toMatchObject({ stage: "lapsed", operator: null });
  }
  await store.operatorIsLoggedIn();
  await sessionBegunFor(store, maria);
  await tabs[2].button("Check again").click();
  for (const tab of tabs) await tab.shows("Maria Souza");
});

test("what is no message of ours changes nothing on the channel, and breaks nothing", async ({ store }) => {
  await sessionBegunFor(store, maria);
  const [one, other] = await opensTabs(store, 2);
  const before = await reads(store);
  await one.page.evaluate((name) => {
    const channel = new BroadcastChannel(name);
    const soon = Date.now() + 1e12;
    const session = { namespaces: { impersonate: { storeUserId: { value: 7 } } } };
    const junk = [undefined, null, 0, NaN, true, "", "text", {}, new Date(), new Map(), new Blob(["x"]), [], [[]], [soon]];
    const arrays = [null, "text", true, {}, [], { namespaces: null }, { namespaces: "text" }, session];
    const messages = [...junk, ...arrays.flatMap((said) => [[soon, said], [1, said], ["text", said], [NaN, said]])];
    for (const message of messages) channel.postMessage(message);
    channel.close();
  }, NAME);
  for (const tab of [one, other]) {
    await tab.hasHeardAll();
    await turnIsOver(tab);
    await tab.shows("Maria Souza");
    await tab.is("acting");
    await tab.heard();
  }
  expect(await reads(store)).toBe(before);
  // What is told after that is heard, and what is asked after that is read once for both.
  await one.reloads(() => one.switchesTo(JOAO));
  await one.shows("João Lima");
  await other.isOutdated(CHANGED_ELSEWHERE, { page: maria, actingFor: joao });
});
