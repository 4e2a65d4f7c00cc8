// What the tests of the search for customers have in common.
import { expect } from "./store.mjs";

export const SEARCH = "/api/dataentities/CL/search";

/** Customers that a search finds, as Master Data answers; who they are is made up. */
export const ANA = { id: "a1", email: "zuleide.quintela@example.com", firstName: "Zuleide", lastName: "Quintela", document: "52998224725", phone: "+5511912345678" };
export const ANALU = { id: "a2", email: "zuleika@example.com", firstName: "Zuleika", lastName: "Reis", homePhone: "1133334444" };

/** Registers them in the store, so that they can be found and acted for. */
export async function areRegistered(store, ...customers) {
  for (const { id: _, ...customer } of customers) {
    const answer = await store.context.request.post("/api/dataentities/CL/documents", { data: customer });
    // Another test may have done so.
    expect([201, 409]).toContain(answer.status());
  }
}

/** Has each search answered by this: `{ status, json }` or what else `route.fulfill` takes. Returns the searches' conditions. */
export async function answers(store, answer) {
  const asked = [];
  await store.context.route(`**${SEARCH}?*`, (route) => {
    asked.push(new URL(route.request().url()).searchParams.get("_where"));
    return route.fulfill(typeof answer === "function" ? answer(asked.at(-1)) : answer);
  });
  return asked;
}

/** The parts of a bar whose field searches. */
export const parts = (store) => ({
  field: store.bar.getByRole("combobox", { name: "Customer", exact: true }),
  list: store.bar.getByRole("listbox", { name: "Customer" }),
  options: store.bar.getByRole("option"),
  mistake: store.bar.locator("#telesales-mistake"),
  hint: store.bar.locator("#telesales-hint"),
});

/** An operator in the field of a store that searches. */
export async function searches(store, attribute = "master-data") {
  await store.operatorIsLoggedIn();
  await store.embedsWith(`reload="none" customer-search="${attribute}"`);
  await store.open();
  await store.button("Log in as").click();
  const found = parts(store);
  await expect(found.field).toBeFocused();
  return found;
}

/** How many searches were sent. */
export const searchesSent = (store, path = SEARCH) => store.sent("GET", path).length;
