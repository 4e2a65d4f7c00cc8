// Pages that style everything there is: the bar looks the same in each, to the pixel, and leaves the page as it was.
import { readFile } from "node:fs/promises";
import { expect, MARIA, test } from "./store.mjs";

const ofPackage = (path) => readFile(new URL(`../../node_modules/${path}`, import.meta.url), "utf8");

const SHEETS = {
  "a page that unsets everything": "* { all: unset } head { display: none }",
  "a page that unsets everything, and means it": "* { all: unset !important } head { display: none !important }",
  "a page that makes everything initial, and means it": "body, body * { all: initial !important }",
  "a page that hides everything": `
    body * { display: none !important; visibility: hidden !important; content-visibility: hidden !important }`,
  "a page that hides what takes part in a form": `
    form, label, input, button, a { display: none !important; opacity: 0 !important }`,
  "a page of large letters": "html { font-size: 40px !important }",
  "a page with letters of its own": `
    * {
      font: italic 900 30px/3 serif !important;
      letter-spacing: 5px !important;
      word-spacing: 20px !important;
      text-transform: uppercase !important;
      text-align: right !important;
      text-indent: 40px !important;
      text-shadow: 2px 2px red !important;
      font-variant: small-caps !important;
    }
    body * { white-space: pre !important; text-decoration: underline !important }`,
  "a page that moves and tints everything": `
    body * {
      transform: rotate(3deg) scale(1.2) !important;
      opacity: 0.4 !important;
      filter: invert(1) !important;
      mix-blend-mode: difference !important;
      clip-path: circle(10px) !important;
      mask: linear-gradient(#000, #0000) !important;
      translate: 10px 10px !important;
      rotate: 5deg !important;
      scale: 0.5 !important;
    }`,
  "a page that runs from right to left": "* { direction: rtl !important; unicode-bidi: bidi-override !important }",
  "a page that runs from above": `
    body * { writing-mode: vertical-rl !important; text-orientation: upright !important }`,
  "a page that puts everything into boxes": `
    body * {
      box-sizing: content-box !important;
      margin: 20px !important;
      padding: 30px !important;
      border: 10px solid red !important;
      outline: 5px solid lime !important;
      background: yellow !important;
      color: red !important;
      min-height: 90px !important;
      max-width: 300px !important;
      float: left !important;
      overflow: hidden !important;
      contain: strict !important;
    }`,
  "a page that lets nothing be clicked": `
    * { pointer-events: none !important; user-select: none !important; cursor: none !important }`,
  "a page in which everything is in motion": `
    @keyframes away { to { transform: translateX(500px); opacity: 0 } }
    body * { animation: away 1ms forwards !important; transition: all 9s !important }`,
  "a page that has the bar's own names": `
    * {
      --bar: red; --on-bar: lime; --surface: blue; --text: red; --quiet: red; --line: red; --accent: lime;
      --on-accent: red; --alarm: lime; --alarm-surface: red; --focus: red; --height: 90px; --radius: 0; --shadow: none;
    }
    .telesales-bar, .telesales-row, .telesales-popover, #telesales-message { display: none !important }`,
  "a page that puts the element elsewhere": `
    telesales-toolbar { position: absolute; margin: 50px; width: 10px; visibility: hidden }`,
  "a page that puts the element elsewhere, and means it": `
    telesales-toolbar {
      position: absolute !important;
      inset: 300px !important;
      margin: 50px !important;
      width: 10px !important;
      height: 3px !important;
      overflow: hidden !important;
      visibility: hidden !important;
      z-index: -1 !important;
    }`,
  "modern-normalize": await ofPackage("modern-normalize/modern-normalize.css"),
  "Tachyons": await ofPackage("tachyons/css/tachyons.css"),
  "Bootstrap": await ofPackage("bootstrap/dist/css/bootstrap.css"),
};

const WITHIN = ".telesales-bar, .telesales-bar :is(button, a, input, .telesales-icon, bdi, p, dt, dd)";

const LOOKS = {
  async "an open form"(store) {
    await store.button("Log in as").click();
    await expect(store.field).toBeFocused();
  },
  async "an open card"(store) {
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
  },
};

/** The fixture with this sheet; its bar has the space that was kept for it. */
async function openStyled(store, css) {
  await store.context.route("**/hostile.css", (route) => route.fulfill({ contentType: "text/css", body: css }));
  await store.openFixture("hostile/page");
  await expect(store.element.locator(".telesales-bar")).toHaveCount(1);
}

/** In a session in which somebody is acted for, or nobody. */
async function isReadyFor(store, look) {
  await store.operatorIsLoggedIn();
  if (look === "an open card") await store.hasBegunFor(MARIA);
  await openStyled(store, "");
}

async function looksLike(store, css, look) {
  await openStyled(store, css);
  await LOOKS[look](store);
}

/** Pictures of two equal windows are equal to the byte: they are of one browser. */
const picture = (store) => store.page.screenshot();

/** Once nothing changes any more. */
async function settledPicture(store) {
  let [before, now] = [];
  await expect.poll(async () => {
    [before, now] = [now, await picture(store)];
    return before?.equals(now) ?? false;
  }).toBe(true);
  return now;
}

const looksAs = (store, expected) => expect.poll(async () => (await picture(store)).equals(expected)).toBe(true);

for (const look of Object.keys(LOOKS)) {
  test.describe(look, () => {
    test.beforeEach(({ store }) => isReadyFor(store, look));

    for (const [name, css] of Object.entries(SHEETS)) {
      test(`looks the same in ${name}`, async ({ store }) => {
        await looksLike(store, "", look);
        const undisturbed = await settledPicture(store);
        await looksLike(store, css, look);
        expect(await store.page.evaluate(() => document.styleSheets[1].cssRules.length)).toBeGreaterThan(0);
        await looksAs(store, undisturbed);
      });
    }

    test("is pictured, and by a pixel more it is another picture", async ({ store }) => {
      await looksLike(store, "", look);
      const undisturbed = await settledPicture(store);
      await looksLike(store, ":root { --telesales-radius: 7px }", look);
      expect((await settledPicture(store)).equals(undisturbed)).toBe(false);
      await looksLike(store, "", look);
      await looksAs(store, undisturbed);
    });

    // A zoomed page rounds its lines and letters in another way, so places are compared here, not pixels.
    for (const css of ["html { zoom: 1.5 }", "body { zoom: 0.8 }", "html { zoom: 1.25 } body { zoom: 1.2 }"]) {
      test(`is where it is, and as large, in a page of ${css}`, async ({ store }) => {
        const boxes = async () => {
          const all = await store.element.locator(WITHIN).all();
          const found = await Promise.all(all.map((element) => element.boundingBox()));
          return found.map((box) => box && Object.values(box));
        };
        await looksLike(store, "", look);
        const undisturbed = await boxes();
        await looksLike(store, css, look);
        const farthest = async () => {
          const now = await boxes();
          expect(now.map(Boolean)).toEqual(undisturbed.map(Boolean));
          const moved = now.flatMap((box, at) => box?.map((side, of) => Math.abs(side - undisturbed[at][of])) ?? 0);
          return Math.max(...moved);
        };
        await expect.poll(farthest).toBeLessThanOrEqual(1);
      });
    }
  });
}

test.describe("the page", () => {
  /** All of the page but the element: what stands in it, where it is, what styles it, and what scripts can reach. */
  const pageAround = (store) =>
    store.page.evaluate(() => {
      const around = document.documentElement.cloneNode(true);
      around.querySelector("telesales-toolbar")?.remove();
      const others = [...document.querySelectorAll("*")].filter((element) => !element.closest("telesales-toolbar"));
      return {
        html: around.outerHTML.replace(/^<html[^>]*>/, ""),
        attributes: around.getAttributeNames().filter((name) => name !== "style"),
        style: around.getAttribute("style") ?? "",
        boxes: others.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.localName, x, y, width, height];
        }),
        sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
        globals: Object.getOwnPropertyNames(window).toSorted(),
        scroll: [scrollX, scrollY, document.documentElement.scrollWidth, document.documentElement.scrollHeight],
      };
    });

  const inserts = (store) =>
    store.page.evaluate(() => {
      const element = document.createElement("telesales-toolbar");
      element.setAttribute("reload", "none");
      document.body.prepend(element);
    });

  test("stays as it was around the element, which comes over it, and is again so once that is gone", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await store.openFixture("no-element");
    const before = await pageAround(store);
    expect(before.style).toBe("");
    const isAsBefore = () => expect.poll(() => pageAround(store)).toEqual(before);
    await inserts(store);
    await store.isIdle();
    await isAsBefore();
    // With the first click it takes its place.
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(store.button("Log out")).toBeVisible();
    await store.element.evaluate((element) => element.remove());
    await isAsBefore();
  });
});
