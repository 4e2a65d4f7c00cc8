// The same story in each framework: what custom-elements-everywhere.com asks of them, and pages that change without a load.
import { expect, MARIA, test } from "../e2e/store.mjs";
import { CAPABILITIES, FRAMEWORKS } from "./frameworks.mjs";

/** Where the element is known before the framework makes it, and where it comes to be so afterwards. */
const ORDERS = ["index", "late"];

/** A control of the page, be it a button or a link. On a browser's first page the bar lies over it, which is no matter here. */
const presses = (store, name) =>
  store.page.locator("button, a").filter({ hasText: new RegExp(`^${name}$`) }).evaluate((control) => control.click());

const edge = (store) => store.bar.evaluate((bar) => getComputedStyle(bar, "::after").position);
const hears = (store, words) => expect(store.page.locator("output")).toHaveText(words);

async function actsForMaria(store) {
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
}

/** By the columns of the table; each is told of the page that it is to open. */
const STORIES = {
  async attributes(store, opens) {
    await opens();
    await store.isIdle();
    await expect(store.element).toHaveAttribute("session-url", "/api/sessions?of=page");
    expect(store.sent("GET").map(({ search }) => search.split("&")[0])).toEqual(["?of=page"]);
    const card = () => store.popover.evaluate((card) => getComputedStyle(card).backgroundColor);
    await store.button("Log in as").click();
    expect(await card()).toBe("rgb(255, 255, 255)");
    await store.field.press("Escape");
    await presses(store, "Dark");
    await expect(store.element).toHaveAttribute("theme", "dark");
    await store.button("Log in as").click();
    expect(await card()).toBe("rgb(26, 31, 51)");
    await store.field.press("Escape");
    await presses(store, "Español");
    await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
  },

  async booleans(store, opens) {
    await opens();
    await actsForMaria(store);
    expect(await edge(store)).toBe("static");
    await presses(store, "Frame");
    await expect.poll(() => edge(store)).toBe("fixed");
    await presses(store, "Frame");
    await expect.poll(() => edge(store)).toBe("static");
  },

  async properties(store, opens) {
    await opens();
    await actsForMaria(store);
    await store.button("Maria Souza").click();
    await expect(store.popover.getByRole("link", { name: "Orders" })).toHaveAttribute("href", "/my/orders");
    // Reflected, and no obstacle to the next one.
    await expect(store.element).toHaveAttribute("orders-url", "/my/orders");
    expect(await store.element.evaluate((element) => Object.hasOwn(element, "ordersUrl"))).toBe(false);
  },

  async events(store, opens) {
    await opens();
    await hears(store, "ready:nobody");
    await actsForMaria(store);
    await hears(store, `ready:nobody change:${MARIA}`);
    expect(store.pageLoads()).toBe(1);
  },

  async navigation(store, opens) {
    await opens();
    await actsForMaria(store);
    for (const view of ["Pots", "Checkout", "Lamps"]) {
      await presses(store, view);
      await expect(store.page.getByRole("main")).toHaveText(view);
      await expect(store.element).toHaveCount(view === "Checkout" ? 0 : 1);
    }
    await store.actsFor("Maria Souza");
    await expect(store.bar).toHaveCount(1);
    expect(await edge(store)).toBe("static");
    expect(store.sent("POST")).toHaveLength(1);
  },

  async hydration(store, opens) {
    // On a first page it is over a bar that comes, on later ones it is before or after one.
    for (const wasHere of [false, true]) {
      const takeover = await store.holds("**/hydrate.js", "GET", 1, { mayTakeLong: false });
      const opened = opens("hydrated");
      await takeover.arrived;
      await store.isIdle();
      takeover.release();
      await opened;
      await expect(store.bar).toHaveCount(1);
      if (!wasHere) continue;
      await presses(store, "Español");
      await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
      // React 19 listens to what a server drew once it has drawn it anew.
      await hears(store, /^ready:nobody/);
    }
  },
};

for (const [name, framework] of Object.entries(FRAMEWORKS)) {
  test.describe(name, () => {
    test.beforeEach(({ store }) => store.operatorIsLoggedIn());

    for (const capability of CAPABILITIES.filter((capability) => !framework.lacks?.[capability])) {
      for (const order of capability === "properties" || capability === "attributes" ? ORDERS : ["index"]) {
        test(`${capability}, ${order}`, ({ store }) =>
          STORIES[capability](store, (page = order) => store.open(`/${name}/${page}.html`)));
      }
    }
  });
}
