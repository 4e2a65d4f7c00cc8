// What is typed, pasted and clicked in the toolbar belongs to it, whatever the page does with such things elsewhere.
import { expect, MARIA, test } from "./store.mjs";

const search = (store) => store.page.getByRole("textbox", { name: "Search" });

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.openFixture("between");
  await store.isIdle();
});

/** Opens the form and types an e-mail, key by key. */
const types = async (store, text) => {
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await store.page.keyboard.type(text);
};

test("a shortcut of the page's moves no focus while an e-mail is typed", async ({ store }) => {
  await store.page.evaluate(() => {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "s" || event.target.matches("input")) return;
      event.preventDefault();
      document.querySelector("input").focus();
    });
  });
  await types(store, "souza@example.com");
  await expect(store.field).toHaveValue("souza@example.com");
  await expect(search(store)).toHaveValue("");
  await store.button("Log in as").focus();
  await store.page.keyboard.press("s");
  await expect(store.button("Log in as")).toBeFocused();
  // Elsewhere it is the page's own, as before.
  await store.page.getByRole("button", { name: "After" }).press("s");
  await expect(search(store)).toBeFocused();
});

test("a page that forbids to paste does not forbid it here", async ({ store }) => {
  await store.page.evaluate(() => {
    for (const type of ["copy", "cut", "paste"]) document.addEventListener(type, (event) => event.preventDefault());
  });
  await types(store, MARIA);
  await store.page.keyboard.press("ControlOrMeta+A");
  await store.page.keyboard.press("ControlOrMeta+X");
  await expect(store.field).toHaveValue("");
  await store.page.keyboard.press("ControlOrMeta+V");
  await expect(store.field).toHaveValue(MARIA);
});

test("a drawer that keeps the focus in itself gets none out of the form", async ({ store }) => {
  await store.page.evaluate(() => {
    const drawer = document.querySelector("input");
    document.addEventListener("focusin", ({ target }) => target === drawer || drawer.focus());
    window.addEventListener("focusout", ({ relatedTarget }) => relatedTarget === drawer || drawer.focus());
  });
  await types(store, MARIA);
  await expect(store.field).toBeFocused();
  await expect(store.field).toHaveValue(MARIA);
});

const TYPES = ["keydown", "keypress", "keyup", "beforeinput", "input", "copy", "cut", "paste", "contextmenu", "focusin", "focusout"];

/** Writes down which of these the page hears. */
const listens = (store) =>
  store.page.evaluate((types) => {
    window.heard = [];
    for (const type of types) addEventListener(type, ({ target }) => window.heard.push(`${type} ${target.localName}`));
  }, TYPES);
const heard = (store) => store.page.evaluate(() => window.heard);

test("the page hears nothing of what is done in the form but its clicks", async ({ store }) => {
  await types(store, "m");
  await listens(store);
  await store.page.evaluate(() => addEventListener("click", () => window.heard.push("click")));
  await store.field.fill("maria");
  await store.page.keyboard.type("@");
  await store.page.keyboard.press("ControlOrMeta+A");
  await store.page.keyboard.press("ControlOrMeta+C");
  await store.page.keyboard.press("ControlOrMeta+V");
  await store.field.click({ button: "right" });
  await store.page.keyboard.press("Tab");
  await store.button("Log in").click();
  expect(await heard(store)).toEqual(["click"]);
});

test("what a store has in a slot is the page's, with all that is done there", async ({ store }) => {
  await store.element.evaluate((element) => {
    const button = document.createElement("button");
    button.slot = "actions";
    button.textContent = "Help";
    element.append(button);
  });
  await listens(store);
  await store.page.getByRole("button", { name: "Help" }).press("h");
  expect(await heard(store)).toEqual(["focusin button", "keydown button", "keypress button", "keyup button"]);
});

test("F2 is heard from within the form, too", async ({ store }) => {
  await types(store, "maria");
  await store.page.keyboard.press("F2");
  await expect(store.button("Log in as")).toBeFocused();
  await expect(store.field).toHaveValue("maria");
});

test("the browser's own shortcuts and an input method go on as everywhere", async ({ store }) => {
  await types(store, "maria");
  await store.page.keyboard.press("ControlOrMeta+Z");
  await expect(store.field).not.toHaveValue("maria");
});
