// What moves, and for whom nothing does.
import { isIdleOnAFullPage, looks } from "./looks.mjs";
import { expect, test } from "./store.mjs";

test.beforeEach(({ store }) => isIdleOnAFullPage(store));

test.describe("motion", () => {
  /** What moves, or changes gradually, of all that is drawn. */
  const moving = (store) =>
    store.element.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll("*")].flatMap((element) =>
        [null, "::before", "::after"].flatMap((pseudo) => {
          const { animationName, transitionDuration } = getComputedStyle(element, pseudo);
          const moves = animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          return moves ? `${element.className}${pseudo ?? ""}` : [];
        }),
      ),
    );

  test("is there for who does not mind", async ({ store }) => {
    await store.page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await moving(store)).toContain("telesales-bar");
  });

  for (const look of ["an idle bar", "a form with a failure", "a card", "a bar in doubt", "a minimised bar"]) {
    test(`there is none in ${look} for who wants none`, async ({ store }) => {
      await store.page.emulateMedia({ reducedMotion: "reduce" });
      await looks[look](store);
      expect(await moving(store)).toEqual([]);
    });
  }
});
