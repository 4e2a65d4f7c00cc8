// Whom the operator acted for lately, in this tab: newest first, over page loads, and nothing of it kept that could be read.
import { nothingIsFound } from "./axe.mjs";
import { parts } from "./find.mjs";
import { isIdle } from "./outcomes.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

/** Where the key is. */
const KEY = "telesales-key";
const names = (store) => store.bar.locator(".telesales-result-name");
const handedOver = (page) => page.evaluate((key) => [window.name, sessionStorage[key]], KEY);
/** Three rows are longer than two. */
const isHandedOver = (store, length) =>
  expect.poll(async () => (await handedOver(store.page))[0].length).toBeGreaterThan(length);

/** Acts for each of them, one after the other, then for nobody. */
async function actedFor(store, ...customers) {
  await store.operatorIsLoggedIn();
  await isIdle(store);
  for (const [email, name] of customers) {
    const [{ length }] = await handedOver(store.page);
    // The page is gone before the answer comes.
    await store.reloads(() => store.element.evaluate((element, email) => void element.impersonate(email), email));
    await store.actsFor(name);
    await isHandedOver(store, length);
    await store.logOut(name);
    await store.isIdle();
  }
}

const both = [[MARIA, "Maria Souza"], [JOAO, "João Lima"]];

test("are on the list of an empty field, newest first, and one is acted for by the keyboard", async ({ store }) => {
  await store.embedsWith('customer-search="master-data"');
  await actedFor(store, ...both);
  await store.button("Log in as").click();
  const { field } = parts(store);
  await expect(field).toBeFocused();
  await expect(names(store)).toHaveText(["João Lima", "Maria Souza"]);
  await expect(store.bar.getByRole("listbox", { name: "Recent customers" })).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  // Nobody is chosen beforehand.
  await expect(field).not.toHaveAttribute("aria-activedescendant");
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await store.reloads(() => field.press("Enter"));
  await store.actsFor("Maria Souza");
});

test("go as soon as something is typed", async ({ store }) => {
  await store.embedsWith('customer-search="master-data"');
  await actedFor(store, both[0]);
  await store.button("Log in as").click();
  const { field, list } = parts(store);
  await expect(names(store)).toHaveCount(1);
  await field.fill("zz");
  await expect(list).toBeHidden();
  await expect(store.bar.getByText("Recent customers")).toBeHidden();
});

test("are buttons where nobody can be searched", async ({ store }) => {
  await actedFor(store, ...both);
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await expect(names(store)).toHaveText(["João Lima", "Maria Souza"]);
  await nothingIsFound(store, "telesales-toolbar");
  await store.reloads(() => names(store).last().click());
  await store.actsFor("Maria Souza");
});

test("are asked about while somebody else is acted for", async ({ store }) => {
  await actedFor(store, ...both);
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await store.button("Maria Souza").click();
  await store.button("Change customer").click();
  await names(store).filter({ hasText: "João Lima" }).click();
  await expect(store.bar.locator("#telesales-question")).toHaveText("You are acting for Maria Souza. Act for João Lima instead?");
});

test("are kept by no browser so that they could be read", async ({ store }) => {
  await actedFor(store, both[0]);
  const [name, key] = await handedOver(store.page);
  expect(name).toMatch(/^telesales:[\da-f]{60,}$/);
  expect(key).toMatch(/^[\da-f]{64}$/);
  const all = await store.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, document.cookie]));
  const sealed = name.slice("telesales:".length);
  const bytes = Buffer.from(sealed, "hex").toString("latin1");
  for (const text of [all, bytes]) expect(text).not.toMatch(/maria|souza/i);
  // What is stored is the key, and not what it opens.
  expect(all).not.toContain(sealed);
});

test("are this tab's alone", async ({ store }) => {
  await actedFor(store, both[0]);
  // One that is opened by a page has a copy of its storage.
  const opened = store.context.waitForEvent("page");
  await store.page.evaluate(() => void window.open("/products"));
  for (const page of [await opened, await store.context.newPage()]) {
    await page.goto("/products");
    const bar = page.getByRole("region", { name: "Telesales" });
    await bar.getByRole("button", { name: "Log in as" }).click();
    await expect(bar.getByRole("textbox", { name: "Customer e-mail" })).toBeFocused();
    await expect(bar.locator(".telesales-result-name")).toHaveCount(0);
  }
});

for (const attributes of ["", 'customer-search="master-data"']) {
  test(`are forgotten by one button${attributes && " of a field that searches"}`, async ({ store }) => {
    await store.embedsWith(attributes);
    await actedFor(store, ...both);
    await store.button("Log in as").click();
    await expect(names(store)).toHaveCount(2);
    await store.button("Clear list").click();
    await expect(names(store)).toHaveCount(0);
    await expect(store.button("Clear list")).toBeHidden();
    await expect(store.popover.locator("input")).toBeFocused();
    await expect.poll(() => handedOver(store.page)).toEqual(["", undefined]);
    await store.page.reload();
    await store.button("Log in as").click();
    await expect(store.popover.locator("input")).toBeFocused();
    await expect(names(store)).toHaveCount(0);
  });
}

test("another operator finds nothing", async ({ store }) => {
  await actedFor(store, both[0]);
  await store.context.route("**/api/sessions?*", async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll(/operator@store\.example/gi, "second@store.example");
    return route.fulfill({ response, body: text });
  });
  await store.page.reload();
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await expect(names(store)).toHaveCount(0);
  await expect.poll(() => handedOver(store.page)).toEqual(["", undefined]);
});

test("are gone with the operator", async ({ store }) => {
  await actedFor(store, both[0]);
  await store.operatorLoginEnds();
  await store.page.reload();
  await expect(store.button("Login needed")).toBeVisible();
  await expect.poll(() => handedOver(store.page)).toEqual(["", undefined]);
});

test("a tab that has a name keeps it, and hands nothing over", async ({ store }) => {
  await store.context.addInitScript(() => (window.name ||= "shop"));
  await store.operatorIsLoggedIn();
  await store.embedsWith('reload="none"');
  await isIdle(store);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.isIdle();
  await store.button("Log in as").click();
  await expect(names(store)).toHaveText(["Maria Souza"]);
  expect(await handedOver(store.page)).toEqual(["shop", undefined]);
  await store.page.reload();
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await expect(names(store)).toHaveCount(0);
});

test("what somebody has changed is nobody", async ({ store }) => {
  await actedFor(store, both[0]);
  await store.page.evaluate(() => (window.name = window.name.replace(/.$/, (last) => (last === "0" ? "1" : "0"))));
  await store.page.reload();
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await expect(names(store)).toHaveCount(0);
});
