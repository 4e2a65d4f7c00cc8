// The bar can be made small, and still does all it does.
import {
  barIsAt,
  goesOn,
  hadTheBar,
  isASmallTab,
  isMinimised,
  MARIA_SOUZA,
  MINIMISE,
  minimises,
  pageIsTold,
  recordShifts,
  RESTORE,
} from "./place.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => recordShifts(store));

const isWhole = (store) => expect(store.bar).not.toHaveAttribute("data-minimised");

test.describe("a minimised bar", () => {
  test.beforeEach(async ({ store }) => {
    await store.embedsWith('reload="none"');
    await hadTheBar(store);
  });

  test("is a small tab that still opens the form, and a bar again when it is restored", async ({ store }) => {
    await minimises(store);
    await isASmallTab(store);
    await expect(store.bar.getByText("Attendant: operator@store.example")).toBeHidden();
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    await store.page.keyboard.press("Escape");
    await store.button(RESTORE).click();
    await isWhole(store);
    await expect(store.bar.getByText("Attendant: operator@store.example")).toBeVisible();
    await barIsAt(store, 0);
  });

  test("is minimised and restored by the keyboard, and the focus stays on the button", async ({ store }) => {
    const { keyboard } = store.page;
    await store.button("Log in as").focus();
    await keyboard.press("Tab");
    await expect(store.button(MINIMISE)).toBeFocused();
    await keyboard.press("Enter");
    await isASmallTab(store);
    await expect(store.button(RESTORE)).toBeFocused();
    await keyboard.press("Space");
    await isWhole(store);
    await expect(store.button(MINIMISE)).toBeFocused();
  });

  test("names the customer, opens the card and logs out", async ({ store }) => {
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await minimises(store);
    await isASmallTab(store);
    await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
    await expect(store.button(MARIA_SOUZA)).toBeInViewport({ ratio: 1 });
    await store.button(MARIA_SOUZA).click();
    await expect(store.popover).toBeInViewport({ ratio: 1 });
    await expect(store.popover).toContainText(MARIA);
    await store.button("Log out").click();
    await store.isIdle();
    await isASmallTab(store);
  });

  test("takes a customer on", async ({ store }) => {
    await minimises(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await isASmallTab(store);
  });

  test("stays one over a reload, in the next page and over a log-in, until it is restored", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    await store.page.reload();
    await store.isIdle();
    await isASmallTab(store);
    await pageIsTold(store, "0px");
    await goesOn(store);
    await isASmallTab(store);
    await store.asksFor(MARIA);
    await store.actsFor(MARIA_SOUZA);
    await store.page.reload();
    await store.actsFor(MARIA_SOUZA);
    await isASmallTab(store);
    await store.button(RESTORE).click();
    await isWhole(store);
    await store.page.reload();
    await store.actsFor(MARIA_SOUZA);
    await isWhole(store);
  });

  test("stays one when an attribute changes", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    await store.element.evaluate((element) => element.setAttribute("locale", "es"));
    await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveAttribute("data-minimised", "");
  });

  test("is one only in the tab where it was minimised", async ({ store }) => {
    await minimises(store);
    await isMinimised(store);
    const other = await store.context.newPage();
    await other.goto("/products");
    await expect(other.getByRole("button", { name: MINIMISE })).toBeVisible();
  });

  for (const [how, isSmall] of [["minimised", true], ["whole", false]]) {
    test(`opens on news while it is ${how}`, async ({ store }) => {
      if (isSmall) {
        await minimises(store);
        await isMinimised(store);
      }
      await store.hasBegunFor(MARIA);
      await store.timePasses();
      await store.pageIsSeenAgain();
      await store.says(/changed elsewhere/);
      await expect(store.popover).toBeInViewport({ ratio: 1 });
      await expect(store.button("Page out of date")).toBeInViewport({ ratio: 1 });
      await (isSmall ? isASmallTab : isWhole)(store);
    });
  }
});
