// Stores that styled the toolbar of VTEX's app vtex.telemarketing: what they have goes on working.
import { readFile } from "node:fs/promises";
import { acts, comes, differences, opensCard, opensForm } from "./compat.mjs";
import { pixelsIn } from "./pixels.mjs";
import { expect, MARIA, OPERATOR, test } from "./store.mjs";
import { storeIsStyledBy } from "./style-sheet.mjs";

const VTEX_SHEET = await readFile(new URL("pages/vtex-toolbar.css", import.meta.url), "utf8");

/** The colour that is seen in the middle of an element's left half. */
async function colourSeenAt(store, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const clip = { x: Math.round(x + 6), y: Math.round(y + height / 2) - 8, width: 1, height: 1 };
  expect(width).toBeGreaterThan(20);
  const [[red, green, blue]] = await pixelsIn(store, clip);
  return `rgb(${red}, ${green}, ${blue})`;
}

test.describe("compat=vtex", () => {
  const IDLE = {
    wrapper: /Attendant/,
    container: /Attendant/,
    telemarketingBar: /Attendant/,
    attendantContainer: `Attendant: ${OPERATOR}`,
    attendantEmail: `Attendant: ${OPERATOR}`,
    popoverContainer: /Log in as/,
    login: /Log in as/,
    loginButton: "Log in as",
    loginAsText: "Log in as",
  };
  const POPOVER = {
    popoverBox: /operator@store.example/,
    popoverArrowUp: "",
    popoverContentContainer: /operator@store.example/,
    popoverHeader: /operator@store.example/,
    popoverHeaderIcon: "",
    popoverHeaderEmail: /operator@store.example/,
  };
  const FORM = {
    ...IDLE,
    ...POPOVER,
    loginForm: /Customer e-mail/,
    loginFormContainer: /Customer e-mail/,
    loginFormMessage: "Customer e-mail",
    emailInput: "Customer e-mail",
  };
  const { login, loginButton, loginAsText, ...ALWAYS } = IDLE;
  const ACTING = {
    ...ALWAYS,
    popoverContainer: /Maria Souza/,
    logout: /Maria Souza/,
    logoutHeader: "Maria Souza",
    clientNameBar: "Maria Souza",
  };
  const CARD = {
    ...ACTING,
    ...POPOVER,
    logoutForm: /Maria Souza/,
    clientName: "Maria Souza",
    logoutInfoContainer: /maria@example.com/,
    emailContainer: /maria@example.com/,
    emailField: "E-mail",
    emailValue: MARIA,
    documentContainer: /456/,
    documentField: "Document",
    documentValue: "***.456.***-**",
    phoneContainer: /4321/,
    phoneField: "Phone",
    phoneValue: "+*********4321",
    logoutButtonsContainer: /Log out/,
  };

  const PREFIX = "vtex-telemarketing-2-x-";

  /** Each handle, at one element, with the text of that. */
  const handles = (store) =>
    store.page.evaluate((prefix) => {
      const found = {};
      for (const element of document.querySelectorAll(`[class*="${prefix}"]`)) {
        for (const name of element.classList) {
          if (!name.startsWith(prefix)) continue;
          const handle = name.slice(prefix.length);
          found[handle] = handle in found ? "more than one" : element.textContent;
        }
      }
      return found;
    }, PREFIX);

  const handlesAre = async (store, expected) => {
    const texts = Object.entries(expected);
    const wanted = texts.map(([name, text]) => [name, text instanceof RegExp ? expect.stringMatching(text) : text]);
    await expect.poll(() => handles(store)).toEqual(Object.fromEntries(wanted));
  };

  test("has all 35 handles of VTEX's toolbar, each where its text is", async ({ store }) => {
    expect(new Set([FORM, CARD].flatMap(Object.keys)).size).toBe(35);
    await comes(store, 'compat="vtex" reload="none"');
    await handlesAre(store, IDLE);
    await opensForm(store);
    await handlesAre(store, FORM);
    await acts(store);
    await handlesAre(store, ACTING);
    await opensCard(store);
    await handlesAre(store, CARD);
    await store.button("Log out").click();
    await store.isIdle();
    await handlesAre(store, IDLE);
  });

  test("has the operator's e-mail where scripts cut it out", async ({ store }) => {
    await comes(store, 'compat="vtex"');
    const text = await store.page.locator(`.${PREFIX}attendantEmail`).textContent();
    expect(text.split(": ")[1]).toBe(OPERATOR);
  });

  for (const width of [1280, 375]) {
    test(`a store's sheet wins in all it sets, in a window of ${width} px`, async ({ store }) => {
      await store.page.setViewportSize({ width, height: 700 });
      await storeIsStyledBy(store, VTEX_SHEET);
      await comes(store, 'compat="vtex" reload="none"');
      const seen = new Set();
      const wins = async () => {
        await expect.poll(async () => (await differences(store, PREFIX)).differences).toEqual([]);
        for (const name of (await differences(store, PREFIX)).seen) seen.add(name);
      };
      await wins();
      await opensForm(store);
      await wins();
      await acts(store);
      await wins();
      await opensCard(store);
      await wins();
      expect(seen.size).toBe(35);
    });
  }

  test("the colours of a store's sheet are what is seen of the button", async ({ store }) => {
    await storeIsStyledBy(store, VTEX_SHEET);
    await comes(store, 'compat="vtex" reload="none"');
    expect(await colourSeenAt(store, store.button("Log in as"))).toBe("rgb(10, 90, 60)");
    await acts(store);
    await store.page.mouse.move(600, 500);
    await expect.poll(() => colourSeenAt(store, store.button("Maria Souza"))).toBe("rgb(10, 20, 190)");
  });

  test("what a store hides is hidden", async ({ store }) => {
    const hidden = ["attendantEmail", "popoverHeader", "popoverArrowUp", "documentContainer"];
    await storeIsStyledBy(store, hidden.map((name) => `.${PREFIX}${name} { display: none }`).join("\n"));
    await comes(store, 'compat="vtex" reload="none"');
    await expect(store.page.locator(`.${PREFIX}attendantEmail`)).toBeHidden();
    await opensForm(store);
    await expect(store.page.locator(`.${PREFIX}popoverHeader`)).toBeHidden();
    await expect(store.page.locator(`.${PREFIX}popoverArrowUp`)).toBeHidden();
    await acts(store);
    await opensCard(store);
    await expect(store.page.locator(`.${PREFIX}documentContainer`)).toHaveCount(1);
    await expect(store.page.locator(`.${PREFIX}documentContainer`)).toBeHidden();
  });
});
