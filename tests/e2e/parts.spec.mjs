// The parts of the bar that a store's style sheet reaches.
import { expect, MARIA, test } from "./store.mjs";
import { pageIsStyledBy } from "./style-sheet.mjs";
import { comes, CSS, inBar, LOOKS } from "./theme.mjs";

/** The bar's colour changes gradually otherwise. */

test.describe("the part", () => {
  /** Of all that has a class of the toolbar's own: its classes, and the parts it is. */
  const namesOf = (store) =>
    store.bar.evaluate((bar) =>
      [bar, ...bar.querySelectorAll("[class]")].map((element) => ({
        classes: [...element.classList].map((name) => name.replace("telesales-", "")),
        parts: [...element.part],
      })),
    );

  /** The parts of a look, once each class is one. */
  async function partsOf(store) {
    let names;
    await expect.poll(async () => {
      names = await namesOf(store);
      return names.filter(({ classes, parts }) => `${classes}` !== `${parts}`);
    }).toEqual([]);
    return names.flatMap(({ parts }) => parts);
  }

  test("is named like the class, of all that is drawn in each stage", async ({ store }) => {
    await comes(store);
    const parts = new Set();
    const sees = async () => (await partsOf(store)).forEach((part) => parts.add(part));
    await sees();
    await LOOKS.failure(store);
    await sees();
    await store.field.fill(MARIA);
    const write = await store.holds("**/api/sessions", "POST");
    await store.field.press("Enter");
    await write.arrived;
    await expect(store.button("Cancel")).toBeVisible();
    await sees();
    write.release();
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    await sees();
    await store.actsElsewhereFor("");
    await store.timePasses();
    await store.pageIsRestored();
    await store.says(/logged out/);
    await sees();
    await LOOKS.minimised(store);
    await sees();
    const styled = [...CSS.matchAll(/\.telesales-([\w-]+)/g)].map(([, name]) => name);
    // Where the bar is, not the bar; what only features have to say; and those of a list, which are in find.spec.mjs.
    const elsewhere = ["over", "notes", "note", "stay", "cart", "cart-check", "result", "result-name", "result-fact", "mark"];
    // A name for stores, which the toolbar's own sheet has no rule for.
    const expected = new Set([...styled.filter((name) => !elsewhere.includes(name)), "change"]);
    expect([...parts].toSorted()).toEqual([...expected].toSorted());
  });

  for (const [look, ...parts] of [
    ["idle", "bar", "row", "attendant", "operator", "icon", "menu", "opener", "opener-name", "minimise", "spoken"],
    ["form", "popover", "arrow", "content", "header", "form", "label", "field", "actions", "button", "main"],
    ["failure", "message"],
    ["card", "acting-for", "name", "facts", "fact", "term", "value", "stop"],
  ]) {
    test(`of the ${look} is the page's to style: ${parts.join(", ")}`, async ({ store }) => {
      await comes(store);
      await LOOKS[look](store);
      const rules = parts.map((part) => `telesales-toolbar::part(${part}) { border-radius: 0; cursor: help }`);
      await pageIsStyledBy(store, rules.join("\n"));
      for (const part of parts) {
        const styled = inBar(store, part);
        await expect(styled, part).toHaveCSS("cursor", "help");
        await expect(styled, part).toHaveCSS("border-top-left-radius", "0px");
      }
    });
  }

  test("opener is the page's to style also in a stage that has a look of its own", async ({ store }) => {
    await comes(store);
    await pageIsStyledBy(
      store,
      `telesales-toolbar::part(bar) { background: rgb(1, 2, 3); height: 70px }
       telesales-toolbar::part(opener) { color: rgb(4, 5, 6) }
       telesales-toolbar::part(stop) { background: rgb(7, 8, 9) }`,
    );
    await LOOKS.card(store);
    await expect(store.bar).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(store.bar).toHaveCSS("height", "70px");
    await expect(store.button("Maria Souza")).toHaveCSS("color", "rgb(4, 5, 6)");
    await expect(store.button("Log out")).toHaveCSS("background-color", "rgb(7, 8, 9)");
  });
});
