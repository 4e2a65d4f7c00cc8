// Tab and Shift+Tab lead through the bar in each of its stages, between what is before and after it in the page.
import { comesBack } from "./looks.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
});

/** Role and name of what has the focus, as a screen reader says them. */
async function focused(store) {
  const focus = store.page.locator(":focus").last();
  await expect(focus).toHaveCount(1);
  const [, role, name] = /^- '?(\w+) "(.*?)"/.exec(await focus.ariaSnapshot());
  return `${role} ${name}`;
}

/** Where the focus is, and where it goes on by a key until it comes to this. */
async function leads(store, key, to) {
  const stops = [await focused(store)];
  while (stops.at(-1) !== to && stops.length < 12) {
    await store.page.keyboard.press(key);
    stops.push(await focused(store));
  }
  return stops;
}

const BEFORE = "link Before";
const AFTER = "button After";
const MINIMISE = "button Minimise the toolbar";

const actsForMaria = async (store) => {
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
};

/** The mock ends both at once; a store may be slower. */
const sessionKeepsOnlyItsCustomer = (store) =>
  store.context.route("**/api/sessions?*", async (route) => {
    const response = await route.fetch();
    const session = await response.json();
    delete session.namespaces.authentication.adminUserEmail;
    return route.fulfill({ response, json: session });
  });

const inAllStages = {
  "an idle bar": {
    comes: () => {},
    opener: "Log in as",
    inside: ["textbox Customer e-mail", "button Log in"],
  },
  "a bar whose form tells a failure": {
    comes: async (store) => {
      await store.asksFor("nobody@example.com");
      await store.says(/knows no customer/);
    },
    opener: "Log in as",
    inside: ["textbox Customer e-mail", "button Log in"],
  },
  "a bar while a log-in is under way": {
    comes: async (store) => {
      const write = await store.holds("**/api/sessions", "POST");
      await store.asksFor(MARIA);
      await write.arrived;
      return write.release;
    },
    opener: "Logging in…",
    inside: ["textbox Customer e-mail", "button Logging in…", "button Cancel"],
  },
  "an acting bar": {
    comes: actsForMaria,
    opener: "Maria Souza",
    inside: [
      "button Copy E-mail",
      "button Copy Document",
      "button Copy Phone",
      "button Show numbers",
      "link Orders",
      "button Log out",
      "button Change customer",
    ],
    begins: "link Orders",
  },
  "a bar that could not confirm whom it acts for": {
    comes: async (store) => {
      await store.hasFault({ fault: "truncated", on: "read", times: 1 });
      await store.asksFor(MARIA);
      await store.says(/could not be confirmed/);
    },
    opener: "Not confirmed",
    inside: ["button Check again", "button Log out"],
  },
  "a bar whose operator has to log in again": {
    comes: async (store) => {
      await store.operatorLoginEnds();
      await comesBack(store);
      await store.says(/login has ended/);
    },
    opener: "Login needed",
    inside: ["button Check again"],
  },
  "a bar whose operator has to log in again while a customer is in effect": {
    comes: async (store) => {
      await actsForMaria(store);
      await sessionKeepsOnlyItsCustomer(store);
      await comesBack(store);
      await store.says(/login has ended/);
    },
    opener: "Login needed",
    inside: ["button Check again", "button Log out"],
  },
  "a bar whose page is out of date": {
    comes: async (store) => {
      await store.hasBegunFor(MARIA);
      await comesBack(store);
      await store.says(/changed elsewhere/);
    },
    opener: "Page out of date",
    inside: ["button Reload page", "button Log out"],
  },
  "a minimised bar": {
    comes: (store) => store.button("Minimise the toolbar").click(),
    opener: "Log in as",
    inside: ["textbox Customer e-mail", "button Log in"],
    minimise: "button Restore the toolbar",
  },
};

for (const [bar, { comes, opener, inside, begins = inside[0], minimise = MINIMISE }] of Object.entries(inAllStages)) {
  test.describe(`through ${bar}`, () => {
    const stop = `button ${opener}`;
    const before = (store) => store.page.getByRole("link", { name: "Before" });
    const after = (store) => store.page.getByRole("button", { name: "After" });
    let isOver;

    test.beforeEach(async ({ store }) => {
      await store.openFixture("between");
      await store.isIdle();
      isOver = await comes(store);
      await store.page.getByRole("heading", { level: 1 }).click();
      await expect(store.popover).toHaveCount(0);
      await expect(store.button(opener)).toBeVisible();
    });

    test.afterEach(async ({ store }) => {
      if (!isOver) return;
      isOver();
      await store.actsFor("Maria Souza");
    });

    /** By Enter on its opener, and back to that. */
    async function opens(store) {
      await store.button(opener).focus();
      await store.page.keyboard.press("Enter");
      await expect.poll(() => focused(store)).toBe(begins);
      for (const _ of inside.slice(0, inside.indexOf(begins) + 1)) await store.page.keyboard.press("Shift+Tab");
    }

    test("Tab leads from the page to the page, and Shift+Tab back", async ({ store }) => {
      await before(store).focus();
      expect(await leads(store, "Tab", AFTER)).toEqual([BEFORE, stop, minimise, AFTER]);
      expect(await leads(store, "Shift+Tab", BEFORE)).toEqual([AFTER, minimise, stop, BEFORE]);
    });

    test("Tab leads into what is open and out of it, and closes it behind", async ({ store }) => {
      await opens(store);
      expect(await leads(store, "Tab", AFTER)).toEqual([stop, ...inside, minimise, AFTER]);
      await expect(store.popover).toHaveCount(0);
    });

    test("Shift+Tab leads back out of what is open, and closes it behind", async ({ store }) => {
      await opens(store);
      for (const _ of inside) await store.page.keyboard.press("Tab");
      expect(await leads(store, "Shift+Tab", BEFORE)).toEqual([...inside.toReversed(), stop, BEFORE]);
      await expect(store.popover).toHaveCount(0);
      await after(store).focus();
      expect(await leads(store, "Shift+Tab", BEFORE)).toEqual([AFTER, minimise, stop, BEFORE]);
    });
  });
}

test("what opens by itself is reached by Tab and by Shift+Tab", async ({ store }) => {
  await store.openFixture("between");
  await store.isIdle();
  await inAllStages["a bar whose page is out of date"].comes(store);
  await store.page.getByRole("button", { name: "After" }).focus();
  const stops = ["button Page out of date", "button Reload page", "button Log out", MINIMISE];
  expect(await leads(store, "Shift+Tab", BEFORE)).toEqual([AFTER, ...stops.toReversed(), BEFORE]);
  await expect(store.popover).toHaveCount(0);
});
