// What is behind the bar's button is fetched after the bar: nobody waits for it who need not, and the bar lives without it.
import { expect, JOAO, MARIA, test } from "./store.mjs";
import { trapsOnCall, trapsWhenTold } from "./traps.mjs";

const DESK = "/pkg/telesales-toolbar-desk.wasm";
const LOST = "This part of the toolbar could not be loaded. Check the connection, then try again.";

const deskRequests = (store) => store.requests.filter(({ path }) => path === DESK).length;

/** A browser that is never idle, so that only what is reached for is fetched. */
const isNeverIdle = ({ page }) => page.addInitScript(() => (window.requestIdleCallback = () => 1));

/** Without a pointer or a focus that comes near, by which it would be fetched, too. */
const opens = (store) => store.button("Log in as").dispatchEvent("click");

/** A click that comes before it does, for which it is then asked; returns what releases it. */
const clicksTooSoon = async (store) => {
  await isNeverIdle(store);
  await store.open();
  await store.isIdle();
  const desk = await store.holds(`**${DESK}`, "GET");
  await store.button("Log in as").click();
  await desk.arrived;
  return desk;
};

const isBusy = (store) => expect(store.button("Log in as")).toHaveAttribute("aria-busy", "true");

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.embedsWith('reload="none"');
});

test("the bar is there before its desk, which comes when the browser is idle", async ({ store }) => {
  const desk = await store.holds(`**${DESK}`, "GET");
  await store.open();
  await store.isIdle();
  await desk.arrived;
  expect(await store.element.evaluate((element) => element.shadowRoot.querySelector(".telesales-popover"))).toBeNull();
  desk.release();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(deskRequests(store)).toBe(1);
});

test("in a browser that tells of no idle time it comes soon after the bar, without a word", async ({ store }) => {
  await store.page.addInitScript(() => delete window.requestIdleCallback);
  await store.open();
  await store.isIdle();
  await expect.poll(() => deskRequests(store)).toBe(1);
});

test("a shopper fetches nothing of it", async ({ store }) => {
  await store.shopperIsLoggedIn();
  await store.open();
  await store.hasNoBar("visitor");
  expect(deskRequests(store)).toBe(0);
});

for (const [how, reachesFor] of [
  ["the pointer comes near", (store) => store.button("Log in as").hover()],
  ["the focus comes near", (store) => store.page.keyboard.press("F2")],
]) {
  test(`it is fetched as ${how}`, async ({ store }) => {
    await isNeverIdle(store);
    await store.open();
    await store.isIdle();
    expect(deskRequests(store)).toBe(0);
    await reachesFor(store);
    await expect.poll(() => deskRequests(store)).toBe(1);
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
    expect(deskRequests(store)).toBe(1);
  });
}

test("who clicks before it is there is told to wait, and is in the field once it comes", async ({ store }) => {
  const desk = await clicksTooSoon(store);
  await isBusy(store);
  await expect(store.button("Log in as")).toHaveAttribute("aria-expanded", "true");
  await expect(store.popover).toHaveCount(0);
  desk.release();
  await expect(store.field).toBeFocused();
  await expect(store.button("Log in as")).not.toHaveAttribute("aria-busy");
});

test("who has gone elsewhere meanwhile keeps the focus there", async ({ store }) => {
  const desk = await clicksTooSoon(store);
  await store.page.keyboard.press("Escape");
  await store.page.getByRole("link", { name: "Checkout" }).focus();
  desk.release();
  await expect.poll(() => store.element.evaluate(() => performance.getEntriesByName(new URL("/pkg/telesales-toolbar-desk.wasm", location).href).length)).toBe(1);
  await expect(store.page.getByRole("link", { name: "Checkout" })).toBeFocused();
  await expect(store.popover).toHaveCount(0);
});

for (const [what, answer, complaint] of [
  ["is not there", { status: 404 }, `404 ${DESK}`],
  ["is a page of HTML", { contentType: "text/html", body: "<!doctype html>" }],
  ["fits another build", { contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }],
  ["cannot be reached", "abort", "Failed to load resource: net::ERR_FAILED"],
]) {
  test(`where it ${what} the bar lives, says so to who reaches for it, and tries again`, async ({ store }) => {
    if (complaint) store.complaints.declare(complaint, 2);
    const fails = (route) => (answer === "abort" ? route.abort() : route.fulfill(answer));
    await store.page.route(`**${DESK}`, fails, { times: 2 });
    await store.open();
    await store.isIdle();
    // The first is nobody's wish, and nothing is said.
    await expect.poll(() => deskRequests(store)).toBe(1);
    await expect(store.bar.getByRole("alert")).toHaveCount(0);
    await opens(store);
    await expect(store.bar.getByRole("alert")).toHaveText(LOST);
    await opens(store);
    await expect(store.bar.getByRole("alert")).toHaveCount(0);
    await opens(store);
    await expect(store.field).toBeFocused();
    await store.field.fill(MARIA);
    await store.field.press("Enter");
    await store.actsFor("Maria Souza");
  });
}

test("page code needs none of it, and why something failed is said once the words have come", async ({ store }) => {
  await isNeverIdle(store);
  await store.open();
  await store.isIdle();
  expect(await store.call("impersonate", MARIA)).toMatchObject({ ok: true });
  await store.actsFor("Maria Souza");
  expect(await store.call("stop")).toMatchObject({ ok: true });
  await store.isIdle();
  expect(deskRequests(store)).toBe(0);
  const desk = await store.holds(`**${DESK}`, "GET");
  expect(await store.call("impersonate", "nobody@example.com")).toMatchObject({ code: "no-such-customer" });
  await desk.arrived;
  const status = store.bar.getByRole("status");
  await expect(status).not.toContainText("no customer");
  desk.release();
  await expect(store.message).toContainText("no customer with this e-mail");
  await expect(status).toContainText("no customer with this e-mail");
});

test("two toolbars share it", async ({ store }) => {
  await store.openFixture("two-elements");
  await expect(store.button("Log in as")).toHaveCount(2);
  await store.button("Log in as").first().click();
  await expect(store.popover).toHaveCount(1);
  await store.page.keyboard.press("Escape");
  await store.button("Log in as").last().click();
  await store.field.fill(JOAO);
  await store.field.press("Enter");
  await expect(store.button("João Lima").last()).toBeVisible();
});

test("a WASM that follows one that trapped has one of its own", async ({ store }) => {
  await trapsWhenTold(store);
  await store.open();
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  expect(await trapsOnCall(store, "impersonate", MARIA)).toMatchObject({ code: "crashed" });
  await store.putsBack();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(deskRequests(store)).toBe(2);
});

test("a toolbar that went while it came is not drawn any more", async ({ store }) => {
  const desk = await clicksTooSoon(store);
  await store.element.evaluate((element) => element.remove());
  desk.release();
  await expect(store.bar).toHaveCount(0);
  await store.showsPrice("");
});
