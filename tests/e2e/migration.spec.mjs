// What docs/migration.md has stores do for what this toolbar leaves to them, as it stands there.
import { readFileSync } from "node:fs";
import { expect, JOAO, MARIA, test } from "./store.mjs";
import { Tab } from "./tab.mjs";

const PAGE = readFileSync(new URL("../../docs/migration.md", import.meta.url), "utf8");
const [HANDLER] = [...PAGE.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code).filter((code) => code.includes("forceNewCart"));

const CART = "/api/checkout/pub/orderForm";

const cart = (store) =>
  store.page.evaluate(async (url) => {
    const { items, clientProfileData } = await (await fetch(url)).json();
    return { items: items.length, of: clientProfileData?.email };
  }, CART);

const putsIntoCart = (store) =>
  store.page.evaluate(async (url) => {
    const { orderFormId } = await (await fetch(url)).json();
    const body = JSON.stringify({ orderItems: [{ id: "1", quantity: 1, seller: "1" }] });
    await fetch(`${url}/${orderFormId}/items`, { method: "POST", headers: { "content-type": "application/json" }, body });
  }, CART);

/** As the store's own checkout says it. */
const isOf = (store, email) =>
  store.page.evaluate(async ([url, email]) => {
    const { orderFormId } = await (await fetch(url)).json();
    const address = `${url}/${orderFormId}/attachments/clientProfileData`;
    await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email }) });
  }, [CART, email]);

const begins = (store, email, name) =>
  store
    .reloads(() => store.element.evaluate((element, email) => void element.impersonate(email), email))
    .then(() => store.actsFor(name));

// A checkout says whose cart it is.
test.use({ looksForPersonalData: false });

test.beforeEach(async ({ store }) => {
  await store.context.addInitScript(HANDLER);
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
});

test("the handler for carts leaves no customer's cart to the next one, nor to nobody", async ({ store }) => {
  await begins(store, MARIA, "Maria Souza");
  await putsIntoCart(store);
  await isOf(store, MARIA);
  expect(await cart(store)).toEqual({ items: 1, of: MARIA });
  await begins(store, JOAO, "João Lima");
  expect(await cart(store)).toEqual({ items: 0, of: undefined });
  await putsIntoCart(store);
  await store.logOut("João Lima");
  await store.isIdle();
  expect((await cart(store)).items).toBe(0);
});

test("the handler for carts keeps what is the customer's already, and what was there before", async ({ store }) => {
  const other = new Tab(await store.context.newPage());
  await other.page.goto("/products");
  await expect(other.button("Log in as")).toBeVisible();
  await putsIntoCart(store);
  await begins(store, MARIA, "Maria Souza");
  await isOf(store, MARIA);
  expect(await cart(store)).toEqual({ items: 1, of: MARIA });
  await other.reloadsPage();
  await other.shows("Maria Souza");
  expect((await cart(store)).items).toBe(1);
});
