// A telephone system or a CRM opens the store for a caller: the form is filled in, and the operator has the last word.
import { ANA, ANALU, answers, areRegistered, parts } from "./find.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

const SEARCHES = 'reload="none" link="ask" customer-search="master-data"';
const BY_EMAIL = 'reload="none" link="ask"';

// A browser keeps the address that a page was loaded by in its performance entries, whatever becomes of it.
test.use({ looksForPersonalData: false });

async function opens(store, link, attributes = SEARCHES) {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await store.open(`/products${link}`);
}

const address = (store) => store.page.evaluate(() => location.pathname + location.search + location.hash);

test("a phone number is looked for, and whoever has it is acted for once chosen", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA);
  await answers(store, { json: [ANA, { ...ANALU, phone: "11912345678" }] });
  await opens(store, "#telesales-customer=tel:%2B5511912345678");
  const { field, options } = parts(store);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("tel:+5511912345678");
  await expect(options).toHaveCount(2);
  await expect(store.button("Log in as")).toBeVisible();
  expect(store.sent("POST")).toHaveLength(0);
  await options.filter({ hasText: "Zuleide" }).click();
  await store.actsFor("Zuleide Quintela");
});

test("an e-mail waits in the field for the operator", async ({ store }) => {
  await opens(store, `#telesales-customer=${encodeURIComponent(MARIA)}`, BY_EMAIL);
  await expect(store.field).toHaveValue(MARIA);
  await expect(store.field).toBeFocused();
  expect(store.sent("POST")).toHaveLength(0);
  await store.field.press("Enter");
  await store.actsFor("Maria Souza");
});

test("nobody with that number leaves it in the field, with the reason", async ({ store }) => {
  await answers(store, { json: [] });
  await opens(store, "#telesales-customer=+5511955554444");
  const { field, hint } = parts(store);
  await expect(field).toHaveValue("+5511955554444");
  await expect(hint).toHaveText("No customer found.");
});

test("a caller who hides the number is told to be none", async ({ store }) => {
  await opens(store, "#telesales-customer=tel:anonymous");
  await expect(parts(store).mistake).toHaveText("This is neither a document nor a phone number.");
});

test("the name leaves the address and its history, and what else is there stays", async ({ store }) => {
  await opens(store, `?color=red#top&telesales-customer=${MARIA}`, BY_EMAIL);
  await expect(store.field).toHaveValue(MARIA);
  expect(await address(store)).toBe("/products?color=red#top");
  await store.page.evaluate(() => history.pushState({ page: 2 }, "", "/other"));
  await store.page.goBack();
  await expect.poll(() => address(store)).toBe("/products?color=red#top");
});

test("what the page keeps with its history stays", async ({ store }) => {
  await store.context.addInitScript(() => history.replaceState({ scroll: 300 }, ""));
  await opens(store, `#telesales-customer=${MARIA}`, BY_EMAIL);
  await expect(store.field).toHaveValue(MARIA);
  expect(await store.page.evaluate(() => history.state)).toEqual({ scroll: 300 });
});

test("a link that comes to an open page is taken as well", async ({ store }) => {
  await opens(store, "", BY_EMAIL);
  await store.isIdle();
  // The desk, which hears of links, comes after the bar.
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await store.page.keyboard.press("Escape");
  await store.page.evaluate((email) => (location.hash = `telesales-customer=${email}`), MARIA);
  await expect(store.field).toHaveValue(MARIA);
  expect(await address(store)).toBe("/products");
});

test.describe("while somebody is acted for", () => {
  const isActing = async (store, attributes) => {
    await store.hasBegunFor(MARIA);
    await opens(store, "", attributes);
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Change customer")).toBeVisible();
    await store.page.keyboard.press("Escape");
  };
  const follows = (store, link) => store.page.evaluate((link) => (location.hash = link), `telesales-customer=${link}`);

  test("it is a change of customer", async ({ store }) => {
    await isActing(store, BY_EMAIL);
    await follows(store, JOAO);
    await expect(store.field).toHaveValue(JOAO);
    await store.field.press("Enter");
    await expect(store.bar.locator("#telesales-question")).toHaveText("You are acting for Maria Souza. Act for joao@example.com instead?");
    expect((await store.session()).inEffect).toBe(MARIA);
    await store.button("Change to joao@example.com").click();
    await store.actsFor("João Lima");
  });

  test("one that names that customer changes nothing", async ({ store }) => {
    await isActing(store, SEARCHES);
    const phone = await store.element.evaluate(async () => {
      const session = await (await fetch("/api/sessions?items=profile.phone")).json();
      return session.namespaces.profile.phone.value;
    });
    for (const link of [MARIA, encodeURIComponent(phone)]) {
      await follows(store, link);
      await expect.poll(() => address(store)).toBe("/products");
      await store.page.waitForTimeout(300);
      await expect(store.popover).toHaveCount(0);
    }
  });
});

test("the same link twice, when it rings and when somebody answers, asks once", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA);
  await opens(store, "#telesales-customer=+5511912345678");
  const { field, options } = parts(store);
  await expect(options).toHaveCount(1);
  const comesAgain = () => store.page.evaluate(() => (location.hash = "telesales-customer=+5511912345678"));
  await comesAgain();
  await expect(field).toHaveValue("+5511912345678");
  await options.click();
  await store.actsFor("Zuleide Quintela");
  await comesAgain();
  await expect.poll(() => address(store)).toBe("/products");
  await store.page.waitForTimeout(300);
  await expect(store.popover).toHaveCount(0);
});

for (const [who, comes, attributes] of [
  ["on a shopper's page", "shopperIsLoggedIn", BY_EMAIL],
  ["where a store has not asked for it", "operatorIsLoggedIn", 'reload="none"'],
]) {
  test(`${who} nothing happens`, async ({ store }) => {
    await store[comes]();
    await store.embedsWith(attributes);
    await store.open(`/products#telesales-customer=${JOAO}`);
    if (comes === "shopperIsLoggedIn") await store.hasNoBar("visitor");
    else {
      await store.button("Log in as").click();
      await expect(store.field).toHaveValue("");
    }
    expect(store.sent("POST")).toHaveLength(0);
  });
}
