// A page has followed a change when its document is gone, and not when it was asked to go: a router may intercept the reload, the
// operator may choose to stay, a server may be slow. Until then the bar names nobody as acted for.
import { address, isShown, isTrue, NOBODY, test } from "./made-for.mjs";
import { errors, NOBODY as ENDED } from "./outcomes.mjs";
import { expect, JOAO, MARIA, OPERATOR } from "./store.mjs";
import { CHANGED_ELSEWHERE, joao, maria, nobody, OUTDATED, Tab } from "./tab.mjs";

const NOT_FOLLOWED = "The page has not been loaded anew yet.";
const LOADING = "Loading page…";

const changes = (store) => store.events.filter(({ type }) => type === "telesales-change").map(({ detail }) => detail);
const stages = (made) => made.told.map(({ stage }) => stage);

/** As a router does that fetches what has changed, and shows it in the same document; this one shows nothing. */
const routerIntercepts = (where) =>
  where.addInitScript(() => {
    navigation.addEventListener("navigate", (event) => {
      if (event.navigationType === "reload") event.intercept({ handler() {} });
    });
  });

/** Opens a page that is made for nobody, and asks for a customer. */
async function starts(store, email = MARIA, parameters = {}) {
  await store.open(address("one", parameters));
  await store.isIdle();
  await store.asksFor(email);
}

/** The page was made for nobody, and says why it still is. */
const isNotFollowed = (store, customer = maria) =>
  new Tab(store.page).isOutdated(NOT_FOLLOWED, { page: nobody, actingFor: customer });

/** Nobody was ever named as acted for. */
async function wasNeverCrimson(made) {
  await expect.poll(() => stages(made).at(-1)).toBe("outdated");
  expect(stages(made)).not.toContain("acting");
  expect(made.lies("one")).toEqual([]);
}

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

test.describe("a reload that a router intercepts", () => {
  test.beforeEach(({ store }) => routerIntercepts(store.context));

  test("leaves a page that is out of date, and names nobody before", async ({ store, made }) => {
    await starts(store);
    await isNotFollowed(store);
    await expect(store.liveRegion).toContainText(`${NOT_FOLLOWED} ${OUTDATED} You are acting for Maria Souza.`);
    expect(errors(store)).toEqual([{ type: "telesales-error", detail: { code: "not-followed" } }]);
    expect((await store.session()).inEffect).toBe(MARIA);
    expect(made.loads("one")).toBe(1);
    await wasNeverCrimson(made);
  });

  test("is told two seconds after it was asked for", async ({ store, page }) => {
    await page.clock.install();
    await store.open(address("one"));
    await store.isIdle();
    await page.clock.pauseAt(Date.now() + 60_000);
    await store.asksFor(MARIA);
    await expect(store.button(LOADING)).toBeVisible();
    await expect(store.popover).toHaveCount(0);
    await page.clock.runFor(1_900);
    await expect(store.button(LOADING)).toBeVisible();
    expect(errors(store)).toEqual([]);
    await page.clock.runFor(100);
    await isNotFollowed(store);
    await page.clock.resume();
  });

  test("is told again when Reload page has sent telesales-change once more, in vain", async ({ store, made }) => {
    await starts(store);
    await isNotFollowed(store);
    await store.button("Reload page").click();
    await expect(store.button(LOADING)).toBeVisible();
    await isNotFollowed(store);
    const change = { operator: OPERATOR, customer: expect.objectContaining({ email: MARIA }), previous: null };
    expect(changes(store)).toEqual([change, change]);
    expect(errors(store).map(({ detail }) => detail.code)).toEqual(["not-followed", "not-followed"]);
    expect(made.loads("one")).toBe(1);
    await wasNeverCrimson(made);
  });

  test("does not matter where the page sees to Reload page itself", async ({ store, made }) => {
    await starts(store);
    await isNotFollowed(store);
    await store.page.evaluate(pageUpdatesItself);
    await store.button("Reload page").click();
    await store.actsFor("Maria Souza");
    await isTrue(store, made, "one");
    expect(made.loads("one")).toBe(1);
  });

  test("is followed by the next page", async ({ store, made }) => {
    await starts(store, MARIA, { to: address("two") });
    await isNotFollowed(store);
    await store.page.getByRole("link", { name: "Next page" }).click();
    await store.actsFor("Maria Souza");
    expect(await isShown(store.page)).toEqual({ stage: "acting", whom: MARIA });
    expect(made.lies("one")).toEqual([]);
  });

  test("ends by Log out with nobody, on a page that was made for nobody", async ({ store, made }) => {
    await starts(store);
    await isNotFollowed(store);
    await store.button("Log out").click();
    await expect.poll(() => store.session()).toEqual(ENDED);
    await expect.poll(async () => (await store.state()).customer).toBeNull();
    expect(made.lies("one")).toEqual([]);
    expect(stages(made)).not.toContain("acting");
  });

  test("keeps a tab that another one has made out of date from naming the customer", async ({ store, made }) => {
    await store.open(address("one"));
    await store.isIdle();
    const other = new Tab(await store.context.newPage());
    // In this tab the page sees to it.
    await other.page.goto(address("two", { attributes: 'reload="none"' }));
    await other.asksFor(JOAO);
    await other.shows("João Lima");
    const tab = new Tab(store.page);
    await tab.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: joao });
    await tab.button("Reload page").click();
    await isNotFollowed(store, joao);
    expect(made.loads("one")).toBe(1);
    expect(made.told.filter(({ name, stage }) => name === "one" && stage === "acting")).toEqual([]);
    expect(made.lies("one")).toEqual([]);
  });

  test("of an old page leaves it out of date", async ({ store, made }) => {
    const page = made.holds("one");
    const opened = store.open(address("one"));
    await page.isMade;
    const other = new Tab(await store.context.newPage());
    await other.page.goto(address("two", { attributes: 'reload="none"' }));
    await other.asksFor(JOAO);
    await other.shows("João Lima");
    page.release();
    await opened;
    await store.hears("telesales-error", { code: "old-page" });
    await expect(store.button("Page out of date")).toBeVisible();
    await expect(store.message).toHaveText(/^This page may be from before the last change of customer/);
    expect(made.loads("one")).toBe(1);
    expect(made.lies("one")).toEqual([]);
  });
});

test("an operator who chooses to stay, when the page asks, has a page that is out of date", async ({ store, made }) => {
  store.complaints.declare("dialog: ", 2);
  await store.context.addInitScript(() => addEventListener("beforeunload", (event) => event.preventDefault()));
  await starts(store);
  await isNotFollowed(store);
  await store.button("Reload page").click();
  await expect.poll(() => errors(store)).toHaveLength(2);
  await isNotFollowed(store);
  expect(changes(store)).toHaveLength(2);
  expect(made.loads("one")).toBe(1);
  await wasNeverCrimson(made);
});

/** Runs in the page. */
function pageUpdatesItself() {
  document.addEventListener("telesales-change", (event) => {
    event.preventDefault();
    document.querySelector("#made-for").textContent = `prices for ${event.detail.customer?.email ?? "nobody"}`;
  });
}

test("a page that prevents the default acts at once, and nothing is loaded", async ({ store, made }) => {
  await store.context.addInitScript(pageUpdatesItself);
  await starts(store);
  await store.actsFor("Maria Souza");
  await isTrue(store, made, "one");
  expect(await isShown(store.page)).toEqual({ stage: "acting", whom: MARIA });
  expect(stages(made)).not.toContain("outdated");
  expect(errors(store)).toEqual([]);
  expect(made.loads("one")).toBe(1);
});

test.describe("while a reload is slow", () => {
  // A page that is about to go runs nothing for a test, and may miss what is pressed: it drives itself, and only that one does.
  test.beforeEach(({ made }) => {
    made.runs("logs-out", async () => {
      if (performance.getEntriesByType("navigation")[0].type === "reload") return;
      await fetch("/made/when/now");
      const { shadowRoot } = document.querySelector("telesales-toolbar");
      if (!shadowRoot.querySelector(".telesales-popover")) shadowRoot.querySelector(".telesales-opener").click();
      shadowRoot.querySelector(".telesales-stop").click();
    });
    made.runs("stops", async () => {
      if (performance.getEntriesByType("navigation")[0].type === "reload") return;
      await fetch("/made/when/now");
      await document.querySelector("telesales-toolbar").stop();
    });
    made.runs("stops-and-sees-to-it", async () => {
      if (performance.getEntriesByType("navigation")[0].type === "reload") return;
      await fetch("/made/when/now");
      document.addEventListener("telesales-change", (event) => event.preventDefault());
      await document.querySelector("telesales-toolbar").stop();
    });
  });

  /** The page was asked to load anew for Maria, and the server has made it for her, but not sent it yet. */
  async function isLoading(store, made, script = "stops") {
    await store.open(address("one", { script }));
    await store.isIdle();
    const slow = made.holds("one");
    // Until the click is over, which would wait for the page.
    const write = await store.holds("**/api/sessions", "POST", 1, { mayTakeLong: false });
    await store.asksFor(MARIA);
    await write.arrived;
    write.release();
    await slow.isMade;
    expect(made.documents.at(-1)).toMatchObject({ name: "one", whom: MARIA });
    return slow;
  }

  /** Nobody is acted for, on a page that was asked for once more and is made for nobody. */
  async function isOver(store, made) {
    await expect.poll(() => made.loads("one")).toBe(3);
    await store.isIdle();
    await isTrue(store, made, "one");
    expect(await isShown(store.page)).toEqual({ stage: "idle", whom: NOBODY });
    expect(await store.session()).toEqual(ENDED);
    expect(made.loads("one")).toBe(3);
    expect(made.told.filter(({ name, stage }) => name === "one" && stage === "acting")).toEqual([]);
  }

  const stops = {
    "Log out before the page is out of date": ["logs-out", () => {}],
    "Log out once the page is out of date": ["logs-out", (store) => store.hears("telesales-error", { code: "not-followed" })],
    "the page's own stop()": ["stops", () => {}],
  };

  for (const [how, [script, isTime]] of Object.entries(stops)) {
    test(`${how} ends with nobody, on a page made for nobody`, async ({ store, made }) => {
      const slow = await isLoading(store, made, script);
      await isTime(store);
      made.lets("now");
      await expect.poll(() => made.loads("one")).toBe(3);
      slow.release();
      await isOver(store, made);
    });
  }

  test("a stop in another tab has the customer's page loaded anew when it comes", async ({ store, made }) => {
    const other = new Tab(await store.context.newPage());
    await other.page.goto(address("two", { attributes: 'reload="none"' }));
    await other.shows("Log in as");
    const slow = await isLoading(store, made);
    await other.button("Log out").click();
    await other.shows("Log in as");
    slow.release();
    await isOver(store, made);
  });

  test("a stop that the page sees to itself has the customer's page loaded anew when it comes", async ({ store, made }) => {
    const slow = await isLoading(store, made, "stops-and-sees-to-it");
    made.lets("now");
    await expect.poll(() => stages(made).at(-1)).toBe("idle");
    slow.release();
    await isOver(store, made);
  });

  test("a stop whose answer has not come leaves the customer's page out of date when it comes", async ({ store, made }) => {
    const slow = await isLoading(store, made);
    await store.hasFault({ fault: "hang", on: "write", times: 1 });
    made.lets("now");
    await expect.poll(() => store.session()).toEqual(ENDED);
    slow.release();
    await expect(store.button("Page out of date")).toBeVisible();
    await isTrue(store, made, "one");
    expect(await isShown(store.page)).toEqual({ stage: "outdated", whom: MARIA });
    expect(stages(made)).not.toContain("acting");
    expect(made.loads("one")).toBe(2);
  });

  test("a page that is only slow acts for its customer once it is there", async ({ store, made }) => {
    const slow = await isLoading(store, made);
    await store.hears("telesales-error", { code: "not-followed" });
    slow.release();
    await store.actsFor("Maria Souza");
    await isTrue(store, made, "one");
    expect(await isShown(store.page)).toEqual({ stage: "acting", whom: MARIA });
    expect(made.loads("one")).toBe(2);
  });
});
