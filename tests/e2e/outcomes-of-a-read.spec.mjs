// What can come of reading the session, first in a tab and again while acting: each outcome is told, and offers a way
// on that works.
import {
  actsForMaria,
  comesBack,
  errors,
  isIdle,
  NOBODY,
  NOT_UNDERSTOOD,
  OUTDATED,
  recordSessionRequests,
  retryAfter,
  stands,
  WITHOUT_ANSWER,
} from "./outcomes.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

test.describe("an operator whose session is read again while acting", () => {
  test.beforeEach(({ store }) => actsForMaria(store));

  test("is told that somebody logged out, and Reload page goes on with nobody", async ({ store }) => {
    await store.actsElsewhereFor("");
    await comesBack(store);
    await store.tells(/^Somebody logged out of the customer, perhaps in another tab\. You are acting for nobody\. /);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "stopped-elsewhere" });
    await stands(store, "outdated");
    await expect(store.popover.getByRole("definition")).toHaveText(["Maria Souza", "nobody"]);
    await expect(store.button("Log out")).toBeHidden();
    await store.button("Reload page").click();
    await store.isIdle();
  });

  test("is told that the customer was changed elsewhere, and Reload page goes on with the other", async ({ store }) => {
    await store.actsElsewhereFor(JOAO);
    await comesBack(store);
    await store.tells(/^The customer was changed elsewhere, perhaps in another tab\. /);
    await store.says(OUTDATED);
    await store.hears("telesales-error", { code: "changed-elsewhere" });
    await stands(store, "outdated");
    await expect(store.popover.getByRole("definition")).toHaveText(["Maria Souza", "João Lima"]);
    await expect(store.button("Log out")).toBeVisible();
    await store.button("Reload page").click();
    await store.actsFor("João Lima");
  });

  test("is told when the answer cannot be understood, and Check again confirms the customer", async ({ store }) => {
    await store.hasFault({ fault: "html", status: 200, on: "read", times: 1 });
    await comesBack(store);
    await store.tells(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await store.actsFor("Maria Souza");
    await store.button("Check again").click();
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
  });

  test("is told when the session is refused, and Log out works", async ({ store }) => {
    await store.hasFault({ fault: "status", status: 403, on: "read", times: 1 });
    store.complaints.declare("403 /api/sessions");
    await comesBack(store);
    await store.tells(/^It could not be confirmed for whom you are acting\. The store refused the request\./);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "refused" });
    await store.actsFor("Maria Souza");
    await store.button("Log out").click();
    await store.isIdle();
    expect(await store.session()).toEqual(NOBODY);
  });

  test("is told when the store cannot be reached in four attempts, and Check again works", async ({ store, context }) => {
    await context.route("**/api/sessions?*", (route) => route.abort());
    store.complaints.declare(WITHOUT_ANSWER, 4);
    await comesBack(store);
    await store.tells(/^It could not be confirmed .* The store could not be reached\. Check the connection, then try again\.$/);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "unreachable" });
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET GET GET GET GET");
    await context.unroute("**/api/sessions?*");
    await store.button("Check again").click();
    await expect(store.message).toBeHidden();
    await store.actsFor("Maria Souza");
  });
});

test.describe("the first read of a tab", () => {
  for (const [how, header] of Object.entries(retryAfter)) {
    test(`waits as long as the store says in ${how}, and then shows the bar`, async ({ store }) => {
      const sentAt = recordSessionRequests(store);
      const { text, earliest } = header();
      await store.hasFault({ fault: "status", status: 429, "retry-after": text, on: "read", times: 1 });
      store.complaints.declare("429 /api/sessions");
      await isIdle(store);
      await expect.poll(() => sentAt).toHaveLength(2);
      expect(sentAt[1]).toBeGreaterThanOrEqual(earliest(sentAt[0]));
      expect(errors(store)).toEqual([]);
    });
  }

  test("that fails shows nothing in another tab, which never had an operator", async ({ store, context }) => {
    await isIdle(store);
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    const other = await context.newPage();
    await other.goto("/products");
    await store.hears("telesales-error", { code: "unconfirmed" });
    await expect(other.getByRole("region", { name: "Telesales" })).toHaveCount(0);
    await store.isIdle();
  });

  test("that fails twice in a tab that had an operator is told, and Check again shows the bar", async ({ store }) => {
    await isIdle(store);
    // The element script's, and the toolbar's own.
    await store.hasFault({ fault: "truncated", on: "read", times: 2 });
    await store.page.reload();
    await store.says(NOT_UNDERSTOOD);
    await store.hears("telesales-error", { code: "unconfirmed", cause: "not-understood" });
    await stands(store, "unconfirmed");
    await expect(store.button("Not confirmed")).toBeVisible();
    await store.button("Check again").click();
    await store.isIdle();
    await expect(store.message).toBeHidden();
  });

  test("that names no operator is told with each page as long as somebody is in effect", async ({ store, context }) => {
    await isIdle(store);
    // The mock has nobody in effect without an operator.
    const impersonate = { storeUserId: { value: "id" }, storeUserEmail: { value: MARIA } };
    await context.route("**/api/sessions?*", (route) => route.fulfill({ json: { id: "id", namespaces: { impersonate } } }));
    for (const page of ["next", "one after"]) {
      await test.step(`the ${page}`, async () => {
        await store.page.reload();
        await store.says(/^Your operator login has ended\./);
        await expect(store.popover).toContainText(MARIA);
        await expect(store.button("Log out")).toBeVisible();
      });
    }
    expect(errors(store).map(({ detail }) => detail)).toEqual([{ code: "login-expired" }, { code: "login-expired" }]);
  });

  test("that finds news in a tab that had an operator says it aloud too, in a live region that was there before", async ({ store }) => {
    await isIdle(store);
    await store.operatorLoginEnds();
    await store.page.addInitScript(() => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (options) {
        const root = attachShadow.call(this, options);
        const observer = new MutationObserver(() => {
          const region = root.querySelector("[role=status]");
          window.saidAtFirst ??= region?.textContent;
        });
        observer.observe(root, { childList: true, subtree: true });
        return root;
      };
    });
    await store.page.reload();
    await store.tells(/^Your operator login has ended\./);
    expect(await store.page.evaluate(() => window.saidAtFirst)).toBe("");
  });
});
