// The Session Manager answers badly: the operator is told what is true, and what to do.
import { expect, MARIA, test } from "./store.mjs";

const NOT_CONFIRMED = /^It could not be confirmed for whom you are acting\. /;

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

async function actingForMaria(store) {
  await store.embedsWith('after="none"');
  await store.open();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
}

test.describe("when the session cannot be read while acting", () => {
  test.beforeEach(async ({ store }) => {
    await actingForMaria(store);
    await store.hasFault({ fault: "status", status: 500, on: "read", times: 1 });
    store.complaints.declare("500 /api/sessions");
    await store.pageIsRestored();
    await store.says(/^It could not be confirmed .* answered with an error \(500\)/);
    await store.hears("telesales-error", { code: "unconfirmed" });
  });

  test("the bar stays, and Check again confirms the customer", async ({ store }) => {
    await store.button("Check again").click();
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
  });

  test("the bar stays, and Log out works", async ({ store }) => {
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });
});

const badReadBacks = {
  "an HTML page": [{ fault: "html", status: 200 }, "could not be understood"],
  "numbers for strings": [{ fault: "wrong-types" }, "could not be understood"],
  "half of its JSON": [{ fault: "truncated" }, "could not be understood"],
  nothing: [{ fault: "hang" }, "took too long"],
};

for (const [what, [fault, words]] of Object.entries(badReadBacks)) {
  test(`a read-back that answers ${what} is told, leaves no cookie, and can be made again`, async ({ store }) => {
    await store.embedsWith('after="none" timeout-ms="2000"');
    await store.open();
    await store.isIdle();
    await store.hasFault({ ...fault, on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.says(NOT_CONFIRMED);
    await expect(store.message).toContainText(words);
    await expect(store.button("Not confirmed")).toBeVisible();
    await expect(store.popover).toContainText(MARIA);
    await store.hears("telesales-error", { code: "unconfirmed" });
    expect(await store.cookie()).toBeUndefined();
    await store.button("Check again").click();
    await store.actsFor("Maria Souza");
  });
}

test("after a start that could not be confirmed, Log out leaves nothing behind", async ({ store }) => {
  await store.embedsWith('after="none"');
  await store.open();
  await store.isIdle();
  await store.hasFault({ fault: "truncated", on: "read", times: 1 });
  await store.asksFor(MARIA);
  await store.says(NOT_CONFIRMED);
  await store.button("Log out").click();
  await store.isIdle();
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
});

test("a log-out that could not be confirmed is told, and Check again says that nobody is acted for", async ({ store }) => {
  await actingForMaria(store);
  await store.hasFault({ fault: "truncated", on: "read", times: 1 });
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.says(NOT_CONFIRMED);
  await store.button("Check again").click();
  await store.isIdle();
});

const badWrites = {
  403: [{ fault: "status" }, "refused", /^The store refused the request/],
  429: [{ fault: "status" }, "rate-limited", /^The store is being asked too often/],
  500: [{ fault: "status" }, "server-error", /^The store answered with an error \(500\)/],
  503: [{ fault: "html" }, "server-error", /^The store answered with an error \(503\)/],
};

for (const [status, [fault, code, words]] of Object.entries(badWrites)) {
  test(`a write that answers ${fault.fault} ${status} is told, and the next one works`, async ({ store }) => {
    await store.open();
    await store.isIdle();
    await store.hasFault({ ...fault, status, on: "write", times: 1 });
    store.complaints.declare(`${status} /api/sessions`);
    await store.asksFor(MARIA);
    await store.says(words);
    await store.hears("telesales-error", { code });
    await store.reloads(() => store.button("Log in").click());
    await store.actsFor("Maria Souza");
  });
}

for (const fault of ["truncated", "wrong-types", "hang", "delay"]) {
  test(`a write that took effect counts, although its answer is spoilt (${fault})`, async ({ store }) => {
    await store.embedsWith('timeout-ms="2000"');
    await store.open();
    await store.isIdle();
    await store.hasFault({ fault, ms: 500, on: "write", times: 1 });
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    expect((await store.cookie()).value).toBe("maria%40example.com");
  });
}

test("offline is told, and Check again works once the store can be reached", async ({ store, context }) => {
  await store.open();
  await store.isIdle();
  await context.setOffline(true);
  // The write, and the read-back.
  store.complaints.declare("Failed to load resource: net::ERR_INTERNET_DISCONNECTED", 2);
  await store.asksFor(MARIA);
  await store.says(/The store could not be reached\. Check the connection, then try again\.$/);
  await context.setOffline(false);
  await store.button("Check again").click();
  await store.isIdle();
});

test("an operator whose login ends while acting is told, and goes on after logging in again", async ({ store }) => {
  await actingForMaria(store);
  await store.operatorLoginEnds();
  await store.pageIsRestored();
  await store.says(/^Your operator login has ended\./);
  await expect(store.button("Login needed")).toBeVisible();
  await store.hears("telesales-error", { code: "login-expired" });
  await store.operatorIsLoggedIn();
  await store.button("Check again").click();
  await store.actsFor("Maria Souza");
});

const lapses = {
  "whose login has ended": ["operatorLoginEnds", "login-expired", /^Your operator login has ended\./],
  "who has lost the role": ["traineeIsLoggedIn", "role-missing", /^You do not have the telesales role/],
  "whose store has lost the app": ["hasNoImpersonationApp", "app-missing", /^The app vtex\.impersonate-session is not/],
};

for (const [who, [happens, code, words]] of Object.entries(lapses)) {
  test(`an operator ${who} is told so when they ask for a customer, and no cookie stays`, async ({ store }) => {
    await store.open();
    await store.isIdle();
    await store[happens]();
    await store.asksFor(MARIA);
    await store.says(words);
    await store.hears("telesales-error", { code });
    expect(await store.cookie()).toBeUndefined();
    expect((await store.session()).requested).toBeUndefined();
  });
}

test("a customer whom another tab took first is shown, and told to be another", async ({ store, context }) => {
  await store.embedsWith('after="none"');
  await store.open();
  await store.isIdle();
  const readBack = await store.holds("**/api/sessions?*", "GET");
  await store.asksFor(MARIA);
  await readBack.arrived;
  const other = { "vtex-impersonated-customer-email": { value: "joao@example.com" } };
  await context.request.post("/api/sessions", { data: { public: other } });
  readBack.release();
  await store.says(/^The session acts for another customer than you asked for/);
  await store.actsFor("João Lima");
  expect(await store.cookie()).toBeUndefined();
});

test("a profile that comes late fills the card without a reload", async ({ store }) => {
  await store.embedsWith('after="none"');
  await store.open();
  await store.hasFault({ fault: "profile-late", reads: 3 });
  await store.asksFor(MARIA);
  const customer = { id: expect.any(String), email: MARIA, firstName: null, lastName: null };
  const operator = "operator@store.example";
  await store.hears("telesales-change", { operator, customer, previous: null });
  await store.actsFor("Maria Souza");
  await store.button("Maria Souza").click();
  await expect(store.popover).toContainText("123.456.789-09");
  expect(store.pageLoads()).toBe(1);
});
