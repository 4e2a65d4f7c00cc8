// Without a connection the operator is told so, and with it the toolbar goes on by itself.
import { actsForMaria, comesBack, isIdle, NOBODY, requestsAre, stands } from "./outcomes.mjs";
import { expect, MARIA, test } from "./store.mjs";

const OFFLINE = /^It could not be confirmed .* You are offline\. The toolbar looks again by itself once there is a /;

const WITHOUT_CONNECTION = "Failed to load resource: net::ERR_INTERNET_DISCONNECTED";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

/** The page needs nothing more, so that what fails from now on is the toolbar's. */
async function pageIsComplete(store) {
  await store.showsPrice("R$189.90");
  await expect.poll(() => store.underWay.size).toBe(0);
}

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
