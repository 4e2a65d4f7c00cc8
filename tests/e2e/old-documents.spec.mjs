// A page's HTML may have been made before the session was changed: it came from a cache, was fetched before it was wanted, or
// was under way. The bar never says of such a page that it is the customer's.
import { address, isShown, isTrue, NOBODY, test } from "./made-for.mjs";
import { expect, JOAO, MARIA } from "./store.mjs";
import { Tab } from "./tab.mjs";

const RELOAD_NONE = { attributes: 'reload="none"' };

/** What happens on a page, made for whom the session was for before, and is shown there after it. */
const CHANGES = {
  "a start": { before: NOBODY, happens: (store) => store.logInAs(JOAO), after: JOAO, shows: "João Lima" },
  "a stop": { before: MARIA, happens: (store) => store.logOut("Maria Souza"), after: NOBODY, shows: "Log in as" },
  "a start by VTEX's own toolbar": {
    before: NOBODY,
    happens: async (store) => {
      await store.actsElsewhereFor(JOAO);
      await store.page.reload();
      await store.reloads(() => store.button("Go on").click());
    },
    after: JOAO,
    shows: "João Lima",
  },
};

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

const shows = (store, name) => expect(store.button(name)).toBeVisible();
const goesOn = (store) => store.page.getByRole("link", { name: "Next page" }).click();
const goesBack = (store) => store.page.goBack({ waitUntil: "commit" });
const note = (store) => store.page.getByRole("textbox", { name: "Note" });
const stageFor = (whom) => (whom === NOBODY ? "idle" : "acting");

/** The operator sees a page, goes to the next one, and something changes there. */
async function changesOnTheNextPage(store, { before, happens, shows: name }, parameters) {
  if (before !== NOBODY) await store.hasBegunFor(before);
  await store.open(address("one", { ...parameters, to: address("two", { to: address("one", parameters) }) }));
  await shows(store, before === NOBODY ? "Log in as" : "Maria Souza");
  await goesOn(store);
  await store.page.waitForURL("**/two?*");
  await shows(store, before === NOBODY ? "Log in as" : "Maria Souza");
  await happens(store);
  await shows(store, name);
}

/** Another tab acts for João from now on. */
async function anotherTabBegins(store) {
  const tab = new Tab(await store.context.newPage());
  await tab.page.goto(address("two"));
  await tab.reloads(() => tab.asksFor(JOAO));
  await tab.shows("João Lima");
}

/** Says that it is out of date, and offers to load it anew; that was not done, but for `loads` which were of no use. */
async function isOutdated(store, made, loads = 1) {
  await isTrue(store, made, "one");
  await shows(store, "Page out of date");
  await expect(store.popover.getByRole("button", { name: "Reload page" })).toBeVisible();
  await expect(async () => expect((await isShown(store.page)).stage).toBe("outdated")).toPass({ timeout: 20_000 });
  expect(made.loads("one")).toBe(loads);
}

/** It was loaded anew, once, and is now made for whom the session is for. */
async function hasLoadedItselfAnew(store, made, whom, loads = 2) {
  await isTrue(store, made, "one");
  await expect.poll(() => made.loads("one"), { message: "loads of the page" }).toBe(loads);
  await shows(store, whom === JOAO ? "João Lima" : "Log in as");
  await isTrue(store, made, "one");
  expect(await isShown(store.page)).toEqual({ stage: stageFor(whom), whom });
  expect(made.loads("one")).toBe(loads);
}

/** Lets the requests of the operator's page wait, after some that need not. */
async function holds(store, pattern, after = 0) {
  const held = {};
  held.hasArrived = new Promise((resolve) => (held.arrives = resolve));
  const isReleased = new Promise((resolve) => (held.release = resolve));
  await store.page.route(pattern, async (route) => {
    if (after-- > 0) return route.continue();
    held.arrives();
    await isReleased;
    return route.continue();
  });
  return held;
}

for (const [change, { after, ...rest }] of Object.entries(CHANGES)) {
  for (const cache of ["private", "max-age=0, must-revalidate", "no-cache"]) {
    test(`Back after ${change}, to a page that is sent with ${cache}, loads it anew`, async ({ store, made }) => {
      await changesOnTheNextPage(store, rest, { cache });
      await goesBack(store);
      await hasLoadedItselfAnew(store, made, after);
    });
  }

  test(`Back after ${change}, in a store that does without loads, is out of date`, async ({ store, made }) => {
    await changesOnTheNextPage(store, rest, { cache: "private", ...RELOAD_NONE });
    await goesBack(store);
    await isOutdated(store, made);
  });

  test(`a link after ${change}, to a page in the browser's cache, loads it anew`, async ({ store, made }) => {
    const parameters = { cache: "max-age=300" };
    const one = address("one", { ...parameters, to: address("two", parameters) });
    if (rest.before !== NOBODY) await store.hasBegunFor(rest.before);
    await store.open(one);
    await shows(store, rest.before === NOBODY ? "Log in as" : "Maria Souza");
    await store.open(address("two", { to: one }));
    await shows(store, rest.before === NOBODY ? "Log in as" : "Maria Souza");
    await rest.happens(store);
    await shows(store, rest.shows);
    await goesOn(store);
    await hasLoadedItselfAnew(store, made, after);
  });
}

test.describe("a page that was fetched", () => {
  // Playwright waits in vain for the headers with which a page is fetched that nobody has opened.
  test.use({ looksForPersonalData: false });

  test("before another tab began loads itself anew", async ({ store, made }) => {
    const preload = await store.context.newCDPSession(store.page);
    const isFetched = new Promise((resolve) => {
      preload.on("Preload.prefetchStatusUpdated", ({ status }) => ["Ready", "Success"].includes(status) && resolve());
    });
    await preload.send("Preload.enable");
    await store.open(address("start", { to: address("one"), speculation: "prefetch", ...RELOAD_NONE }));
    await shows(store, "Log in as");
    await isFetched;
    await anotherTabBegins(store);
    await store.page.getByRole("link", { name: "Next page" }).press("Enter");
    await store.page.waitForURL("**/one*");
    expect(made.documents.find(({ name }) => name === "one")).toMatchObject({ purpose: "prefetch", whom: NOBODY });
    await hasLoadedItselfAnew(store, made, JOAO);
  });
});

test("a page that was under way while another tab began loads itself anew", async ({ store, made }) => {
  const page = made.holds("one");
  const opened = store.open(address("one"));
  await page.isMade;
  await anotherTabBegins(store);
  page.release();
  await opened;
  await hasLoadedItselfAnew(store, made, JOAO);
});

test("a page whose script comes late, after another tab began, loads itself anew", async ({ store, made }) => {
  const script = await holds(store, "**/pkg/telesales-toolbar.js");
  await store.page.goto(address("one"), { waitUntil: "commit" });
  await script.hasArrived;
  await anotherTabBegins(store);
  script.release();
  await hasLoadedItselfAnew(store, made, JOAO);
});

test("a page whose first read failed until another tab had begun loads itself anew", async ({ store, made }) => {
  await store.timeStandsStill();
  const further = await holds(store, "**/api/sessions?*", 1);
  await store.hasFault({ fault: "status", status: 503, on: "read", times: 1 });
  store.complaints.declare("503 /api/sessions");
  await store.open(address("one"));
  await further.hasArrived;
  await anotherTabBegins(store);
  further.release();
  await hasLoadedItselfAnew(store, made, JOAO);
});

test("a page in which something is typed is not loaded anew", async ({ store, made }) => {
  const script = await holds(store, "**/pkg/telesales-toolbar.js");
  await store.page.goto(address("one", { late: 0, csp: "none" }), { waitUntil: "commit" });
  await script.hasArrived;
  await note(store).fill("2 kg");
  await anotherTabBegins(store);
  script.release();
  await isOutdated(store, made);
  await expect(note(store)).toHaveValue("2 kg");
});

test("nor is one in which the browser puts back what was typed", async ({ store, made }) => {
  await store.open(address("one", { cache: "private", to: address("two") }));
  await shows(store, "Log in as");
  await note(store).fill("2 kg");
  await goesOn(store);
  await store.page.waitForURL("**/two*");
  await store.logInAs(JOAO);
  await shows(store, "João Lima");
  await goesBack(store);
  await isOutdated(store, made);
  await expect(note(store)).toHaveValue("2 kg");
});

test.describe("where a service worker", () => {
  // The store's own worker keeps its pages, and those say for whom they were made.
  test.use({ looksForPersonalData: false });

  /** On a page of which the worker has what it keeps, another tab begins; then the operator comes back to it. */
  async function comesBackBy(store, worker) {
    await store.open(address("start", { worker, csp: "none" }));
    await store.page.evaluate(async () => {
      const controls = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
      if (!navigator.serviceWorker.controller) await controls;
    });
    await changesOnTheNextPage(store, CHANGES["a start"], { cache: "no-cache" });
    await goesOn(store);
    await store.page.waitForURL("**/one*");
  }

  const OLD = { keeping: "always answers with what it keeps", writing: "writes pages itself" };
  for (const [worker, does] of Object.entries(OLD)) {
    test(`${does}, an old page is out of date, and not loaded again and again`, async ({ store, made }) => {
      await comesBackBy(store, worker);
      const loads = store.pageLoads();
      await isTrue(store, made, "one");
      await expect.poll(store.pageLoads).toBe(loads + 1);
      await isOutdated(store, made);
      expect(store.pageLoads()).toBe(loads + 1);
    });
  }

  test("answers with what it keeps and looks for news, nothing false is said of the page", async ({ store, made }) => {
    await comesBackBy(store, "refreshing");
    await isTrue(store, made, "one");
  });

  const FRESH = { through: "asks the server", silent: "leaves pages alone", preloading: "takes what the browser asks beside it" };
  for (const [worker, does] of Object.entries(FRESH)) {
    test(`${does}, a page is not out of date, and comes once`, async ({ store, made }) => {
      await comesBackBy(store, worker);
      await isUpToDate(store, made, "one", 2);
    });
  }
});

/** Acts for João on a page that was made for João, which was asked for as often as the operator asked. */
async function isUpToDate(store, made, name, loads) {
  await shows(store, "João Lima");
  await isTrue(store, made, name);
  expect(await isShown(store.page)).toEqual({ stage: "acting", whom: JOAO });
  expect(made.loads(name)).toBe(loads);
}

test("a page that was asked for after the change is not out of date, and comes once", async ({ store, made }) => {
  await changesOnTheNextPage(store, CHANGES["a start"], { cache: "no-store" });
  await store.open(address("three"));
  await isUpToDate(store, made, "three", 1);
});

test("nor is one of which the server said that it is still the same", async ({ store, made }) => {
  const [kept, parameters] = [JOAO, { cache: "no-cache", etag: 1 }];
  await store.hasBegunFor(kept);
  await store.open(address("three", parameters));
  await shows(store, "João Lima");
  await store.open(address("two", { to: address("three", parameters) }));
  await store.logOut("João Lima");
  await shows(store, "Log in as");
  await store.logInAs(JOAO);
  await shows(store, "João Lima");
  await goesOn(store);
  await store.page.waitForURL("**/three*");
  await isUpToDate(store, made, "three", 2);
  expect(made.documents.at(-1)).toMatchObject({ name: "three", status: 304 });
});

test("nor is one that was asked for after the change, when the operator goes back to it", async ({ store, made }) => {
  const three = address("three", { cache: "private" });
  await changesOnTheNextPage(store, CHANGES["a start"], { cache: "private" });
  await store.open(address("two", { cache: "private", to: three }));
  await shows(store, "João Lima");
  await goesOn(store);
  await store.page.waitForURL("**/three*");
  await shows(store, "João Lima");
  // It was there that João was asked for, which is said before the page is loaded anew.
  made.told.length = 0;
  const loads = made.loads("two");
  await goesBack(store);
  await store.page.waitForURL("**/two*");
  await isUpToDate(store, made, "two", loads);
});
