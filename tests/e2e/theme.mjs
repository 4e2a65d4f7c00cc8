// The stages in which a store sees the bar, and the bar's own style sheet.
import { readFile } from "node:fs/promises";
import { expect, MARIA } from "./store.mjs";

const sheet = (name) => readFile(new URL(`../../style/${name}.css`, import.meta.url), "utf8");

/** What comes with the bar, and what comes behind its button. */
export const CSS = `${await sheet("toolbar")}\n${await sheet("desk")}`;

export const inBar = (store, name) => store.element.locator(`.telesales-${name}`).first();

/** The stages in which the bar is there, each with its popover open where it has one. */
export const LOOKS = {
  async idle(store) {
    await store.isIdle();
  },
  async form(store) {
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
  },
  async failure(store) {
    await store.asksFor("nobody@example.com");
    await store.says(/knows no customer/);
  },
  async acting(store) {
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
  },
  async card(store) {
    await LOOKS.acting(store);
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
  },
  async doubt(store) {
    await store.hasFault({ fault: "truncated", on: "read", times: 1 });
    await store.asksFor(MARIA);
    await store.says(/could not be confirmed/);
  },
  async outdated(store) {
    await store.hasBegunFor(MARIA);
    await store.timePasses();
    await store.pageIsRestored();
    await store.says(/changed elsewhere/);
  },
  async minimised(store) {
    await store.button("Minimise the toolbar").click();
    await expect(store.bar).toHaveAttribute("data-minimised", "");
  },
};

export async function comes(store, attributes = 'reload="none"') {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await store.open();
  await store.isIdle();
}
