// The bar's looks, each with what is longest in it, and whether what is seen has room in the window.
import { expect, MARIA } from "./store.mjs";

const LONG_NAME = "Maximiliana".repeat(19).slice(0, 200);
const LONG_EMAIL = `${"x".repeat(200)}@example.com`;
const NOBODY = "nobody@example.com";
export const PHONE = { width: 320, height: 640 };

export async function isIdleOnAFullPage(store) {
  await store.operatorIsLoggedIn();
  await store.embedsWith('reload="none"');
  await store.open();
  await store.isIdle();
  await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
}

export const actsFor = async (store, email, name) => {
  await store.asksFor(email);
  await store.actsFor(name);
  await expect(store.popover).toHaveCount(0);
};

export const comesBack = async (store) => {
  await store.timePasses();
  await store.pageIsRestored();
};

export const looks = {
  "an idle bar": () => {},
  "an open form": async (store) => {
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
  },
  "a form with a failure": async (store) => {
    await store.asksFor(NOBODY);
    await store.says(/knows no customer/);
  },
  "a form with a long e-mail": async (store) => {
    await store.asksFor(LONG_EMAIL);
    await store.says(/knows no customer|too long/);
  },
  "a form whose log-in is under way": async (store) => {
    const write = await store.holds("**/api/sessions", "POST");
    await store.asksFor(MARIA);
    await write.arrived;
    await expect(store.button("Cancel")).toBeVisible();
    return async () => {
      write.release();
      await store.actsFor("Maria Souza");
    };
  },
  "an acting bar": (store) => actsFor(store, MARIA, "Maria Souza"),
  "a bar with a long name": (store) => actsFor(store, "long@example.com", LONG_NAME),
  "a card": async (store) => {
    await actsFor(store, MARIA, "Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.popover).toContainText(MARIA);
  },
  "a card with a long name": async (store) => {
    await actsFor(store, "long@example.com", LONG_NAME);
    await store.button(LONG_NAME).click();
    await expect(store.popover).toContainText(LONG_NAME);
  },
  "a bar in doubt": async (store) => {
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.says(/could not be confirmed/);
  },
  "a bar whose operator has to log in again": async (store) => {
    await store.operatorLoginEnds();
    await comesBack(store);
    await store.says(/login has ended/);
  },
  "a bar whose page is out of date": async (store) => {
    await store.hasBegunFor("long@example.com");
    await comesBack(store);
    await store.says(/changed elsewhere/);
  },
  "a minimised bar": async (store) => {
    await store.button("Minimise the toolbar").click();
    await expect(store.button("Restore the toolbar")).toBeVisible();
  },
  "a minimised bar with a long name, and its card": async (store) => {
    await actsFor(store, "long@example.com", LONG_NAME);
    await store.button("Minimise the toolbar").click();
    await store.button(LONG_NAME).click();
    await expect(store.popover).toContainText(LONG_NAME);
  },
};

const windowOf = (store) => store.page.viewportSize();

/** A control of the bar that is seen: `{ name, x, y, width, height }`. */
export async function controls(store) {
  const all = await store.bar.locator("button, a, input, [tabindex]").filter({ visible: true }).all();
  return Promise.all(
    all.map(async (control) => {
      const [snapshot, box] = await Promise.all([control.ariaSnapshot(), control.boundingBox()]);
      return { name: snapshot.split("\n")[0], ...box };
    }),
  );
}

export async function pageScrollsOnlyDown(store) {
  const { scrollWidth, scrollLeft } = await store.page.evaluate(() => {
    scrollTo(1000, scrollY);
    return { scrollWidth: document.documentElement.scrollWidth, scrollLeft: scrollX };
  });
  expect({ scrollWidth, scrollLeft }).toEqual({ scrollWidth: windowOf(store).width, scrollLeft: 0 });
}

export async function controlsAreWithinTheWindow(store) {
  const { width: end } = windowOf(store);
  const all = await controls(store);
  expect(all.filter(({ x, width }) => x < 0 || x + width > end)).toEqual([]);
}
