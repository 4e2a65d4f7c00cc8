// A checkout that is guarded orders with the customer's cart, or with another one if the operator says so.
import { actsWithCartOf, CART, cart, give, isAttachedTo, isTold, note } from "./cart.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

const owner = (store) => store.popover.locator(".telesales-owner");
const HELD = "The order was held back and is not placed yet.";

const place = (store) => store.page.getByRole("button", { name: /^Place the order of/ });
const isPlacedFor = (store, email) => expect(store.page.getByRole("main")).toContainText(new RegExp(`Order v\\d+mock-01, for ${email}`));
const orders = async (store) => (await store.stats()).orders;

/** The operator is at the checkout, with the guard there. */
async function comes(store, email, attributes = 'cart="guard"') {
  await actsWithCartOf(store, email, attributes);
  await store.open("/checkout");
  await expect(note(store)).toBeVisible();
  await expect(place(store)).toBeVisible();
}

test("the customer's own cart is ordered, after session and cart were asked again", async ({ store }) => {
  await comes(store, MARIA);
  store.requests.length = 0;
  await place(store).click();
  await isPlacedFor(store, MARIA);
  const asked = store.requests.map(({ path }) => path).filter((path) => /sessions$|orderForm/.test(path));
  expect(asked.slice(0, 2)).toEqual(["/api/sessions", CART]);
  expect(asked[2]).toMatch(/transaction$/);
});

test("a cart that became another's since it was seen is held back", async ({ store }) => {
  await comes(store, MARIA);
  await isAttachedTo(store, JOAO);
  await place(store).click();
  await expect(owner(store)).toContainText(HELD);
  await expect(owner(store)).toContainText("The cart is another customer’s.");
  expect(await orders(store)).toBe(0);
});

for (const key of ["Enter", "Space"]) {
  test(`so it is by ${key}`, async ({ store }) => {
    await comes(store, JOAO);
    await place(store).press(key);
    await expect(owner(store)).toContainText(HELD);
    expect(await orders(store)).toBe(0);
  });
}

test("so it is by the page's own code that sends the form", async ({ store }) => {
  await comes(store, OPERATOR);
  await store.page.evaluate(() => document.querySelector("form.ordering").requestSubmit());
  await expect(owner(store)).toContainText(HELD);
  expect(await orders(store)).toBe(0);
});

test("the operator gives it to the customer and orders then", async ({ store }) => {
  await comes(store, JOAO);
  await place(store).click();
  await expect(owner(store)).toContainText(HELD);
  await give(store).click();
  await expect(owner(store)).toContainText("The cart is the customer’s now.");
  expect(await orders(store)).toBe(0);
  await store.page.keyboard.press("Escape");
  await place(store).click();
  await isPlacedFor(store, MARIA);
});

test("or says that it is meant, once", async ({ store }) => {
  await comes(store, JOAO);
  await place(store).click();
  await store.button("Order all the same").click();
  await isPlacedFor(store, JOAO);
  expect(await orders(store)).toBe(1);
});

test("another customer in the session lets nothing through", async ({ store }) => {
  await comes(store, MARIA);
  await store.actsElsewhereFor(JOAO);
  await place(store).click();
  await expect(store.bar.getByRole("dialog")).toBeVisible();
  expect(await orders(store)).toBe(0);
});

test("the cart after an order carries the operator's e-mail, and is held back", async ({ store }) => {
  // Known issue 1003545.
  await comes(store, MARIA);
  await place(store).click();
  await isPlacedFor(store, MARIA);
  await isTold(store, "operator", 0);
  await store.open("/moka-pot/p");
  await store.page.getByRole("button", { name: "Add to cart" }).click();
  await store.page.getByRole("link", { name: "Go to the cart" }).click();
  await expect(note(store)).toContainText("Check the cart");
  await place(store).click();
  await expect(owner(store)).toContainText(HELD);
  await give(store).click();
  await expect(owner(store)).toContainText("The cart is the customer’s now.");
  await store.page.keyboard.press("Escape");
  await place(store).click();
  await isPlacedFor(store, MARIA);
  expect(await orders(store)).toBe(2);
});

test("three customers in a row have each their own order, over back and forward", async ({ store }) => {
  await store.embedsWith('cart="guard"');
  await store.operatorIsLoggedIn();
  await store.open("/moka-pot/p");
  for (const [email, name] of [[MARIA, "Maria Souza"], [JOAO, "João Lima"], ["ana+sale@example.com", "Ana Paz"]]) {
    await store.logInAs(email);
    await store.page.getByRole("button", { name: "Add to cart" }).click();
    await store.page.getByRole("link", { name: "Go to the cart" }).click();
    await expect(note(store)).toContainText("Check the cart");
    await store.page.goBack();
    await store.page.goForward();
    await expect(place(store)).toBeVisible();
    await note(store).click();
    await store.button(`Give the cart to ${name}`).click();
    await expect(owner(store)).toContainText("The cart is the customer’s now.");
    await store.open("/checkout");
    await expect(note(store)).toBeVisible();
    await place(store).click();
    await isPlacedFor(store, email.replace("+", "\\+"));
    await store.open("/moka-pot/p");
    await store.logOut(name);
  }
  expect(await orders(store)).toBe(3);
});

test("a page that is no checkout, and a store without a guard, are left alone", async ({ store }) => {
  await comes(store, JOAO, 'cart="watch"');
  await place(store).click();
  await isPlacedFor(store, JOAO);
});
