// Whose cart it is while somebody is acted for, and what the bar says of it.
import { nothingIsFound } from "./axe.mjs";
import { actsWithCartOf, CART, cart, give, empty, hasAnItem, isAttachedTo, isTold, note, ONE, reads } from "./cart.mjs";
import { pageScrollsOnlyDown, PHONE } from "./looks.mjs";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

const OWNERSHIP = "CheckoutOrderFormOwnership";

const contents = (store) => note(store).locator(".telesales-contents");
const warning = (store) => note(store).getByText("Check the cart");
const owner = (store) => store.popover.locator(".telesales-owner");

test.describe("the bar says what is in the cart and what it costs, and the card that it is", () => {
  test("the customer's", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    await expect(warning(store)).toBeHidden();
    await note(store).click();
    await expect(owner(store)).toContainText("The cart is the customer’s.");
    await expect(give(store)).toBeHidden();
    await expect(empty(store)).toBeHidden();
    await isTold(store, "customer");
    await nothingIsFound(store);
  });

  for (const [verdict, email, words] of [
    ["operator", OPERATOR, "The cart carries your own e-mail, not the customer’s."],
    ["another", JOAO, "The cart is another customer’s."],
    ["nobody", "", "The cart is nobody’s: there is no e-mail in it."],
  ]) {
    test(`${verdict}'s, and warns`, async ({ store }) => {
      await actsWithCartOf(store, email);
      await expect(warning(store)).toBeVisible();
      await expect(note(store)).toHaveAccessibleName(`Cart: ${await contents(store).textContent()}. ${words}`);
      await expect(store.liveRegion).toHaveText(words);
      await note(store).click();
      await expect(owner(store)).toContainText(words);
      await expect(give(store)).toBeVisible();
      await isTold(store, verdict);
      await nothingIsFound(store);
    });
  }

  test("masked, which is compared with nothing and given to nobody", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    await store.context.clearCookies({ name: OWNERSHIP });
    await store.page.reload();
    await note(store).click();
    await expect(owner(store)).toContainText("its owner comes masked");
    await expect(give(store)).toBeHidden();
    await isTold(store, "masked");
    await empty(store).click();
    await expect(owner(store)).toContainText("There is a new, empty cart.");
    expect((await cart(store)).items).toEqual([]);
  });

  for (const fault of [{ fault: "status", status: 503 }, { fault: "html" }, { fault: "truncated" }, { fault: "wrong-types" }]) {
    test(`unreadable: ${Object.values(fault).join(" ")}`, async ({ store }) => {
      if (fault.status ?? fault.fault === "html") store.complaints.declare(`${fault.status ?? 500} ${CART}`);
      await actsWithCartOf(store, MARIA);
      await expect(contents(store)).toHaveText(ONE);
      await store.hasFault({ ...fault, on: "cart-read" });
      await store.page.reload();
      await expect(warning(store)).toBeVisible();
      await isTold(store, "unreadable", 0);
      await note(store).click();
      await expect(owner(store)).toContainText("The cart could not be read");
      await expect(give(store)).toBeHidden();
      await store.hasNoFault();
      await owner(store).getByRole("button", { name: "Check again" }).click();
      await expect(contents(store)).toHaveText(ONE);
      await expect(owner(store)).toContainText("The cart is the customer’s.");
    });
  }
});

test("an id goes before an e-mail: what is shown as Maria's may be João's", async ({ store }) => {
  // Known issue 442267.
  await store.context.route(`**${CART}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), userProfileId: "somebody else" } });
  });
  await actsWithCartOf(store, MARIA);
  await expect(warning(store)).toBeVisible();
  await isTold(store, "another");
});

test("an empty cart is nobody's, and nothing is said of it", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await isTold(store, "nobody", 0);
  await expect(note(store)).toHaveCount(0);
});

test("the operator's e-mail that landed in the cart before anybody was acted for is told", async ({ store }) => {
  // Known issue 1066571.
  await store.operatorIsLoggedIn();
  await store.open("/checkout");
  await expect(store.page.getByRole("main")).toContainText(OPERATOR);
  await store.logInAs(MARIA);
  await expect(warning(store)).toBeVisible();
  await isTold(store, "operator", 0);
});

test.describe("requests:", () => {
  test("one look at session and cart a page, and none more", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    for (const path of ["/products", "/moka-pot/p"]) {
      store.requests.length = 0;
      await store.open(path);
      await expect(contents(store)).toHaveText(ONE);
      await store.button("Maria Souza").click();
      await expect(store.button("Log out")).toBeVisible();
      expect(store.sessionRequests()).toEqual(["GET"]);
      expect(reads(store).map(({ body }) => JSON.parse(body))).toEqual([
        { expectedOrderFormSections: ["items", "clientProfileData", "storePreferencesData"] },
      ]);
    }
  });

  test("none while nobody is acted for", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await hasAnItem(store);
    await store.open();
    await store.button("Log in as").click();
    await expect(store.field).toBeVisible();
    await store.page.reload();
    await store.isIdle();
    await store.button("Log in as").click();
    await expect(store.field).toBeVisible();
    expect(reads(store)).toEqual([]);
  });

  test("none for a shopper", async ({ store }) => {
    await store.shopperIsLoggedIn();
    await hasAnItem(store);
    await store.open();
    await store.hasNoBar("visitor");
    expect(reads(store)).toEqual([]);
  });

  test("none where the store wants none", async ({ store }) => {
    await actsWithCartOf(store, JOAO, 'cart="off"');
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    expect(reads(store)).toEqual([]);
    await expect(owner(store)).toBeHidden();
  });

  test("the cart is asked for once the session has answered", async ({ store }) => {
    // Known issue 1335123.
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    const held = await store.holds("**/api/sessions?*", "GET");
    store.requests.length = 0;
    await store.timePasses();
    await store.pageIsSeenAgain();
    await held.arrived;
    expect(reads(store)).toEqual([]);
    held.release();
    await expect.poll(() => reads(store).length).toBe(1);
  });
});

test.describe("what the bar says follows", () => {
  test("what the page's own code puts into the cart", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await store.open("/moka-pot/p");
    await expect(contents(store)).toHaveText(ONE);
    await store.page.getByRole("button", { name: "Add to cart" }).click();
    await expect(contents(store)).toHaveText(/^2 · R\$\s?303\.84$/);
  });

  test("another tab, once this one is seen again", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    const tab = await store.context.newPage();
    await tab.goto("/moka-pot/p");
    await tab.getByRole("button", { name: "Add to cart" }).click();
    await expect(tab.getByText("Added.")).toBeVisible();
    await tab.close();
    await store.timePasses();
    await store.pageIsSeenAgain();
    await expect(contents(store)).toHaveText(/^2 · /);
  });

  test("each step of a checkout, also back and forward", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    // The bar of a browser's first page lies over the store's links.
    await store.page.reload();
    await expect(contents(store)).toHaveText(ONE);
    await isAttachedTo(store, JOAO);
    await store.page.getByRole("link", { name: "Checkout" }).click();
    await expect(warning(store)).toBeVisible();
    await isAttachedTo(store, MARIA);
    await store.page.goBack();
    await expect(warning(store)).toBeHidden();
    await isAttachedTo(store, JOAO);
    await store.page.goForward();
    await expect(warning(store)).toBeVisible();
  });

  test("a page that is loaded anew by Back, with its own look", async ({ store }) => {
    await actsWithCartOf(store, MARIA);
    await expect(contents(store)).toHaveText(ONE);
    await store.open("/moka-pot/p");
    await expect(contents(store)).toHaveText(ONE);
    await isAttachedTo(store, JOAO);
    await store.page.goBack();
    await expect(warning(store)).toBeVisible();
  });

  test("the customer, and no answer that was for the one before", async ({ store }) => {
    await actsWithCartOf(store, MARIA, 'reload="none"');
    await expect(contents(store)).toHaveText(ONE);
    const held = await store.holds(`**${CART}`, "POST", 1);
    await store.timePasses();
    await store.pageIsSeenAgain();
    await held.arrived;
    await store.call("impersonate", JOAO);
    await store.actsFor("João Lima");
    await isTold(store, "another");
    store.carts.length = 0;
    held.release();
    await store.button("João Lima").click();
    await expect(owner(store)).toContainText("The cart is another customer’s.");
    expect(store.carts).toEqual([]);
  });
});

test("what the page is told has nothing personal in it", async ({ store }) => {
  await actsWithCartOf(store, JOAO);
  await expect.poll(() => store.carts).toEqual([{ verdict: "another", count: 1, total: 15192 }]);
});

test("on a phone there is room for it", async ({ store }) => {
  await store.page.setViewportSize(PHONE);
  await actsWithCartOf(store, JOAO);
  await expect(contents(store)).toBeVisible();
  await pageScrollsOnlyDown(store);
  await expect(store.button("Maria Souza")).toBeInViewport({ ratio: 1 });
});
