// What there is to do where the cart is not the customer's.
import { actsWithCartOf, CART, cart, empty, give, isTold, note, reads, writes } from "./cart.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

const owner = (store) => store.popover.locator(".telesales-owner");
const ATTACHMENT = "/attachments/clientProfileData";
const NOT_DONE = "That did not work. Look at the cart before you try again.";

async function comes(store, email = JOAO, attributes = "") {
  await actsWithCartOf(store, email, attributes);
  await note(store).click();
  await expect(give(store)).toBeVisible();
  store.requests.length = 0;
}

for (const email of [JOAO, OPERATOR, ""]) {
  test(`a cart of ${email || "nobody"} is given to the customer by the e-mail alone, and read back`, async ({ store }) => {
    await comes(store, email);
    await give(store).click();
    await expect(owner(store)).toContainText("The cart is the customer’s now.");
    await expect(store.liveRegion).toHaveText("The cart is the customer’s now.");
    await expect(give(store)).toBeHidden();
    expect(writes(store).map(({ body }) => JSON.parse(body))).toEqual([{ email: MARIA }]);
    expect(reads(store)).toHaveLength(1);
    await isTold(store, "customer");
    const { clientProfileData, items } = await cart(store);
    expect([clientProfileData.email, clientProfileData.firstName, items.length]).toEqual([MARIA, "Maria", 1]);
  });
}

test("an empty cart is a new one", async ({ store }) => {
  await comes(store);
  const before = await cart(store);
  await empty(store).click();
  await expect(owner(store)).toContainText("There is a new, empty cart.");
  await expect(store.liveRegion).toHaveText("There is a new, empty cart.");
  await isTold(store, "nobody", 0);
  await expect(note(store)).toHaveCount(0);
  const now = await cart(store);
  expect(now.orderFormId).not.toBe(before.orderFormId);
  expect(now.items).toEqual([]);
});

for (const fault of ["cut", "truncated", "html"]) {
  const isDone = fault !== "html";
  test(`an answer that is lost (${fault}) is read back before anything else is written`, async ({ store }) => {
    await comes(store);
    const { orderFormId } = await cart(store);
    const complaint = { cut: "Failed to load resource: net::ERR_CONTENT_LENGTH_MISMATCH", html: `500 ${CART}/${orderFormId}${ATTACHMENT}` };
    if (complaint[fault]) store.complaints.declare(complaint[fault]);
    await store.hasFault({ fault, on: "cart-write", times: 1 });
    await give(store).click();
    await expect(owner(store)).toContainText(isDone ? "The cart is the customer’s now." : NOT_DONE);
    expect(writes(store)).toHaveLength(1);
    expect(reads(store)).toHaveLength(1);
    if (isDone) return;
    expect((await cart(store)).clientProfileData.email).toBe(JOAO);
    await give(store).click();
    await expect(owner(store)).toContainText("The cart is the customer’s now.");
    expect(writes(store)).toHaveLength(2);
  });
}

test("a refused write leaves the cart as it was, and says so", async ({ store }) => {
  await comes(store);
  store.complaints.declare(`403 ${CART}/${(await cart(store)).orderFormId}${ATTACHMENT}`);
  store.complaints.declare(`403 ${CART}`);
  await store.hasFault({ fault: "status", status: 403, on: "cart-write" });
  await give(store).click();
  await expect(owner(store)).toContainText(NOT_DONE);
  await expect(owner(store)).toContainText("The cart is another customer’s.");
  await empty(store).click();
  await expect.poll(() => writes(store).length).toBe(2);
  await expect(owner(store)).toContainText(NOT_DONE);
  const { clientProfileData, items } = await cart(store);
  expect([clientProfileData.email, items.length]).toEqual([JOAO, 1]);
});

test("who clicks twice writes once", async ({ store }) => {
  await comes(store);
  const held = await store.holds(`**${CART}/**`, "POST");
  await give(store).click();
  await held.arrived;
  await expect(give(store)).toHaveAttribute("aria-disabled", "true");
  await give(store).click({ force: true });
  await empty(store).click({ force: true });
  held.release();
  await expect(owner(store)).toContainText("The cart is the customer’s now.");
  expect(writes(store)).toHaveLength(1);
  expect((await store.stats()).overlappingWrites).toBe(0);
});

test("nothing is written to the cart while the session is", async ({ store }) => {
  await comes(store, JOAO, 'reload="none"');
  const held = await store.holds("**/api/sessions?*", "GET");
  await store.timePasses();
  await store.pageIsSeenAgain();
  await held.arrived;
  await expect(give(store)).toHaveAttribute("aria-disabled", "true");
  await give(store).click({ force: true });
  held.release();
  await expect(give(store)).toHaveAttribute("aria-disabled", "false");
  expect(writes(store)).toEqual([]);
  await give(store).click();
  await expect(owner(store)).toContainText("The cart is the customer’s now.");
});

test("what another tab has written meanwhile is what counts", async ({ store }) => {
  await comes(store);
  const { orderFormId } = await cart(store);
  await store.context.request.post(`${CART}/${orderFormId}/attachments/clientProfileData`, { data: { email: OPERATOR } });
  await give(store).click();
  await expect(owner(store)).toContainText("The cart is the customer’s now.");
  expect((await cart(store)).clientProfileData.email).toBe(MARIA);
});

test("the cart that was seen is given, also where another tab has begun a new one", async ({ store }) => {
  await comes(store);
  const seen = (await cart(store)).orderFormId;
  await store.context.request.get(`${CART}?forceNewCart=true`);
  await give(store).click();
  await expect.poll(() => writes(store).map(({ path }) => path)).toEqual([`${CART}/${seen}/attachments/clientProfileData`]);
  await isTold(store, "customer");
});
