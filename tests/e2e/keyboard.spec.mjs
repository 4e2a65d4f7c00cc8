// The toolbar without a pointer, and the popover's manners.
import { expect, MARIA, test } from "./store.mjs";

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

test("the Escape that closes the popover does not reach the page, nor does another that is pressed in the bar", async ({ store }) => {
  await store.page.evaluate(() => document.addEventListener("keydown", ({ key }) => (window.lastKey = key)));
  await store.button("Log in as").click();
  await store.page.keyboard.press("Escape");
  await expect(store.popover).toHaveCount(0);
  expect(await store.page.evaluate(() => window.lastKey)).toBeUndefined();
  await store.page.keyboard.press("Escape");
  expect(await store.page.evaluate(() => window.lastKey)).toBeUndefined();
  await store.page.getByRole("link", { name: "Checkout" }).press("Escape");
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
