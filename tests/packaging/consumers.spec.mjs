// What each consumer's bundler made of the package works in a browser: WASM, languages and `compat` are found.
import { readFileSync } from "node:fs";
import { expect, MARIA, OPERATOR, test } from "../e2e/store.mjs";

const portuguese = JSON.parse(readFileSync(new URL("../../src/messages/pt-BR.json", import.meta.url), "utf8"));

const INDEX = "/index.html";
/** Its bar is in Portuguese and has the names of vtex.telemarketing 2; it defines the element in the other way. */
const PORTUGUESE = "/portuguese.html";

const fetched = (store, ending) => store.requests.filter(({ path }) => path.endsWith(ending)).length;

for (const page of [INDEX, PORTUGUESE]) {
  test(`a shopper on ${page} downloads nothing of what is for operators`, async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.open(page);
    await store.hasNoBar("visitor");
    expect([fetched(store, ".wasm"), fetched(store, ".json"), fetched(store, ".css")]).toEqual([0, 0, 0]);
    expect(store.sessionRequests()).toEqual(["GET"]);
  });
}

test("an operator logs in as a customer and out again", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open(INDEX);
  await store.isIdle();
  // That of the bar, and what is behind its button.
  await expect.poll(() => fetched(store, ".wasm")).toBe(2);
  expect([fetched(store, ".json"), fetched(store, ".css")]).toEqual([0, 0]);
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await store.hears("telesales-ready", { operator: OPERATOR, customer: expect.objectContaining({ email: MARIA }) });
  expect((await store.session()).inEffect).toBe(MARIA);
  await store.logOut("Maria Souza");
  await store.isIdle();
  expect((await store.session()).inEffect).toBeUndefined();
});

test("an operator has a bar in Portuguese, with the names of VTEX's own", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open(PORTUGUESE);
  const bar = store.page.getByRole("region", { name: portuguese.telesales, exact: true });
  const opener = bar.getByRole("button", { name: portuguese.log_in_as, exact: true });
  await expect(opener).toBeVisible();
  await expect(bar).toHaveAttribute("lang", "pt-BR");
  await expect(store.page.locator(".vtex-telemarketing-2-x-container")).toContainText(OPERATOR);
  // The style sheet that comes with the names has been found.
  await expect(bar).toHaveCSS("background-color", "rgb(11, 20, 70)");
  await opener.click();
  await bar.getByRole("textbox", { name: portuguese.customer_email, exact: true }).fill(MARIA);
  await store.reloads(() => bar.getByRole("button", { name: portuguese.log_in, exact: true }).click());
  await expect(bar.getByRole("button", { name: "Maria Souza", exact: true })).toBeVisible();
  await expect(store.page.locator(".vtex-telemarketing-2-x-clientNameBar")).toHaveText("Maria Souza");
});
