// Operators who may not act any more are told why, and Check again goes on once that is over.
import { actsForMaria, comesBack, errors, isIdle, NOBODY, stands } from "./outcomes.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

const lapses = {
  "whose login has expired": {
    happens: (store) => store.operatorLoginEnds(),
    isOver: (store) => store.operatorIsLoggedIn(),
    words: "Your operator login has ended. Log in to the store’s admin again, then check again.",
    code: "login-expired",
  },
  "who has lost the telesales role": {
    happens: (store) => store.traineeIsLoggedIn(),
    isOver: (store) => store.operatorIsLoggedIn(),
    words: "You do not have the telesales role in this store. Ask an administrator for it, then check again.",
    code: "role-missing",
  },
  "whose store has lost the impersonation app": {
    happens: (store) => store.hasNoImpersonationApp(),
    isOver: (store) => store.hasImpersonationApp(),
    words: /^The app vtex\.impersonate-session is not installed in this store, .* Ask the store’s engineers to install it\.$/,
    code: "app-missing",
  },
};

for (const [who, { happens, isOver, words, code }] of Object.entries(lapses)) {
  test.describe(`an operator ${who}`, () => {
    test("is told so when they ask for a customer, nothing of that stays, and Check again ends it", async ({ store }) => {
      await isIdle(store);
      await happens(store);
      await store.asksFor(MARIA);
      await store.tells(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await expect(store.button("Login needed")).toBeVisible();
      expect(await store.session()).toEqual(NOBODY);
      expect(await store.cookie()).toBeUndefined();
      await isOver(store);
      await store.button("Check again").click();
      await store.isIdle();
      await expect(store.message).toBeHidden();
    });

    test("is told so while acting, and Check again shows the customer once it is over", async ({ store }) => {
      await actsForMaria(store);
      await happens(store);
      await comesBack(store);
      await store.tells(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await isOver(store);
      await store.button("Check again").click();
      await store.actsFor("Maria Souza");
    });

    test("is told so once when the next page is loaded, and sees no bar after that", async ({ store }) => {
      await isIdle(store);
      await happens(store);
      await store.page.reload();
      await store.says(words);
      await store.hears("telesales-error", { code });
      await stands(store, "lapsed");
      await store.page.reload();
      await store.hasNoBar("visitor");
      expect(errors(store)).toHaveLength(1);
    });
  });
}
