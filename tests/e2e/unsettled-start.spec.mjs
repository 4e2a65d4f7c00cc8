// Starts that neither succeed nor fail: not confirmed, without the customer's data yet, or overtaken by another.
import { errors, isIdle, NOBODY, NOT_UNDERSTOOD, OUTDATED, requestsAre, stands } from "./outcomes.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

const MARIA_ACTED_FOR = { requested: MARIA, inEffect: MARIA };

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test.describe("a start that could not be confirmed, although its write was taken,", () => {
  test.beforeEach(async ({ store }) => {
    await store.embedsWith('reload="none"');
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
    await store.embedsWith('reload="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 1 });
    const next = await store.holds("**/api/sessions?*", "GET", Infinity, { after: 1 });
    await store.asksFor(MARIA);
    await store.actsFor("maria");
    await expect(store.liveRegion).toContainText("The customer’s data and prices are not there yet.");
    const customer = { id: expect.any(String), email: MARIA, firstName: null, lastName: null };
    await store.hears("telesales-change", { operator: "operator@store.example", customer, previous: null });
    next.release();
    await store.actsFor("Maria Souza");
    // It comes by itself, so nobody is disturbed.
    await expect(store.popover).toHaveCount(0);
    await store.button("Maria Souza").click();
    await expect(store.popover).toContainText("***.456.***-**");
    await expect(store.message).toBeHidden();
    expect(store.pageLoads()).toBe(1);
  });

  test("is told by a code once, however often the profile is looked for", async ({ store }) => {
    await store.embedsWith('reload="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 2 });
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await expect.poll(() => errors(store).map(({ detail }) => detail)).toEqual([{ code: "profile-late" }]);
  });

  test("is looked for four times more, and then by Check again", async ({ store }) => {
    await store.embedsWith('reload="none"');
    await isIdle(store);
    await store.hasFault({ fault: "profile-late", reads: 5 });
    await store.asksFor(MARIA);
    await store.button("maria").click();
    await store.tells(/^The customer’s data and prices are not there yet\. The toolbar looks for them by itself; if they /);
    await expect(store.popover).toContainText("–");
    await requestsAre(store, "GET POST GET GET GET GET GET");
    await store.button("Check again").click();
    await store.actsFor("Maria Souza");
    await expect(store.popover).toContainText("***.456.***-**");
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
    await store.marksPage();
    await store.button("Log out").click();
    // The page was made for nobody, and need not be loaded anew.
    await store.isIdle();
    await store.hasStayed();
    expect(await store.session()).toEqual(NOBODY);
  });
});
