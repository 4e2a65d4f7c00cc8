// What can come of asking for a customer: each outcome is told where the operator looks and aloud, has a code for the
// page, and offers a way on that works.
import {
  errors,
  isIdle,
  NOBODY,
  recordSessionRequests,
  requestsAre,
  retryAfter,
  stands,
  WITHOUT_ANSWER,
} from "./outcomes.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

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
      await store.embedsWith('reload="none"');
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
      await store.embedsWith('reload="none"');
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
    await isIdle(store);
    const write = await store.holds("**/api/sessions", "POST", 1);
    await store.asksFor(MARIA);
    await write.arrived;
    await store.timeIsUp();
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
    await store.marksPage();
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
    await store.hasStayed();
  });

  test("that is cancelled while it waits for its next attempt ends with nobody", async ({ store }) => {
    await isIdle(store);
    await store.hasFault({ fault: "status", status: 429, "retry-after": 9, on: "write", times: 1 });
    store.complaints.declare("429 /api/sessions");
    await store.asksFor(MARIA);
    await requestsAre(store, "GET POST GET");
    await expect.poll(() => store.underWay.size).toBe(0);
    await store.button("Cancel").click();
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET");
    expect(store.sent("POST").map(({ body }) => JSON.parse(body).public)).toEqual([asking(MARIA), asking("")]);
    expect(await store.session()).toEqual(NOBODY);
  });
});

/** What a write has in `public`. */
const asking = (email) => ({ "vtex-impersonated-customer-email": { value: email } });
