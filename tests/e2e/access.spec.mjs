// What axe finds in the whole page, shadow roots included, in each of the bar's looks.
import { nothingIsFound } from "./axe.mjs";
import { expect, MARIA, test } from "./store.mjs";

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test.beforeEach(async ({ store }) => {
      await store.operatorIsLoggedIn();
      await store.embedsWith('reload="none"');
      await store.open();
      await store.isIdle();
      await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
    });

    test("an idle bar is accessible", async ({ store }) => {
      await nothingIsFound(store);
    });

    test("an open form, and a failure in it, are accessible", async ({ store }) => {
      await store.button("Log in as").click();
      await expect(store.field).toBeFocused();
      await nothingIsFound(store);
      await store.field.fill("nobody@example.com");
      await store.field.press("Enter");
      await store.says(/knows no customer/);
      await nothingIsFound(store);
    });

    test("an acting bar, and the customer's card, are accessible", async ({ store }) => {
      await store.asksFor(MARIA);
      await store.actsFor("Maria Souza");
      await nothingIsFound(store);
      await store.button("Maria Souza").click();
      await expect(store.button("Log out")).toBeVisible();
      await nothingIsFound(store);
    });

    test("a bar in doubt is accessible", async ({ store }) => {
      await store.hasFault({ fault: "truncated", on: "read", times: 1 });
      await store.asksFor(MARIA);
      await store.says(/could not be confirmed/);
      await nothingIsFound(store);
    });

    test("a bar whose page is out of date is accessible", async ({ store }) => {
      await store.hasBegunFor(MARIA);
      await store.timePasses();
      await store.pageIsRestored();
      await store.says(/changed elsewhere/);
      await nothingIsFound(store);
    });

    test("a form whose start is under way is accessible", async ({ store }) => {
      const write = await store.holds("**/api/sessions", "POST");
      await store.asksFor(MARIA);
      await write.arrived;
      await expect(store.button("Cancel")).toBeVisible();
      await nothingIsFound(store);
      write.release();
      await store.actsFor("Maria Souza");
    });

    test("a bar whose operator has to log in again is accessible", async ({ store }) => {
      await store.operatorLoginEnds();
      await store.timePasses();
      await store.pageIsRestored();
      await store.says(/login has ended/);
      await nothingIsFound(store);
    });
  });
}
