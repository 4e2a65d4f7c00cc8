// What is printed of the bar.
import { actsFor, isIdleOnAFullPage, looks } from "./looks.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => isIdleOnAFullPage(store));

test.describe("on paper", () => {
  const actingFor = (store) => store.bar.getByText("Acting for", { exact: true });
  const name = (store) => store.bar.locator(".telesales-opener-name");

  async function namesTheCustomerInBlack(store) {
    await expect(actingFor(store)).toBeVisible();
    await expect(name(store)).toBeVisible();
    await expect(name(store)).toHaveText("Maria Souza");
    for (const words of [actingFor(store), name(store)]) {
      const { colour, grounds } = await words.evaluate((element) => {
        const ground = ({ backgroundColor }) => backgroundColor;
        const grounds = [];
        for (let at = element; at; at = at.parentElement) grounds.push(ground(getComputedStyle(at)));
        return { colour: getComputedStyle(element).color, grounds };
      });
      expect(colour).toBe("rgb(0, 0, 0)");
      expect(grounds.filter((ground) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(ground))).toEqual([]);
    }
  }

  test("an acting bar names the customer in black on white, and nothing else of it is printed", async ({ store }) => {
    await looks["a card"](store);
    await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await namesTheCustomerInBlack(store);
    await expect(store.popover).toBeHidden();
    await expect(store.bar.getByRole("button", { name: "Minimise the toolbar" })).toBeHidden();
    await expect(store.bar.locator(".telesales-attendant")).toBeHidden();
  });

  test("a minimised bar names the customer too", async ({ store }) => {
    await actsFor(store, MARIA, "Maria Souza");
    await store.button("Minimise the toolbar").click();
    await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await namesTheCustomerInBlack(store);
  });

  for (const look of ["an idle bar", "a form with a failure", "a bar whose page is out of date", "a bar in doubt"]) {
    test(`${look} is not printed`, async ({ store }) => {
      await looks[look](store);
      await store.page.emulateMedia({ media: "print" });
      await expect(store.bar).toBeHidden();
      await expect(store.popover).toBeHidden();
    });
  }

  for (const position of ["sticky", "static", "fixed"]) {
    test(`a bar that is ${position} is printed once, at its place`, async ({ store }) => {
      await actsFor(store, MARIA, "Maria Souza");
      await store.element.evaluate((element, position) => element.setAttribute("position", position), position);
      await store.page.emulateMedia({ media: "print", reducedMotion: "reduce" });
      expect(await store.bar.evaluate((bar) => getComputedStyle(bar).position)).toBe("static");
    });
  }
});
