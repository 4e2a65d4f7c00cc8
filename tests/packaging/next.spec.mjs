// React 19 knows the element.
import { expect, OPERATOR, test } from "../e2e/store.mjs";

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

test("an element that the server rendered is reached by its ref, for its events and its state", async ({ store }) => {
  await store.open("/index.html");
  await expect(store.page.locator("output")).toHaveText(`${OPERATOR} is idle`);
});

test("React hears the events of an element that was rendered in the browser", async ({ store }) => {
  await store.open("/portuguese.html");
  await expect(store.page.locator("output")).toHaveText(OPERATOR);
});
