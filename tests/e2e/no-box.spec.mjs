// An element without a bar is nothing to the layout of a shopper's page, whatever that is.
import { expect, MARIA, test } from "./store.mjs";

/** A page of three parts in this layout, and where they are; the element comes before them, or is not in it. */
const LAYOUTS = {
  "a grid of header, page and footer": "body { display: grid; grid-template-rows: auto 1fr auto; height: 800px; margin: 0 }",
  "a column with gaps": "body { display: flex; flex-direction: column; gap: 30px; margin: 0 }",
  "a row with gaps": "body { display: flex; gap: 30px; margin: 0 }",
  "a page of blocks": "body { line-height: 3 }",
  "a store's own rule for it": "body { display: grid; gap: 30px } telesales-toolbar { margin: 20px; padding: 20px }",
};

const THREE = "<header>Casa Verde</header><main>Lamps</main><footer>Contact</footer>";

const opens = async (store, css, element) => {
  const script = '<script async blocking="render" type="module" src="/pkg/telesales-toolbar.js"></script>';
  const head = `<title>A layout</title><link rel="icon" href="data:," />${script}<style>${css}</style>`;
  const body = `<!doctype html><html lang="en"><head>${head}</head><body>${element}${THREE}</body></html>`;
  await store.context.unroute("**/layout");
  await store.context.route("**/layout", (route) => route.fulfill({ contentType: "text/html", body }));
  await store.page.goto("/layout");
};

const boxes = (store) =>
  store.page.evaluate(() =>
    ["header", "main", "footer"].map((name) => {
      const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
      return [x, y, width, height];
    }));

for (const [layout, css] of Object.entries(LAYOUTS)) {
  test(`a shopper's page is as it was: ${layout}`, async ({ store }) => {
    await store.shopperIsLoggedIn();
    await opens(store, css, "");
    const before = await boxes(store);
    await opens(store, css, "<telesales-toolbar></telesales-toolbar>");
    await store.hasNoBar("visitor");
    expect(await boxes(store)).toEqual(before);
    expect(await store.element.evaluate((element) => element.getAttributeNames())).toEqual([]);
  });
}

test("in a browser that had an operator the next shopper's page is as it was, too", async ({ store }) => {
  const css = LAYOUTS["a grid of header, page and footer"];
  const element = "<telesales-toolbar></telesales-toolbar>";
  await store.operatorIsLoggedIn();
  await opens(store, css, element);
  await store.isIdle();
  await store.shopperIsLoggedIn();
  await store.page.evaluate(() => sessionStorage.clear());
  await opens(store, css, "");
  const before = await boxes(store);
  await opens(store, css, element);
  await store.hasNoBar("visitor");
  expect(await boxes(store)).toEqual(before);
});

test("a bar in such a grid has its place, and keeps it from one page to the next", async ({ store }) => {
  const css = "body { display: grid; grid-template-rows: auto auto 1fr auto; height: 800px; margin: 0 }";
  await store.operatorIsLoggedIn();
  await opens(store, css, "<telesales-toolbar reload=none></telesales-toolbar>");
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  await opens(store, css, "<telesales-toolbar reload=none></telesales-toolbar>");
  await store.actsFor("Maria Souza");
  const [[, top], [, page]] = await boxes(store);
  expect(top).toBe(44);
  expect(page).toBeGreaterThan(top);
  expect((await store.bar.boundingBox()).height).toBe(44);
});
