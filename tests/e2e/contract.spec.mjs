// What other people's pages rely on: events, methods, the property `state`.
import { expect, MARIA, OPERATOR, test } from "./store.mjs";

const maria = { id: expect.any(String), email: MARIA, firstName: "Maria", lastName: "Souza" };

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test("telesales-ready names the operator, and the customer in effect", async ({ store }) => {
  await store.open();
  await store.hears("telesales-ready", { operator: OPERATOR, customer: null });
  await store.logInAs(MARIA);
  await store.hears("telesales-ready", { operator: OPERATOR, customer: maria });
  expect(store.events.map(({ type }) => type)).toEqual(["telesales-ready", "telesales-change", "telesales-ready"]);
});

test("whoever hears telesales-ready finds the same in the element's state, and the bar drawn", async ({ store }) => {
  await store.page.addInitScript(() => {
    document.addEventListener("telesales-ready", ({ target }) => {
      window.atReady = { state: target.state, hasBar: target.shadowRoot.querySelector(".telesales-bar") !== null };
    });
  });
  await store.open();
  await store.isIdle();
  const state = { stage: "idle", operator: OPERATOR, customer: null };
  expect(await store.page.evaluate(() => window.atReady)).toEqual({ state, hasBar: true });
});

test("telesales-change tells who is in effect, and who was", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.hears("telesales-change", { operator: OPERATOR, customer: maria, previous: null });
  await store.logOut("Maria Souza");
  await store.hears("telesales-change", { operator: OPERATOR, customer: null, previous: maria });
});

test("preventDefault on telesales-change keeps the page, and without it the page is loaded anew", async ({ store }) => {
  await store.open();
  await store.marksPage();
  await store.page.evaluate(() => {
    document.addEventListener("telesales-change", (change) => change.preventDefault(), { once: true });
  });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await expect(store.popover).toHaveCount(0);
  await store.button("Maria Souza").click();
  await expect(store.button("Log out")).toBeVisible();
  await store.hasStayed();
  await store.reloads(() => store.button("Log out").click());
  await store.isIdle();
  expect(store.pageLoads()).toBe(2);
});

test("events bubble, cross shadow roots, and only a change can be cancelled", async ({ store }) => {
  await store.openFixture("no-element");
  await store.page.evaluate(() => {
    window.properties = {};
    for (const type of ["telesales-ready", "telesales-change", "telesales-error"]) {
      window.addEventListener(type, ({ bubbles, composed, cancelable }) => {
        window.properties[type] = { bubbles, composed, cancelable };
      });
    }
    const host = document.body.appendChild(document.createElement("div"));
    const element = document.createElement("telesales-toolbar");
    element.setAttribute("reload", "none");
    host.attachShadow({ mode: "open" }).append(element);
  });
  await store.asksFor("nobody@example.com");
  await store.says(/knows no customer/);
  await store.field.fill(MARIA);
  await store.field.press("Enter");
  await store.actsFor("Maria Souza");
  expect(await store.page.evaluate(() => window.properties)).toEqual({
    "telesales-ready": { bubbles: true, composed: true, cancelable: false },
    "telesales-error": { bubbles: true, composed: true, cancelable: false },
    "telesales-change": { bubbles: true, composed: true, cancelable: true },
  });
});

test("impersonate and stop answer with the outcome", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  const refused = (code) => ({ ok: false, code, customer: null });
  expect(await store.call("impersonate", "maria")).toEqual(refused("invalid-email"));
  expect(await store.call("impersonate", "nobody@example.com")).toEqual(refused("no-such-customer"));
  expect(await store.call("stop")).toEqual({ ok: true, code: "idle", customer: null });
  expect(await store.call("impersonate", ` ${MARIA} `)).toEqual({ ok: true, code: "acting", customer: maria });
  expect(await store.call("impersonate", MARIA.toUpperCase())).toEqual({ ok: true, code: "acting", customer: maria });
  const joao = { id: expect.any(String), email: "joao@example.com", firstName: "João", lastName: "Lima" };
  expect(await store.call("impersonate", "joao@example.com")).toEqual({ ok: true, code: "acting", customer: joao });
  await store.hears("telesales-change", { operator: OPERATOR, customer: joao, previous: maria });
  expect(await store.call("stop")).toEqual({ ok: true, code: "idle", customer: null });
});

test("a customer whom the store does not know leaves the one before in effect, or nobody, and says which", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.call("impersonate", MARIA);
  const outcome = await store.call("impersonate", "nobody@example.com");
  expect(outcome).toMatchObject({ ok: false, code: "no-such-customer" });
  expect(outcome.customer?.email).toBe((await store.session()).inEffect);
  expect((await store.state()).customer?.email).toBe((await store.session()).inEffect);
});

test("the property state says what the session said last", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  expect(await store.state()).toEqual({ stage: "idle", operator: OPERATOR, customer: null });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(await store.state()).toEqual({ stage: "acting", operator: OPERATOR, customer: maria });
});

test("methods called before the toolbar is there wait for it", async ({ store }) => {
  await store.openFixture("no-element");
  const outcome = await store.page.evaluate((email) => {
    const element = document.createElement("telesales-toolbar");
    element.setAttribute("reload", "none");
    document.body.prepend(element);
    return element.impersonate(email);
  }, MARIA);
  expect(outcome).toEqual({ ok: true, code: "acting", customer: maria });
});

test("methods of an element that is in no page answer that it is removed", async ({ store }) => {
  await store.openFixture("no-element");
  const outcomes = await store.page.evaluate(async (email) => {
    const element = document.createElement("telesales-toolbar");
    return [element.state.stage, await element.impersonate(email), await element.stop()];
  }, MARIA);
  const removed = { ok: false, code: "removed", customer: null };
  expect(outcomes).toEqual(["unknown", removed, removed]);
});

test("what is asked for just before the element leaves the page is answered", async ({ store }) => {
  await store.open();
  await store.isIdle();
  const outcomes = await store.element.evaluate((element) => {
    const outcomes = [element.stop(), element.impersonate("maria@example.com")];
    element.remove();
    return Promise.all(outcomes);
  });
  const removed = { ok: false, code: "removed", customer: null };
  expect(outcomes).toEqual([removed, removed]);
});

test("what is asked for just after an attribute changed is done by the toolbar that follows", async ({ store }) => {
  await store.open();
  await store.isIdle();
  const outcome = await store.element.evaluate((element, email) => {
    element.setAttribute("reload", "none");
    return element.impersonate(email);
  }, MARIA);
  expect(outcome).toEqual({ ok: true, code: "acting", customer: maria });
  await store.actsFor("Maria Souza");
});

for (const when of ["before", "after"]) {
  test(`what is asked for without a connection is answered once the element goes ${when} its request failed`, async ({ store, context }) => {
    await store.openFixture("no-element");
    store.complaints.declare("Failed to load resource: net::ERR_INTERNET_DISCONNECTED");
    await context.setOffline(true);
    const failed = store.page.waitForEvent("requestfailed");
    const outcome = store.page.evaluate((isBefore) => {
      window.kept = document.createElement("telesales-toolbar");
      document.body.prepend(window.kept);
      const outcome = window.kept.stop();
      if (isBefore) queueMicrotask(() => window.kept.remove());
      return outcome;
    }, when === "before");
    await failed;
    await store.element.evaluateAll((elements) => elements.forEach((element) => element.remove()));
    expect(await outcome).toEqual({ ok: false, code: "removed", customer: null });
  });
}

test("a page that stops as soon as it hears of a start gets what it asks for", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  await store.element.evaluate((element) => {
    element.addEventListener("telesales-change", () => element.stop(), { once: true });
  });
  await store.call("impersonate", MARIA);
  await store.hears("telesales-change", { operator: OPERATOR, customer: null, previous: maria });
  await store.isIdle();
  expect((await store.session()).inEffect).toBeUndefined();
});
