// The bar in letters spaced as WCAG 1.4.12 has it: nothing of it is cut off.
import { actsFor, controlsAreWithinTheWindow, isIdleOnAFullPage, looks, pageScrollsOnlyDown, PHONE } from "./looks.mjs";
import { expect, MARIA, test } from "./store.mjs";

test.beforeEach(({ store }) => isIdleOnAFullPage(store));

for (const [size, viewport] of Object.entries({ "a phone": PHONE, "a desk": { width: 1280, height: 720 } })) {
  test.describe(`in letters spaced as WCAG 1.4.12 has it, on ${size}`, () => {
    test.use({ viewport });

    const lettersAreSpaced = (store) =>
      store.element.evaluate(({ shadowRoot }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* {
          line-height: 1.5 !important;
          letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important;
        }
        p { margin-bottom: 2em !important }`);
        shadowRoot.adoptedStyleSheets.push(sheet);
      });

    /** Texts of the popover that are wider or higher than their room. */
    const clipped = (store) =>
      store.popover.locator("p, label, label > span, button, a, dt, dd").evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
          .filter(({ clientWidth, clientHeight, scrollWidth, scrollHeight }) => {
            return scrollWidth > clientWidth || scrollHeight > clientHeight;
          })
          .map(({ localName, textContent }) => `${localName} ${textContent}`),
      );

    const texts = (store) => store.popover.locator("p, label, button, a, dt, dd").filter({ visible: true });

    for (const [look, end] of [
      ["a form with a failure", "Log in"],
      ["a form with a long e-mail", "Log in"],
      ["a card", "Log out"],
      ["a card with a long name", "Log out"],
      ["a bar in doubt", "Log out"],
      ["a bar whose page is out of date", "Log out"],
    ]) {
      test(`nothing of ${look} is clipped, and the bar is one line`, async ({ store }) => {
        await looks[look](store);
        await lettersAreSpaced(store);
        expect(await store.popover.evaluate((popover) => getComputedStyle(popover).letterSpacing)).not.toBe("normal");
        expect(await texts(store).count()).toBeGreaterThanOrEqual(3);
        expect(await clipped(store)).toEqual([]);
        await expect(store.button(end)).toBeVisible();
        await controlsAreWithinTheWindow(store);
        await pageScrollsOnlyDown(store);
        const { height } = await store.bar.boundingBox();
        expect(height).toBe(44);
        const name = store.bar.locator(".telesales-opener-name");
        expect(await name.evaluate((name) => name.getClientRects().length)).toBe(1);
      });
    }

    test("the names of an idle bar and of an acting one can be read", async ({ store }) => {
      await lettersAreSpaced(store);
      const shown = () =>
        store.bar.locator(".telesales-opener-name").evaluate(({ clientWidth, scrollWidth }) => ({
          isWhole: scrollWidth <= clientWidth,
          isEnough: clientWidth >= 56,
        }));
      expect(await shown()).toEqual({ isWhole: true, isEnough: true });
      await actsFor(store, MARIA, "Maria Souza");
      // On a phone a longer name may end in dots; the card has all of it.
      expect(await shown()).toEqual({ isWhole: size === "a desk" || expect.any(Boolean), isEnough: true });
      await expect(store.bar.getByText("Acting for", { exact: true })).toBeVisible();
      await controlsAreWithinTheWindow(store);
    });
  });
}
