// Logging out of the customer, here and in other tabs.
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
});

test("an operator logs out of the customer, and the page is the store's own again", async ({ store }) => {
  await store.showsPrice("R$151.92");
  await store.logOut("Maria Souza");
  await store.isIdle();
  await store.showsPrice("R$189.90");
  await store.page.reload();
  await store.isIdle();
  expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  expect(await store.cookie()).toBeUndefined();
});

test("a refused log-out is told, and the bar goes on showing the customer in effect", async ({ store }) => {
  await store.marksPage();
  await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
  store.complaints.declare("403 /api/sessions");
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.says(/The store refused the request/);
  await store.hears("telesales-error", { code: "refused" });
  await store.actsFor("Maria Souza");
  expect((await store.session()).inEffect).toBe(MARIA);
  await store.hasStayed();
  await store.reloads(() => store.button("Log out").click());
  await store.isIdle();
});

async function secondTabActsForMaria(context) {
  const second = await context.newPage();
  await second.goto("/checkout");
  const bar = second.getByRole("region", { name: "Telesales" });
  await expect(bar.getByRole("button", { name: "Maria Souza" })).toBeVisible();
  return { second, bar };
}

test("a second tab shows after a reload what is true", async ({ store, context }) => {
  const { second, bar } = await secondTabActsForMaria(context);
  await store.logOut("Maria Souza");
  await store.isIdle();
  await second.reload();
  await expect(bar.getByRole("button", { name: "Log in as" })).toBeVisible();
  await expect(bar.getByRole("button", { name: "Maria Souza" })).toHaveCount(0);
});
