// What can come of what an operator asks for: each is told where they look and aloud, has a code for the page, and offers a
// way on that works.
import { expect, JOAO, MARIA, test } from "./store.mjs";

const NOBODY = { requested: undefined, inEffect: undefined };
const MARIA_ACTED_FOR = { requested: MARIA, inEffect: MARIA };

const NOT_CONFIRMED = /^It could not be confirmed for whom you are acting\. /;
const NOT_UNDERSTOOD = /^It could not be confirmed .* The store’s answer could not be understood\. Try again; /;
const OFFLINE = /^It could not be confirmed .* You are offline\. The toolbar looks again by itself once there is a /;
const OUTDATED = / This page was made for somebody else, so its prices and cart may be wrong\. Reload it before you go on\.$/;

const WITHOUT_CONNECTION = "Failed to load resource: net::ERR_INTERNET_DISCONNECTED";
const WITHOUT_ANSWER = "Failed to load resource: net::ERR_FAILED";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

const stands = (store, stage) => expect.poll(async () => (await store.state()).stage).toBe(stage);
const requestsAre = (store, methods) => expect.poll(() => store.sessionRequests().join(" ")).toBe(methods);
const errors = (store) => store.events.filter(({ type }) => type === "telesales-error");

async function isIdle(store) {
  await store.open();
  await store.isIdle();
}

async function actsForMaria(store) {
  await store.embedsWith('after="none"');
  await isIdle(store);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
}

async function logsOut(store) {
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
}

/** The session is read again, and nobody has asked for that. */
async function comesBack(store) {
  await store.timePasses();
  await store.pageIsSeenAgain();
}

/** The page needs nothing more, so that what fails from now on is the toolbar's. */
async function pageIsComplete(store) {
  await store.showsPrice("R$189.90");
  await expect.poll(() => store.underWay.size).toBe(0);
}

/** When the browser sent each session request that has been answered, in milliseconds since 1970. */
function recordSessionRequests(store) {
  const sent = [];
  store.context.on("response", (response) => {
    if (new URL(response.url()).pathname === "/api/sessions") sent.push(response.request().timing().startTime);
  });
  return sent;
}

/** Two ways to say when to come back (RFC 9110 §10.2.3), and what is the earliest time after a request sent at some time. */
const retryAfter = {
  seconds: () => ({ text: "1", earliest: (sent) => sent + 1_000 }),
  "a date": () => {
    const text = new Date(Date.now() + 3_000).toUTCString();
    // The clock that requests are timed by and the one that scripts see may be some milliseconds apart.
    return { text, earliest: () => Date.parse(text) - 20 };
  },
};

test.describe("an e-mail", () => {
  test("that is none is told and not sent, and corrected it works by Enter", async ({ store }) => {
    await isIdle(store);
    await store.button("Log in as").click();
    await store.field.fill("maria.example.com");
    await store.field.press("Enter");
    await store.tells("The @ is missing. An e-mail looks like name@example.com.");
    await store.hears("telesales-error", { code: "invalid-email" });
    await stands(store, "idle");
    expect(store.sent("POST")).toEqual([]);
    await expect(store.field).toBeFocused();
    await store.field.fill(MARIA);
    await store.reloads(() => store.field.press("Enter"));
    await store.actsFor("Maria Souza");
  });

  test("that no customer has is told and withdrawn, and corrected it works", async ({ store }) => {
    await isIdle(store);
    await store.asksFor("mario@example.com");
    await store.tells(/^The store knows no customer with this e-mail\. Check the spelling, or ask for the e-mail /);
    await store.hears("telesales-error", { code: "no-such-customer" });
    await stands(store, "idle");
    await expect(store.field).toHaveValue("mario@example.com");
    expect(await store.session()).toEqual(NOBODY);
    expect(await store.cookie()).toBeUndefined();
    await store.field.fill(MARIA);
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });
});

const lapses = {
  "whose login has expired": {
    happens: (store) => store.operatorLoginEnds(),
    isOver: (store) => store.operatorIsLoggedIn(),
    words: "Your operator login has ended. Log in to the store’s admin again, then check again.",
    code: "login-expired",
  },
  "who has lost the telesales role": {
    happens: (store) => store.traineeIsLoggedIn(),
    isOver: (store) => store.operatorIsLoggedIn(),
    words: "You do not have the telesales role in this store. Ask an administrator for it, then check again.",
    code: "role-missing",
  },
  "whose store has lost the impersonation app": {
    happens: (store) => store.hasNoImpersonationApp(),
    isOver: (store) => store.hasImpersonationApp(),
    words: /^The app vtex\.impersonate-session is not installed in this store, .* Ask the store’s engineers to install it\.$/,
    code: "app-missing",
  },
};

for (const [who, { happens, isOver, words, code }] of Object.entries(lapses)) {
  test.describe(`an operator ${who}`, () => {
    test("is told so when they ask for a customer, nothing of that stays, and Check again ends it", async ({ store }) => {
      await isIdle(store);
      await happens(store);
      await store.asksFor(MARIA);
      await store.tells(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await expect(store.button("Login needed")).toBeVisible();
      expect(await store.session()).toEqual(NOBODY);
      expect(await store.cookie()).toBeUndefined();
      await isOver(store);
      await store.button("Check again").click();
      await store.isIdle();
      await expect(store.message).toBeHidden();
    });

    test("is told so while acting, and Check again shows the customer once it is over", async ({ store }) => {
      await actsForMaria(store);
      await happens(store);
      await comesBack(store);
      await store.tells(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await isOver(store);
      await store.button("Check again").click();
      await store.actsFor("Maria Souza");
    });

    test("is told so once when the next page is loaded, and sees no bar after that", async ({ store }) => {
      await isIdle(store);
      await happens(store);
      await store.page.reload();
      await store.says(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await store.page.reload();
      await store.hasNoBar("visitor");
      expect(errors(store)).toHaveLength(1);
    });
  });
}

test.describe("a start", () => {
  for (const status of [401, 403]) {
    test(`that is refused with ${status} is told and not made again by itself, and the next one works`, async ({ store }) => {
      await isIdle(store);
      await store.hasFault({ fault: "status", status, on: "write", times: 1 });
      store.complaints.declare(`${status} /api/sessions`);
      await store.asksFor(MARIA);
      await store.tells(/^The store refused the request\. Log in to the store’s admin again, or ask an administrator /);
      await store.hears("telesales-error", { code: "refused" });
      await stands(store, "idle");
      expect(store.sessionRequests()).toEqual(["GET", "POST", "GET"]);
      expect(await store.cookie()).toBeUndefined();
      await store.reloads(() => store.button("Log in").click());
      await store.actsFor("Maria Souza");
    });
  }

  for (const [how, header] of Object.entries(retryAfter)) {
    test(`that comes too often is made again after a read-back, and no sooner than is said in ${how}`, async ({ store }) => {
      await store.embedsWith('after="none"');
      await isIdle(store);
      const sentAt = recordSessionRequests(store);
      const { text, earliest } = header();
      await store.hasFault({ fault: "status", status: 429, "retry-after": text, on: "write", times: 1 });
      store.complaints.declare("429 /api/sessions");
      await store.asksFor(MARIA);
      await store.actsFor("Maria Souza");
      expect(store.sessionRequests()).toEqual(["GET", "POST", "GET", "POST", "GET"]);
      await expect.poll(() => sentAt).toHaveLength(4);
      const [write, , secondWrite] = sentAt;
      expect(secondWrite).toBeGreaterThanOrEqual(earliest(write));
      await expect(store.message).toBeHidden();
      expect(errors(store)).toEqual([]);
    });
  }

  test("that the store does not want for half a minute is told with that time, and not made again", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "status", status: 429, "retry-after": 30, on: "write", times: 1 });
    store.complaints.declare("429 /api/sessions");
    await store.asksFor(MARIA);
    await store.tells("The store is being asked too often. Try again in 30 s.");
    await store.hears("telesales-error", { code: "rate-limited" });
    await stands(store, "idle");
    expect(store.sessionRequests()).toEqual(["GET", "POST", "GET"]);
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("that always comes too often is made three times more, each after a read-back, and then told", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "status", status: 429, on: "write" });
    store.complaints.declare("429 /api/sessions", 4);
    await store.asksFor(MARIA);
    await store.tells("The store is being asked too often. Wait a moment, then try again.");
    await store.hears("telesales-error", { code: "rate-limited" });
    await stands(store, "idle");
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET POST GET POST GET");
    await store.hasNoFault();
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("shares its three further attempts among its writes and its reads", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "html", status: 503, on: "all" });
    store.complaints.declare("503 /api/sessions", 5);
    await store.asksFor(MARIA);
    await store.tells(/^It could not be confirmed .* The store answered with an error \(503\)\. Try again; if it goes on, /);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "server-error" });
    await stands(store, "unconfirmed");
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET GET GET GET");
    await store.hasNoFault();
    await store.button("Check again").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });

  // Not 408: on a connection that was used before, Chromium itself asks again.
  for (const fault of [{ fault: "html", status: 502 }, { fault: "status", status: 425 }]) {
    test(`that is answered ${fault.status} once is made again after a read-back, and nothing is told`, async ({ store }) => {
      await store.embedsWith('after="none"');
      await isIdle(store);
      await store.hasFault({ ...fault, on: "write", times: 1 });
      store.complaints.declare(`${fault.status} /api/sessions`);
      await store.asksFor(MARIA);
      await store.actsFor("Maria Souza");
      expect(store.sessionRequests()).toEqual(["GET", "POST", "GET", "POST", "GET"]);
      await expect(store.message).toBeHidden();
      expect(errors(store)).toEqual([]);
    });
  }

  test("that is answered 400 is told and not made again by itself", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "status", status: 400, on: "write", times: 1 });
    store.complaints.declare("400 /api/sessions");
    await store.asksFor(MARIA);
    await store.tells(/^The store answered with an error \(400\)\. Try again; if it goes on, tell the store’s engineers\.$/);
    await store.hears("telesales-error", { code: "server-error" });
    expect(store.sessionRequests()).toEqual(["GET", "POST", "GET"]);
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("that never reaches the store is told, and withdrawn, since it may still arrive", async ({ store, context }) => {
    await isIdle(store);
    await context.route("**/api/sessions", (route) => route.abort());
    store.complaints.declare(WITHOUT_ANSWER, 5);
    await store.asksFor(MARIA);
    await store.tells("The store could not be reached. Check the connection, then try again.");
    await store.hears("telesales-error", { code: "unreachable" });
    await stands(store, "idle");
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET POST GET POST GET POST GET");
    await context.unroute("**/api/sessions");
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("that takes too long and was not taken is told, and withdrawn, since it may still arrive", async ({ store }) => {
    await store.embedsWith('timeout-ms="1500"');
    await isIdle(store);
    const write = await store.holds("**/api/sessions", "POST", 1);
    await store.asksFor(MARIA);
    await write.arrived;
    await store.tells("The store took too long to answer. Try again.");
    await store.hears("telesales-error", { code: "timed-out" });
    await stands(store, "idle");
    expect(store.sent("POST").map(({ body }) => JSON.parse(body).public)).toEqual([asking(MARIA), asking("")]);
    expect(await store.session()).toEqual(NOBODY);
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("that was accepted and does nothing is told, and the next one works", async ({ store }) => {
    await store.embedsWith('transport="api"');
    await isIdle(store);
    await store.hasFault({ fault: "html", status: 200, on: "write", times: 1 });
    await store.asksFor(MARIA);
    await store.tells("The session did not take the customer on. Try again.");
    await store.hears("telesales-error", { code: "not-in-effect" });
    await stands(store, "idle");
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });

  test("that is cancelled while its write is under way ends with nobody, and nothing is told", async ({ store }) => {
    await isIdle(store);
    const write = await store.holds("**/api/sessions", "POST", 1);
    const start = store.call("impersonate", MARIA);
    await write.arrived;
    await store.button("Logging in…").click();
    await store.button("Cancel").click();
    await stands(store, "stopping");
    expect(await start).toEqual({ ok: false, code: "stopped", customer: null });
    write.release();
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST POST GET");
    expect(await store.session()).toEqual(NOBODY);
    expect(await store.cookie()).toBeUndefined();
    expect(errors(store)).toEqual([]);
    expect(store.pageLoads()).toBe(1);
  });

  test("that is cancelled while it waits for its next attempt ends with nobody", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "status", status: 429, "retry-after": 9, on: "write", times: 1 });
    store.complaints.declare("429 /api/sessions");
    await store.asksFor(MARIA);
    await requestsAre(store, "GET POST GET");
    await store.button("Cancel").click();
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET");
    expect(store.sent("POST").map(({ body }) => JSON.parse(body).public)).toEqual([asking(MARIA), asking("")]);
    expect(await store.session()).toEqual(NOBODY);
  });
});

/** What a write has in `public`. */
const asking = (email) => ({ "vtex-impersonated-customer-email": { value: email } });

test.describe("a start that could not be confirmed, although its write was taken,", () => {
  test.beforeEach(async ({ store }) => {
    await store.embedsWith('after="none"');
    await isIdle(store);
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.tells(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await stands(store, "unconfirmed");
    await expect(store.button("Not confirmed")).toBeVisible();
    await expect(store.popover).toContainText(MARIA);
    expect(await store.cookie()).toBeUndefined();
  });

  test("is confirmed by Check again", async ({ store }) => {
    await store.button("Check again").click();
    await store.actsFor("Maria Souza");
    expect(await store.session()).toEqual(MARIA_ACTED_FOR);
  });

  test("is ended by Log out, which leaves nothing behind", async ({ store }) => {
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });
});

test("a start in vain that could not be confirmed is withdrawn and told by Check again", async ({ store }) => {
  await isIdle(store);
  await store.hasFault({ fault: "truncated", on: "read", times: 1 });
  await store.asksFor("nobody@example.com");
  await store.tells(NOT_UNDERSTOOD);
  await store.button("Check again").click();
  await store.tells(/^The store knows no customer with this e-mail\./);
  await store.hears("telesales-error", { code: "no-such-customer" });
  await store.isIdle();
  expect(await store.session()).toEqual(NOBODY);
});

test.describe("a customer whose profile is late", () => {
  test("is acted for, is told to be late, and fills the card without a reload", async ({ store }) => {
    await store.embedsWith('after="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 3 });
    await store.asksFor(MARIA);
    await store.actsFor("maria");
    await expect(store.liveRegion).toContainText("The customer’s data and prices are not there yet.");
    const customer = { id: expect.any(String), email: MARIA, firstName: null, lastName: null };
    await store.hears("telesales-change", { operator: "operator@store.example", customer, previous: null });
    await store.actsFor("Maria Souza");
    // It comes by itself, so nobody is disturbed.
    await expect(store.popover).toHaveCount(0);
    await store.button("Maria Souza").click();
    await expect(store.popover).toContainText("123.456.789-09");
    await expect(store.message).toBeHidden();
    expect(store.pageLoads()).toBe(1);
  });

  test("is told by a code once, however often the profile is looked for", async ({ store }) => {
    await store.embedsWith('after="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 2 });
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await expect.poll(() => errors(store).map(({ detail }) => detail)).toEqual([{ code: "profile-late" }]);
  });

  test("is looked for four times more, and then by Check again", async ({ store }) => {
    await store.embedsWith('after="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 5 });
    await store.asksFor(MARIA);
    await store.button("maria").click();
    await store.tells(/^The customer’s data and prices are not there yet\. The toolbar looks for them by itself; if they /);
    await expect(store.popover).toContainText("–");
    await requestsAre(store, "GET POST GET GET GET GET GET");
    await store.button("Check again").click();
    await store.actsFor("Maria Souza");
    await expect(store.popover).toContainText("123.456.789-09");
  });
});

test.describe("a start that another one overtook", () => {
  test.beforeEach(async ({ store }) => {
    await isIdle(store);
    const readBack = await store.holds("**/api/sessions?*", "GET", 1);
    await store.asksFor(MARIA);
    await readBack.arrived;
    await store.actsElsewhereFor(JOAO);
    readBack.release();
    await store.tells(/^The session acts for another customer than you asked for, perhaps because of another tab\. Look whom /);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "other-customer" });
    await stands(store, "outdated");
    await expect(store.button("Page out of date")).toBeVisible();
    await expect(store.popover.getByRole("definition")).toHaveText(["nobody", "João Lima"]);
    expect(await store.cookie()).toBeUndefined();
    expect(store.pageLoads()).toBe(1);
  });

  test("names whom the session acts for, and Reload page goes on with them", async ({ store }) => {
    await store.reloads(() => store.button("Reload page").click());
    await store.actsFor("João Lima");
  });

  test("names whom the session acts for, and Log out ends that", async ({ store }) => {
    await store.button("Log out").click();
    // The page was made for nobody, and need not be loaded anew.
    await store.isIdle();
    expect(store.pageLoads()).toBe(1);
    expect(await store.session()).toEqual(NOBODY);
  });
});

test.describe("a switch to another customer", () => {
  test.beforeEach(async ({ store }) => {
    await isIdle(store);
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
  });

  test("whom the store does not know leaves nobody, and Reload page goes on with that", async ({ store }) => {
    const outcome = await store.call("impersonate", "nobody@example.com");
    expect(outcome).toEqual({ ok: false, code: "no-such-customer", customer: null });
    await store.tells(/^The store knows no customer with this e-mail\./);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "no-such-customer" });
    await stands(store, "outdated");
    await expect(store.popover.getByRole("definition")).toHaveText(["Maria Souza", "nobody"]);
    await expect(store.button("Log out")).toBeHidden();
    await store.reloads(() => store.button("Reload page").click());
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });

  test("that is refused is told, and the one before is still acted for", async ({ store }) => {
    await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
    store.complaints.declare("403 /api/sessions");
    const outcome = await store.call("impersonate", JOAO);
    expect(outcome).toMatchObject({ ok: false, code: "refused", customer: { email: MARIA } });
    await store.tells(/^The store refused the request\./);
    await store.actsFor("Maria Souza");
    expect((await store.session()).inEffect).toBe(MARIA);
  });
});

test.describe("a stop", () => {
  test.beforeEach(({ store }) => actsForMaria(store));

  test("that is pressed twice is one stop", async ({ store }) => {
    const write = await store.holds("**/api/sessions", "POST");
    await logsOut(store);
    await write.arrived;
    await store.button("Logging out…").last().click({ force: true });
    write.release();
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET");
    expect(errors(store)).toEqual([]);
  });

  test("that is asked for twice at a time, and once more afterwards, is as good as one", async ({ store }) => {
    const stopped = { ok: true, code: "idle", customer: null };
    const outcomes = await store.element.evaluate((element) => Promise.all([element.stop(), element.stop()]));
    expect(outcomes).toEqual([stopped, stopped]);
    expect(store.sent("POST")).toHaveLength(2);
    expect(await store.call("stop")).toEqual(stopped);
    expect(await store.session()).toEqual(NOBODY);
    expect(store.events.filter(({ type }) => type === "telesales-change")).toHaveLength(2);
    expect(errors(store)).toEqual([]);
  });

  test("that is answered 503 once is made again after a read-back, and nothing of that is told", async ({ store }) => {
    await store.hasFault({ fault: "status", status: 503, on: "write", times: 1 });
    store.complaints.declare("503 /api/sessions");
    await logsOut(store);
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET POST GET");
    expect(await store.session()).toEqual(NOBODY);
    expect(errors(store)).toEqual([]);
  });

  test("that was accepted and does nothing is told, the customer is still shown, and the next one works", async ({ store }) => {
    await store.hasFault({ fault: "html", status: 200, on: "write", times: 1 });
    await logsOut(store);
    await store.tells("The session still acts for the customer. Log out again.");
    await store.hears("telesales-error", { code: "still-in-effect" });
    await store.actsFor("Maria Souza");
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });

  test("that could not be confirmed is told, and Check again says that nobody is acted for", async ({ store }) => {
    await store.hasFault({ fault: "wrong-types", on: "read", times: 1 });
    await logsOut(store);
    await store.tells(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await stands(store, "unconfirmed");
    await store.button("Check again").click();
    await store.isIdle();
    await expect(store.message).toBeHidden();
  });
});

test.describe("an operator whose session is read again while acting", () => {
  test.beforeEach(({ store }) => actsForMaria(store));

  test("is told that somebody logged out, and Reload page goes on with nobody", async ({ store }) => {
    await store.actsElsewhereFor("");
    await comesBack(store);
    await store.tells(/^Somebody logged out of the customer, perhaps in another tab\. You are acting for nobody\. /);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "stopped-elsewhere" });
    await stands(store, "outdated");
    await expect(store.popover.getByRole("definition")).toHaveText(["Maria Souza", "nobody"]);
    await expect(store.button("Log out")).toBeHidden();
    await store.button("Reload page").click();
    await store.isIdle();
  });

  test("is told that the customer was changed elsewhere, and Reload page goes on with the other", async ({ store }) => {
    await store.actsElsewhereFor(JOAO);
    await comesBack(store);
    await store.tells(/^The customer was changed elsewhere, perhaps in another tab\. /);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "changed-elsewhere" });
    await stands(store, "outdated");
    await expect(store.popover.getByRole("definition")).toHaveText(["Maria Souza", "João Lima"]);
    await expect(store.button("Log out")).toBeVisible();
    await store.button("Reload page").click();
    await store.actsFor("João Lima");
  });

  test("is told when the answer cannot be understood, and Check again confirms the customer", async ({ store }) => {
    await store.hasFault({ fault: "html", status: 200, on: "read", times: 1 });
    await comesBack(store);
    await store.tells(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await store.actsFor("Maria Souza");
    await store.button("Check again").click();
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
  });

  test("is told when the session is refused, and Log out works", async ({ store }) => {
    await store.hasFault({ fault: "status", status: 403, on: "read", times: 1 });
    store.complaints.declare("403 /api/sessions");
    await comesBack(store);
    await store.tells(/^It could not be confirmed for whom you are acting\. The store refused the request\./);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "refused" });
    await store.actsFor("Maria Souza");
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });

  test("is told when the store cannot be reached in four attempts, and Check again works", async ({ store, context }) => {
    await context.route("**/api/sessions?*", (route) => route.abort());
    store.complaints.declare(WITHOUT_ANSWER, 4);
    await comesBack(store);
    await store.tells(/^It could not be confirmed .* The store could not be reached\. Check the connection, then try again\.$/);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "unreachable" });
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET GET GET GET GET");
    await context.unroute("**/api/sessions?*");
    await store.button("Check again").click();
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
  });
});

test.describe("an operator who is offline", () => {
  test("is told when they ask for a customer, and the session is read with the connection", async ({ store, context }) => {
    await isIdle(store);
    await pageIsComplete(store);
    await context.setOffline(true);
    // The write and the read-back, each once.
    store.complaints.declare(WITHOUT_CONNECTION, 2);
    await store.asksFor(MARIA);
    await store.tells(OFFLINE);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "offline" });
    await stands(store, "unconfirmed");
    await context.setOffline(false);
    await store.isIdle();
    await expect(store.message).toBeHidden();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET GET");
    expect(await store.session()).toEqual(NOBODY);
  });

  test("is told while acting, and the customer is confirmed when there is a connection", async ({ store, context }) => {
    await actsForMaria(store);
    await pageIsComplete(store);
    await context.setOffline(true);
    store.complaints.declare(WITHOUT_CONNECTION);
    await comesBack(store);
    await store.tells(OFFLINE);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "offline" });
    await store.actsFor("Maria Souza");
    await context.setOffline(false);
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET GET GET");
  });

  test("has the bar when there is a connection, where the first read failed without one", async ({ store, context }) => {
    await store.openFixture("no-element");
    await context.setOffline(true);
    store.complaints.declare(WITHOUT_CONNECTION);
    await store.page.evaluate(() => document.body.prepend(document.createElement("telesales-toolbar")));
    await requestsAre(store, "GET");
    await expect.poll(() => store.underWay.size).toBe(0);
    // However long that takes: the seconds for further attempts begin with the connection.
    for (let count = 0; count < 4; count++) await store.timePasses();
    await context.setOffline(false);
    await store.isIdle();
    expect(store.sessionRequests()).toEqual(["GET", "GET"]);
  });
});

test.describe("the first read of a tab", () => {
  for (const [how, header] of Object.entries(retryAfter)) {
    test(`waits as long as the store says in ${how}, and then shows the bar`, async ({ store }) => {
      const sentAt = recordSessionRequests(store);
      const { text, earliest } = header();
      await store.hasFault({ fault: "status", status: 429, "retry-after": text, on: "read", times: 1 });
      store.complaints.declare("429 /api/sessions");
      await isIdle(store);
      await expect.poll(() => sentAt).toHaveLength(2);
      expect(sentAt[1]).toBeGreaterThanOrEqual(earliest(sentAt[0]));
      expect(errors(store)).toEqual([]);
    });
  }

  test("that fails shows nothing in another tab, which never had an operator", async ({ store, context }) => {
    await isIdle(store);
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    const other = await context.newPage();
    await other.goto("/products");
    await store.hears("telesales-error", { code: "unconfirmed" });
    await expect(other.getByRole("region", { name: "Telesales" })).toHaveCount(0);
    await store.isIdle();
  });

  test("that fails twice in a tab that had an operator is told, and Check again shows the bar", async ({ store }) => {
    await isIdle(store);
    // The element script's, and the toolbar's own.
    await store.hasFault({ fault: "truncated", on: "read", times: 2 });
    await store.page.reload();
    await store.says(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await stands(store, "unconfirmed");
    await expect(store.button("Not confirmed")).toBeVisible();
    await store.button("Check again").click();
    await store.isIdle();
    await expect(store.message).toBeHidden();
  });

  test("that names no operator is told with each page as long as somebody is in effect", async ({ store, context }) => {
    await isIdle(store);
    // The mock has nobody in effect without an operator.
    const impersonate = { storeUserId: { value: "id" }, storeUserEmail: { value: MARIA } };
    await context.route("**/api/sessions?*", (route) => route.fulfill({ json: { id: "id", namespaces: { impersonate } } }));
    for (const page of ["next", "one after"]) {
      await test.step(`the ${page}`, async () => {
        await store.page.reload();
        await store.says(/^Your operator login has ended\./);
        await expect(store.popover).toContainText(MARIA);
        await expect(store.button("Log out")).toBeVisible();
      });
    }
    expect(errors(store).map(({ detail }) => detail)).toEqual([{ code: "login-expired" }, { code: "login-expired" }]);
  });

  test("that finds news in a tab that had an operator says it aloud too", async ({ store }) => {
    await isIdle(store);
    await store.operatorLoginEnds();
    await store.page.reload();
    await store.tells(/^Your operator login has ended\./);
  });
});
