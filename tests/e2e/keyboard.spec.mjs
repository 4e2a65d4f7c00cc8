// The toolbar without a pointer, and the popover's manners.
import { expect, JOAO, MARIA, test } from "./store.mjs";

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
});

test("by keyboard only, an operator logs in as a customer, sees the card and logs out", async ({ store }) => {
  const { keyboard } = store.page;
  await keyboard.press("Tab");
  await expect(store.button("Log in as")).toBeFocused();
  await keyboard.press("Enter");
  await expect(store.field).toBeFocused();
  await keyboard.type(MARIA);
  await store.reloads(() => keyboard.press("Enter"));
  await store.actsFor("Maria Souza");
  await keyboard.press("Tab");
  await expect(store.button("Maria Souza")).toBeFocused();
  await keyboard.press("Enter");
  await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
  await keyboard.press("Tab");
  await expect(store.button("Log out")).toBeFocused();
  await store.reloads(() => keyboard.press("Enter"));
  await store.isIdle();
});

test("Escape closes the popover and gives the focus back to its button", async ({ store }) => {
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await expect(store.button("Log in as")).toHaveAttribute("aria-expanded", "true");
  await store.page.keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  await expect(store.button("Log in as")).toBeFocused();
  await expect(store.button("Log in as")).toHaveAttribute("aria-expanded", "false");
  await store.page.keyboard.press("Space");
  await expect(store.field).toBeFocused();
});

test("the button closes the popover it has opened", async ({ store }) => {
  await store.button("Log in as").click();
  await expect(store.popover).toBeVisible();
  await store.button("Log in as").click();
  await expect(store.popover).toHaveCount(0);
});

test("a click elsewhere closes the popover, a click inside does not", async ({ store }) => {
  await store.button("Log in as").click();
  await store.popover.getByText("Customer e-mail").click();
  await store.popover.click({ position: { x: 4, y: 4 } });
  await expect(store.popover).toBeVisible();
  await store.page.getByRole("heading", { level: 1 }).click();
  await expect(store.popover).toHaveCount(0);
});

test("Tab leads through the popover and out of it, and closes it behind", async ({ store }) => {
  const { keyboard } = store.page;
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await keyboard.press("Tab");
  await expect(store.button("Log in")).toBeFocused();
  await keyboard.press("Shift+Tab");
  await keyboard.press("Shift+Tab");
  await expect(store.button("Log in as")).toBeFocused();
  await expect(store.popover).toBeVisible();
  for (const _ of ["field", "button", "minimise", "page"]) await keyboard.press("Tab");
  await expect(store.page.getByRole("link", { name: "Casa Verde" })).toBeFocused();
  await expect(store.popover).toHaveCount(0);
});

test("what the form is told is said by its field, and the focus stays there", async ({ store }) => {
  const { keyboard } = store.page;
  await store.button("Log in as").click();
  await keyboard.type("nobody@example.com");
  await keyboard.press("Enter");
  await store.says(/knows no customer/);
  await expect(store.field).toBeFocused();
  await expect(store.field).toHaveAccessibleDescription(/knows no customer/);
  await expect(store.bar.getByRole("status")).toHaveText(/knows no customer/);
});

test("the Escape that closes the popover does not reach the page, the next one does", async ({ store }) => {
  await store.page.evaluate(() => document.addEventListener("keydown", ({ key }) => (window.lastKey = key)));
  await store.button("Log in as").click();
  await store.page.keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  expect(await store.page.evaluate(() => window.lastKey)).toBeUndefined();
  await store.page.keyboard.press("Escape");
  expect(await store.page.evaluate(() => window.lastKey)).toBe("Escape");
});

test("while a log-in is under way the form waits, and a second Enter asks for nothing more", async ({ store }) => {
  const write = await store.holds("**/api/sessions", "POST");
  await store.asksFor(MARIA);
  await write.arrived;
  await expect(store.popover.getByRole("button", { name: "Logging in…" })).toBeDisabled();
  await expect(store.field).not.toBeEditable();
  await store.field.press("Enter");
  await store.reloads(write.release);
  await store.actsFor("Maria Souza");
  expect(store.sent("POST")).toHaveLength(1);
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

const comesBack = async (store) => {
  await store.timePasses();
  await store.pageIsRestored();
};

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
    inside: ["link Orders", "button Log out"],
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
      await store.actsElsewhereFor(MARIA);
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

for (const [bar, { comes, opener, inside, minimise = MINIMISE }] of Object.entries(inAllStages)) {
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

    /** By Enter on its opener, to which the focus goes back. */
    async function opens(store) {
      await store.button(opener).focus();
      await store.page.keyboard.press("Enter");
      await expect.poll(() => focused(store)).toBe(inside[0]);
    }

    test("Tab leads from the page to the page, and Shift+Tab back", async ({ store }) => {
      await before(store).focus();
      expect(await leads(store, "Tab", AFTER)).toEqual([BEFORE, stop, minimise, AFTER]);
      expect(await leads(store, "Shift+Tab", BEFORE)).toEqual([AFTER, minimise, stop, BEFORE]);
    });

    test("Tab leads into what is open and out of it, and closes it behind", async ({ store }) => {
      await opens(store);
      await store.page.keyboard.press("Shift+Tab");
      expect(await leads(store, "Tab", AFTER)).toEqual([stop, ...inside, minimise, AFTER]);
      await expect(store.popover).toHaveCount(0);
    });

    test("Shift+Tab leads back out of what is open, and closes it behind", async ({ store }) => {
      await opens(store);
      for (const _ of inside.slice(1)) await store.page.keyboard.press("Tab");
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

test.describe("the shortcut", () => {
  // Chromium fills in a form with events of that name which have no keys; a throw of the toolbar's would fail the test.
  test("does not mind events without keys", async ({ store }) => {
    await store.isIdle();
    await store.page.evaluate(() => window.dispatchEvent(new Event("keydown")));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
  });

  /** Writes down the keys that the page gets, and whether they were taken from it. */
  const pageListens = (store) =>
    store.page.evaluate(() => {
      window.keys = [];
      const note = ({ code, defaultPrevented }) => window.keys.push(`${code} ${defaultPrevented ? "taken" : "left"}`);
      addEventListener("keydown", note);
    });
  const keys = (store) => store.page.evaluate(() => window.keys);
  const search = (store) => store.page.getByRole("textbox", { name: "Search" });

  test("F2 moves the focus to the bar from anywhere in the page, also from a field of it", async ({ store }) => {
    await store.openFixture("between");
    await store.isIdle();
    const { keyboard } = store.page;
    await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "F2");
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await search(store).fill("moka");
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(search(store)).toHaveValue("moka");
    await store.page.getByRole("button", { name: "After" }).focus();
    await keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.popover).toHaveCount(0);
  });

  test("F2 moves the focus to the bar from a page that is scrolled, and from within the form", async ({ store }) => {
    await store.page.evaluate(() => scrollTo(0, 300));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.button("Log in as")).toBeInViewport();
    await store.page.keyboard.press("Enter");
    await expect(store.field).toBeFocused();
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    await expect(store.popover).toBeVisible();
  });

  test("F2 moves the focus to a minimised bar, and to one that acts", async ({ store }) => {
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    await store.button("Minimise the toolbar").click();
    await expect(store.button("Restore the toolbar")).toBeVisible();
    await store.page.keyboard.press("F2");
    await expect(store.button("Maria Souza")).toBeFocused();
    await expect(store.button("Maria Souza")).toHaveAttribute("aria-keyshortcuts", "F2");
  });

  test("F2 with a modifier is another key, and is left to the page", async ({ store }) => {
    await pageListens(store);
    for (const modifier of ["Control", "Alt", "Shift"]) await store.page.keyboard.press(`${modifier}+F2`);
    await expect(store.button("Log in as")).not.toBeFocused();
    expect((await keys(store)).filter((key) => key.startsWith("F2"))).toEqual(Array(3).fill("F2 left"));
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).toBeFocused();
    expect((await keys(store)).at(-1)).toBe("F2 taken");
  });

  test("F2 is left to a page without a bar", async ({ store }) => {
    await store.open("/account#/orders");
    await store.hasNoBar("idle");
    await pageListens(store);
    await store.page.keyboard.press("F2");
    expect(await keys(store)).toEqual(["F2 left"]);
  });

  for (const spelling of ["Alt+Shift+C", "shift+alt+c"]) {
    test(`can be ${spelling}, and then it is not F2`, async ({ store }) => {
      await store.embedsWith(`shortcut="${spelling}"`);
      await store.open();
      await store.isIdle();
      await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "Alt+Shift+C");
      await pageListens(store);
      await store.page.keyboard.press("F2");
      await store.page.keyboard.press("Alt+C");
      await expect(store.button("Log in as")).not.toBeFocused();
      await store.page.keyboard.press("Alt+Shift+C");
      await expect(store.button("Log in as")).toBeFocused();
      const others = (key) => !/^(Alt|Shift)/.test(key);
      expect((await keys(store)).filter(others)).toEqual(["F2 left", "KeyC left", "KeyC taken"]);
    });
  }

  test("can be changed while the page is open", async ({ store }) => {
    await store.element.evaluate((element) => element.setAttribute("shortcut", "F4"));
    await expect(store.button("Log in as")).toHaveAttribute("aria-keyshortcuts", "F4");
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).not.toBeFocused();
    await store.page.keyboard.press("F4");
    await expect(store.button("Log in as")).toBeFocused();
  });

  test("can be off, and then every key is the page's", async ({ store }) => {
    await store.embedsWith('shortcut="off"');
    await store.open();
    await store.isIdle();
    expect(await store.button("Log in as").getAttribute("aria-keyshortcuts")).toBeNull();
    await pageListens(store);
    await store.page.keyboard.press("F2");
    await expect(store.button("Log in as")).not.toBeFocused();
    expect(await keys(store)).toEqual(["F2 left"]);
  });

  for (const value of ["C", "Shift+C", "Hyper+F2", "Alt+", ""]) {
    test(`"${value}" is warned of, and leaves F2`, async ({ store }) => {
      store.complaints.declare(
        "telesales-toolbar: shortcut is to be keys such as F2 or Alt+Shift+C, or off. The default is used.",
      );
      await store.embedsWith(`shortcut="${value}"`);
      await store.open();
      await store.isIdle();
      await store.page.keyboard.press("F2");
      await expect(store.button("Log in as")).toBeFocused();
    });
  }

  test("takes an operator through a whole shift, without a pointer", async ({ store }) => {
    const { keyboard } = store.page;
    for (const [email, name] of [[MARIA, "Maria Souza"], [JOAO, "João Lima"]]) {
      await keyboard.press("F2");
      await keyboard.press("Enter");
      await expect(store.field).toBeFocused();
      await keyboard.type(email);
      await store.reloads(() => keyboard.press("Enter"));
      await store.actsFor(name);
      await keyboard.press("F2");
      await keyboard.press("Enter");
      await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
      await keyboard.press("Tab");
      await expect(store.button("Log out")).toBeFocused();
      await store.reloads(() => keyboard.press("Enter"));
      await store.isIdle();
    }
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });
});

test.describe("while an input method composes", () => {
  /** Presses a key that the input method takes, as the browser hears of it. */
  async function composerTakes(devTools, key) {
    const keyEvent = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await devTools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...keyEvent });
    await devTools.send("Input.dispatchKeyEvent", { type: "keyUp", ...keyEvent });
  }

  let devTools;

  test.beforeEach(async ({ store }) => {
    devTools = await store.context.newCDPSession(store.page);
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
    await store.page.evaluate(() => {
      window.composed = [];
      const note = ({ key, isComposing, keyCode }) => window.composed.push([key, isComposing, keyCode].join(" "));
      addEventListener("keydown", note, true);
    });
    const text = "maria@example.co";
    await devTools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(store.field).toHaveValue(text);
  });

  const composed = (store) => store.page.evaluate(() => window.composed);

  test("Enter sends nothing, and sends once it has ended", async ({ store }) => {
    await composerTakes(devTools, "Enter");
    expect(await composed(store)).toEqual(["Enter true 229"]);
    await devTools.send("Input.insertText", { text: MARIA });
    await expect(store.field).toHaveValue(MARIA);
    expect((await store.state()).stage).toBe("idle");
    expect(store.sent("POST")).toEqual([]);
    await store.reloads(() => store.page.keyboard.press("Enter"));
    await store.actsFor("Maria Souza");
    expect(store.sent("POST")).toHaveLength(1);
  });

  test("Escape leaves the form open, and closes it once it has ended", async ({ store }) => {
    await composerTakes(devTools, "Escape");
    expect(await composed(store)).toEqual(["Escape true 229"]);
    await devTools.send("Input.insertText", { text: MARIA });
    await expect(store.field).toHaveValue(MARIA);
    await expect(store.field).toBeFocused();
    await store.page.keyboard.press("Escape");
    await expect(store.popover).toHaveCount(0);
    await expect(store.button("Log in as")).toBeFocused();
  });
});
