import { address, isShown, isTrue, NOBODY, test } from "./made-for.mjs";
import { expect, JOAO, MARIA, OPERATOR } from "./store.mjs";
import { CHANGED_ELSEWHERE, joao, maria, nobody, OUTDATED, Tab } from "./tab.mjs";
test("x", async ({ store, made, page }) => {
  await store.operatorIsLoggedIn();
  await store.context.addInitScript(() => {
    navigation.addEventListener("navigate", (event) => {
      if (event.navigationType === "reload") event.intercept({ handler() {} });
    });
  });
  await store.open(address("one"));
  await store.asksFor(MARIA);
  await expect(store.button("Page out of date")).toBeVisible();
    await store.button("Log out").click();
    await expect.poll(() => store.session()).toEqual({});
  await expect(store.button("Page out of date")).toBeVisible();
  await expect(store.popover).toBeVisible();
  console.log(await store.bar.ariaSnapshot(), store.events);
    await expect.poll(() => store.events.length).toBe(5);
  await store.button("Reload page").click();
    await expect.poll(() => store.events.length).toBe(7);
  console.log(await store.bar.ariaSnapshot(), store.events);
});
