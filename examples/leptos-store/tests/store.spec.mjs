// A store that uses the component: it follows what the operator does, without loading its pages anew.
import { keepAccount, takeStock } from "../../../tests/e2e/account.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "../../../tests/e2e/store.mjs";

const LIST_PRICE = "R$189.90";
const MARIAS_PRICE = "R$151.92";
const JOAOS_PRICE = "R$170.91";

const seesThePricesOf = (page, name) => expect(page.getByRole("main").getByRole("status")).toHaveText(`You see the prices of ${name}.`);
const seesListPrices = (page) => expect(page.getByRole("main").getByRole("status")).toBeEmpty();

async function logsOut(store, name) {
  await store.button(name).click();
  await store.button("Log out").click();
  await store.isIdle();
}

test("a shopper sees prices, and no bar", async ({ store, page }) => {
  await store.shopperIsLoggedIn();
  const read = page.waitForResponse("**/api/sessions?*");
  await store.open("/");
  await (await read).finished();
  await store.showsPrice(MARIAS_PRICE);
  await seesListPrices(page);
  await expect(store.bar).toHaveCount(0);
});

test("an operator acts for one customer after the other, and the prices follow without a page load", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.open("/");
  await store.showsPrice(LIST_PRICE);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await seesThePricesOf(page, "Maria Souza");
  await store.showsPrice(MARIAS_PRICE);

  await logsOut(store, "Maria Souza");
  await seesListPrices(page);
  await store.showsPrice(LIST_PRICE);

  await store.asksFor(JOAO);
  await store.actsFor("João Lima");
  await seesThePricesOf(page, "João Lima");
  await store.showsPrice(JOAOS_PRICE);
  expect((await store.session()).inEffect).toBe(JOAO);
  expect(store.pageLoads()).toBe(1);
});

test("a page that is opened while the operator acts knows for whom", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.hasBegunFor(MARIA);
  await store.open("/");
  await store.actsFor("Maria Souza");
  await seesThePricesOf(page, "Maria Souza");
  await store.showsPrice(MARIAS_PRICE);
});

test("where another tab changed the customer, the store fetches the prices anew when it is told to", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.hasBegunFor(MARIA);
  await store.open("/");
  await seesThePricesOf(page, "Maria Souza");
  await store.actsElsewhereFor(JOAO);
  await store.timePasses();
  await store.pageIsRestored();
  await store.button("Fetch prices anew").click();
  await store.actsFor("João Lima");
  await seesThePricesOf(page, "João Lima");
  await store.showsPrice(JOAOS_PRICE);
  expect(store.pageLoads()).toBe(1);
});

test("a start that fails changes no price, and the bar says why", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.open("/");
  await store.asksFor("nobody@example.com");
  await expect(store.message).toContainText("no customer with this e-mail");
  await seesListPrices(page);
  await store.showsPrice(LIST_PRICE);
});

test("the cart is filled while the operator acts", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.open("/");
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await expect(page.getByText("Cart: 0")).toBeVisible();
  const pot = page.getByRole("listitem").filter({ hasText: "Moka pot" });
  await pot.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByText("Cart: 1")).toBeVisible();
  const soldOut = page.getByRole("listitem").filter({ hasText: "Milk frother" });
  await expect(soldOut.getByRole("button", { name: "Add to cart" })).toBeDisabled();
});

test("the bar speaks in the store's words and wears its colours", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open("/");
  await expect(store.bar).toContainText(`Casa Verde telesales: ${OPERATOR}`);
  await expect(store.bar).toHaveCSS("background-color", "rgb(31, 91, 58)");
});

test("what the store spreads onto the bar is on its root, and follows", async ({ store, page }) => {
  await store.operatorIsLoggedIn();
  await store.open("/");
  await expect(store.bar).toHaveAttribute("id", "telesales");
  await expect(store.bar).toHaveClass("telesales-bar no-print");
  await expect(store.bar).toHaveAttribute("data-customer", "");
  await store.asksFor(MARIA);
  await expect(store.bar).toHaveAttribute("data-customer", "Maria Souza");
  // The bar of the next page is another element.
  await page.getByRole("link", { name: "About us" }).click();
  await expect(store.bar).toHaveCount(0);
  await page.getByRole("link", { name: "Casa Verde" }).click();
  await expect(store.bar).toHaveAttribute("data-customer", "Maria Souza");
  await expect(store.bar).toHaveClass("telesales-bar no-print");
});

test("Back and Forward lead through the store's pages", async ({ store, page }) => {
  await store.open("/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await page.getByRole("link", { name: "About us" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About us");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await page.goForward();
  await expect(page).toHaveURL("/about");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About us");
});

test("a page without the component has nothing of it, and gets it again on the next", async ({ store, page, context }) => {
  await context.addInitScript(keepAccount);
  await store.operatorIsLoggedIn();
  await store.open("/about");
  await expect(page.getByText("Cart: 0")).toBeVisible();
  const browser = await context.newCDPSession(page);
  const { kept: before } = await takeStock(page, browser);
  expect(before.channels).toBe(0);

  await page.getByRole("link", { name: "Casa Verde" }).click();
  await store.asksFor(MARIA);
  await seesThePricesOf(page, "Maria Souza");
  expect((await takeStock(page, browser)).kept.channels).toBe(1);
  await store.button("Maria Souza").click();
  await expect(store.popover).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL("/about");
  await expect(page.locator("[class^=telesales]")).toHaveCount(0);
  await expect.poll(async () => (await takeStock(page, browser)).kept).toEqual(before);

  await page.getByRole("link", { name: "Casa Verde" }).click();
  await store.actsFor("Maria Souza");
  await seesThePricesOf(page, "Maria Souza");
  expect(store.pageLoads()).toBe(1);
  // The style sheet is made once, and stays.
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
});
