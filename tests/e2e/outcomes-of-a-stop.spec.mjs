// What can come of leaving a customer, for another one or for nobody: each outcome is told, and offers a way on that
// works.
import { actsForMaria, errors, isIdle, NOBODY, NOT_UNDERSTOOD, OUTDATED, stands } from "./outcomes.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

async function logsOut(store) {
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
}

test.describe("a switch to another customer", () => {
  test.beforeEach(async ({ store }) => {
    await isIdle(store);
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
  });

  test("whom the store does not know leaves the one before, and is told", async ({ store }) => {
    const outcome = await store.call("impersonate", "nobody@example.com");
    expect(outcome).toMatchObject({ ok: false, code: "no-such-customer", customer: { email: MARIA } });
    await store.tells(/^The store knows no customer with this e-mail\..* You are acting for Maria Souza\.$/);
    await store.hears("telesales-error", { code: "no-such-customer" });
    await store.actsFor("Maria Souza");
    expect(await store.session()).toEqual({ requested: MARIA, inEffect: MARIA });
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
