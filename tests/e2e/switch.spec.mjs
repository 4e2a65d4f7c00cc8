// From one customer to another in one step: a question names both, and whatever fails, the first one is still acted for.
import { nothingIsFound } from "./axe.mjs";
import { ANA, answers, areRegistered } from "./find.mjs";
import { isIdle } from "./outcomes.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";
import { Tab } from "./tab.mjs";

const QUESTION = "You are acting for Maria Souza. Act for joao@example.com instead?";

const question = (store) => store.bar.locator("#telesales-question");
const writes = (store) => store.sent("POST").length;

async function actsForMaria(store, attributes = 'reload="none"') {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await isIdle(store);
  await store.call("impersonate", MARIA);
  await store.actsFor("Maria Souza");
  return writes(store);
}

async function looksForAnother(store) {
  await store.button("Maria Souza").click();
  await store.button("Change customer").click();
}

async function chooses(store, email) {
  await looksForAnother(store);
  await expect(store.field).toBeFocused();
  await store.field.fill(email);
  await store.field.press("Enter");
}

async function stillActsForMaria(store, before) {
  await store.actsFor("Maria Souza");
  expect(await store.session()).toEqual({ requested: MARIA, inEffect: MARIA });
  if (before !== undefined) expect(writes(store)).toBe(before);
}

test("names both, and changes once that is confirmed", async ({ store }) => {
  const before = await actsForMaria(store);
  await chooses(store, JOAO);
  await expect(question(store)).toHaveText(QUESTION);
  await stillActsForMaria(store, before);
  await store.button("Change to joao@example.com").click();
  await store.actsFor("João Lima");
  expect((await store.session()).inEffect).toBe(JOAO);
  expect(writes(store)).toBe(before + 1);
  await expect(store.popover).toHaveCount(0);
});

test("by the keyboard alone: the second Enter is another press than the first", async ({ store }) => {
  const before = await actsForMaria(store);
  const { keyboard } = store.page;
  await keyboard.press("F2");
  await keyboard.press("Enter");
  await expect(store.popover).toBeVisible();
  while (!(await store.button("Change customer").evaluate((button) => button.matches(":focus")))) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(store.field).toBeFocused();
  await keyboard.type(JOAO);
  await keyboard.down("Enter");
  await expect(store.button("Change to joao@example.com")).toBeFocused();
  await expect(store.button("Change to joao@example.com")).toHaveAccessibleDescription(QUESTION);
  // Held down, it is pressed again and again.
  for (let times = 0; times < 3; times++) await keyboard.down("Enter");
  await keyboard.up("Enter");
  await stillActsForMaria(store, before);
  await expect(question(store)).toBeVisible();
  await keyboard.press("Enter");
  await store.actsFor("João Lima");
});

for (const [when, back] of [
  ["while the other one is looked for", looksForAnother],
  ["when it is asked", (store) => chooses(store, JOAO)],
]) {
  test(`the first one can be kept ${when}, and nothing is sent`, async ({ store }) => {
    const before = await actsForMaria(store);
    await back(store);
    await store.button("Keep Maria Souza").click();
    await expect(store.button("Change customer")).toBeVisible();
    await expect(question(store)).toHaveCount(0);
    await expect(store.popover.getByRole("definition").first()).toHaveText(MARIA);
    await expect(store.popover.locator(":focus")).toHaveCount(1);
    await stillActsForMaria(store, before);
  });
}

test("what is closed in between is not meant any more", async ({ store }) => {
  const before = await actsForMaria(store);
  await chooses(store, JOAO);
  await store.page.keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  await store.button("Maria Souza").click();
  await expect(store.button("Change customer")).toBeVisible();
  await expect(question(store)).toHaveCount(0);
  await stillActsForMaria(store, before);
});

test("what is no e-mail is told where it was typed", async ({ store }) => {
  const before = await actsForMaria(store);
  await chooses(store, "joao.example.com");
  await expect(store.field).toHaveAttribute("aria-invalid", "true");
  await expect(store.message).toContainText("@");
  await expect(question(store)).toHaveCount(0);
  await stillActsForMaria(store, before);
});

test("to whom is acted for already sends nothing", async ({ store }) => {
  const before = await actsForMaria(store);
  await chooses(store, "MARIA@example.com");
  await expect(store.button("Change customer")).toBeVisible();
  await stillActsForMaria(store, before);
});

test("another tab that changes the customer meanwhile ends the question", async ({ store }) => {
  await actsForMaria(store);
  const other = new Tab(await store.context.newPage());
  await other.page.goto("/products");
  await other.shows("Maria Souza");
  await chooses(store, "ana@example.com");
  await expect(question(store)).toBeVisible();
  await other.switchesTo(JOAO);
  await other.shows("João Lima");
  await expect(store.button("Page out of date")).toBeVisible();
  await expect(question(store)).toHaveCount(0);
});

test.describe("a change that fails leaves the first one acted for, and says so:", () => {
  const confirms = async (store, email) => {
    await chooses(store, email);
    await store.button(`Change to ${email}`).click();
  };

  for (const transport of ["both", "api", "cookie"]) {
    test(`a customer whom the store does not know, by ${transport}`, async ({ store }) => {
      await actsForMaria(store, `reload="none" transport="${transport}"`);
      await confirms(store, "nobody@example.com");
      await store.tells(/^The store knows no customer with this e-mail\..* You are acting for Maria Souza\.$/);
      await store.actsFor("Maria Souza");
      expect((await store.session()).inEffect).toBe(MARIA);
      const cookie = await store.cookie();
      expect(cookie && decodeURIComponent(cookie.value)).toBe(transport === "api" ? undefined : MARIA);
      await store.page.reload();
      await store.actsFor("Maria Souza");
    });
  }

  test("a store that refuses", async ({ store }) => {
    await actsForMaria(store);
    await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
    store.complaints.declare("403 /api/sessions");
    await confirms(store, JOAO);
    await store.tells(/^The store refused the request\..* You are acting for Maria Souza\.$/);
    await stillActsForMaria(store);
  });

  test("a store whose answer never comes", async ({ store }) => {
    await store.timeStandsStill();
    await actsForMaria(store);
    const before = writes(store);
    await store.hasFault({ fault: "hang", on: "write", times: 1 });
    await chooses(store, "nobody@example.com");
    await store.button("Change to nobody@example.com").click();
    await expect.poll(() => writes(store)).toBe(before + 1);
    await store.timeIsUp();
    await store.actsFor("Maria Souza");
    await expect.poll(async () => (await store.session()).inEffect).toBe(MARIA);
    await expect(store.message).toContainText("You are acting for Maria Souza.");
  });

  test("and a first one who cannot be acted for again is not named any more", async ({ store }) => {
    await actsForMaria(store);
    // The first write is the change, the second one would take it back.
    const refused = await store.holds("**/api/sessions", "POST", Infinity, { after: 1 });
    await chooses(store, "nobody@example.com");
    await store.button("Change to nobody@example.com").click();
    await refused.arrived;
    await store.actsElsewhereFor("");
    await store.hasFault({ fault: "status", status: 403, on: "write" });
    refused.release();
    store.complaints.declare("403 /api/sessions");
    await expect(store.button("Page out of date")).toBeVisible();
    expect((await store.session()).inEffect).toBeUndefined();
    expect(await store.cookie()).toBeUndefined();
  });
});

test("the page is loaded anew for the new one, where it is loaded anew after a change", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await isIdle(store);
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await chooses(store, JOAO);
  await store.reloads(() => store.button("Change to joao@example.com").click());
  await store.actsFor("João Lima");
});

test("whom the search finds is changed to by name", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA);
  await answers(store, { json: [ANA] });
  await actsForMaria(store, 'reload="none" customer-search="master-data"');
  await looksForAnother(store);
  const field = store.bar.getByRole("combobox", { name: "Customer", exact: true });
  await expect(field).toBeFocused();
  await field.fill("quintela");
  await store.bar.getByRole("option").click();
  await expect(question(store)).toHaveText("You are acting for Maria Souza. Act for Zuleide Quintela instead?");
  await expect(store.popover).toContainText(ANA.email);
  await store.button("Change to Zuleide Quintela").click();
  await store.actsFor("Zuleide Quintela");
});

test("every look of it has nothing that axe finds", async ({ store }) => {
  await actsForMaria(store);
  await looksForAnother(store);
  await nothingIsFound(store, "telesales-toolbar");
  await store.field.fill(JOAO);
  await store.field.press("Enter");
  await expect(question(store)).toBeVisible();
  await nothingIsFound(store, "telesales-toolbar");
});
