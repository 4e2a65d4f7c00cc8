// What a test does in a store that styled and scripted one of VTEX's own toolbars, and what it compares.
import { expect, MARIA } from "./store.mjs";

export async function comes(store, attributes) {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await store.open();
  await store.isIdle();
}

export const opensForm = async (store) => {
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
};

export const acts = async (store) => {
  if (await store.popover.count()) await store.page.keyboard.press("Escape");
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
};

export const opensCard = async (store) => {
  await store.button("Maria Souza").click();
  await expect(store.button("Log out")).toBeVisible();
};

/** What the rules of a sheet set, and what there is of it: each `element, property` that is not as it says. */
export const differences = (store, marker) =>
  store.page.evaluate((marker) => {
    const sheet = [...document.styleSheets].find(({ href }) => href?.endsWith("theme.css"));
    const rules = [...sheet.cssRules];
    const found = { seen: [], differences: [] };
    for (const { selectorText, style } of rules.filter((rule) => rule.selectorText?.includes(marker))) {
      for (const element of document.querySelectorAll(selectorText)) {
        if (!found.seen.includes(selectorText)) found.seen.push(selectorText);
        for (const property of style) {
          const wanted = style.getPropertyValue(property);
          const has = getComputedStyle(element).getPropertyValue(property);
          if (has !== wanted) found.differences.push(`${selectorText} ${property}: ${has}, not ${wanted}`);
        }
      }
    }
    return found;
  }, marker);
