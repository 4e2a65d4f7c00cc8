// Logging in as a customer.
import { expect, MARIA, OPERATOR, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test("an operator sees the bar with their e-mail", async ({ store }) => {
  await store.open();
  await expect(store.bar).toContainText(`Attendant: ${OPERATOR}`);
  await store.isIdle();
  await expect(store.popover).toHaveCount(0);
});

test("an operator logs in as a customer by the button", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  expect((await store.session()).inEffect).toBe(MARIA);
});

test("an operator logs in as a customer by Enter", async ({ store }) => {
  await store.open();
  await store.button("Log in as").click();
  await store.field.fill(MARIA);
  await store.reloads(() => store.field.press("Enter"));
  await store.actsFor("Maria Souza");
});

test("the card says who the customer is", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.button("Maria Souza").click();
  await expect(store.popover).toContainText("Maria Souza");
  for (const [term, value] of [
    ["E-mail", MARIA],
    ["Document", "***.456.***-**"],
    ["Phone", "+*********4321"],
  ]) {
    await expect(store.popover.getByText(term, { exact: true })).toBeVisible();
    await expect(store.popover.getByText(value, { exact: true })).toBeVisible();
  }
  await expect(store.popover.getByRole("link", { name: "Orders" })).toHaveAttribute("href", "/account#/orders");
  await expect(store.button("Log out")).toBeVisible();
});

test("the page's prices become the customer's", async ({ store }) => {
  await store.open();
  await store.showsPrice("R$189.90");
  await store.logInAs(MARIA);
  await store.showsPrice("R$151.92");
  await store.showsPrice("Your price (gold)");
});

test("a reload while acting changes nothing", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.page.reload();
  await store.actsFor("Maria Souza");
  await store.showsPrice("R$151.92");
  await store.open("/");
  await store.actsFor("Maria Souza");
});

test("spaces around an e-mail are dropped, and its case does not matter", async ({ store }) => {
  await store.open();
  await store.logInAs("  Maria@Example.COM \t");
  await store.actsFor("Maria Souza");
  expect((await store.session()).requested).toBe("Maria@Example.COM");
});

test("an unknown customer is told as such, and nothing of it stays", async ({ store }) => {
  await store.open();
  await store.marksPage();
  await store.asksFor("nobody@example.com");
  await store.says(/The store knows no customer with this e-mail/);
  await store.hears("telesales-error", { code: "no-such-customer" });
  await expect(store.field).toHaveValue("nobody@example.com");
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  expect(await store.cookie()).toBeUndefined();
  await store.hasStayed();
});

test("after an unknown customer the corrected e-mail works in the same form", async ({ store }) => {
  await store.open();
  await store.asksFor("mario@example.com");
  await store.says(/knows no customer/);
  await store.field.fill(MARIA);
  await store.reloads(() => store.button("Log in").click());
  await store.actsFor("Maria Souza");
});

const mistakes = [
  ["", "Type the customer’s e-mail."],
  ["   ", "Type the customer’s e-mail."],
  ["maria souza@example.com", "There is a space in the e-mail. Remove it."],
  ["maria\u200b@example.com", "There is a space in the e-mail. Remove it."],
  ["maria", "The @ is missing. An e-mail looks like name@example.com."],
  ["maria@example.com,joao@example.com", "There is more than one @. Type one e-mail."],
  ["@example.com", "Something is missing before the @."],
  ["maria@", "What follows the @ is incomplete. An e-mail looks like name@example.com."],
  ["maria@example", "What follows the @ is incomplete. An e-mail looks like name@example.com."],
  ["maria@example.com;", "An e-mail cannot have “;” in it. Remove it."],
  [`${"x".repeat(250)}@example.com`, "That is too long for an e-mail. Check what was pasted."],
];

test("an invalid e-mail never leaves the page, and the message says what is wrong", async ({ store }) => {
  await store.open();
  await store.button("Log in as").click();
  for (const [text, message] of mistakes) {
    await test.step(`“${text.slice(0, 40)}”`, async () => {
      await store.field.fill(text);
      await store.field.press("Enter");
      await store.says(message);
      await expect(store.field).toHaveAttribute("aria-invalid", "true");
      await expect(store.field).toHaveAccessibleDescription(message);
      await expect(store.field).toBeFocused();
    });
  }
  await store.hears("telesales-error", { code: "invalid-email" });
  // A valid one is the first that is sent; were another on its way, the mock would have counted it.
  await store.field.fill(MARIA);
  await store.reloads(() => store.field.press("Enter"));
  await store.actsFor("Maria Souza");
  expect(store.sent("POST")).toHaveLength(1);
  expect((await store.stats()).sessionWrites).toBe(1);
});

test("an operator who acts for one customer goes on to another through logging out", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.logOut("Maria Souza");
  await store.isIdle();
  await store.logInAs("joao@example.com");
  await store.actsFor("João Lima");
  await store.showsPrice("Your price (silver)");
});

test("the customer's e-mail appears in no console message, no address and no storage", async ({ store }) => {
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]);
  const whileActing = await store.page.evaluate(kept);
  await store.logOut("Maria Souza");
  await store.isIdle();
  const leaks = [whileActing, await store.page.evaluate(kept), ...store.complaints.console];
  leaks.push(...store.requests.map(({ path, search }) => decodeURIComponent(path + search)));
  expect(leaks.filter((text) => text.includes("maria"))).toEqual([]);
});
