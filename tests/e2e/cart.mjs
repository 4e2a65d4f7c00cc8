// The cart, as an operator and a store's own pages have it.
import { expect, MARIA } from "./store.mjs";

export const CART = "/api/checkout/pub/orderForm";
/** Moka pot, by Maria's price table. */
export const ONE = /^1 · R\$\s?151\.92$/;

export const note = (store) => store.bar.getByRole("button", { name: /^Cart: / });
export const give = (store) => store.button("Give the cart to Maria Souza");
export const empty = (store) => store.button("Start with an empty cart");

/** The toolbar's own looks at the cart, and the store's: neither writes. */
export const reads = (store) => store.requests.filter(({ path }) => path === CART);
export const writes = (store) =>
  store.requests.filter(({ path, search }) => path.startsWith(`${CART}/`) || search.includes("forceNewCart"));

/** The cart as VTEX has it, asked for besides. */
export async function cart(store) {
  const answer = await store.context.request.post(CART, { data: {} });
  return answer.json();
}

/** Something that is no page of this test gives the cart to somebody. */
export async function isAttachedTo(store, email) {
  const { orderFormId } = await cart(store);
  const answer = await store.context.request.post(`${CART}/${orderFormId}/attachments/clientProfileData`, { data: { email } });
  expect(answer.status()).toBe(200);
}

/** The same puts something into it. */
export async function hasAnItem(store, id = "1") {
  const { orderFormId } = await cart(store);
  const orderItems = [{ id, quantity: 1, seller: "1" }];
  const answer = await store.context.request.post(`${CART}/${orderFormId}/items`, { data: { orderItems } });
  expect(answer.status()).toBe(200);
}

/** The operator acts for Maria with one thing in a cart that carries this e-mail, or none. */
export async function actsWithCartOf(store, email, attributes = "") {
  await store.operatorIsLoggedIn();
  if (attributes) await store.embedsWith(attributes);
  await store.hasBegunFor(MARIA);
  await hasAnItem(store);
  if (email) await isAttachedTo(store, email);
  await store.open();
  await store.actsFor("Maria Souza");
}

export const isTold = (store, verdict, count = 1) =>
  expect.poll(() => store.carts.at(-1)).toMatchObject({ verdict, count });
