// While the operator acts, for whom is in sight: wherever a store has the element, and whatever it lays over it.
import { expect, MARIA, test } from "./store.mjs";

/** Runs there: puts the element into something, and makes the page long. */
const puts = (store, change) =>
  store.page.evaluate((change) => {
    const [html, body] = [document.documentElement, document.body];
    const around = document.createElement("div");
    const element = document.querySelector("telesales-toolbar");
    element.before(around);
    around.append(element);
    const long = document.createElement("div");
    long.style.height = "3000px";
    body.append(long);
    const named = { html, body, around };
    for (const [name, style] of Object.entries(change)) Object.assign(named[name].style, style);
  }, change);

/** Scrolls whatever scrolls there, and returns once that has been told to all. */
const scrolls = (store, top) =>
  store.page.evaluate(async (top) => {
    const told = new Promise((resolve) => {
      addEventListener("scroll", () => requestAnimationFrame(resolve), { capture: true, once: true });
    });
    scrollTo(0, top);
    document.body.scrollTo(0, top);
    await told;
  }, top);

/** Whether what is seen at the middle of the bar is the bar. */
const isUppermost = (store, name = "Maria Souza") =>
  expect
    .poll(async () => {
      const box = await store.button(name).boundingBox();
      if (!box || box.y < 0) return "out of sight";
      return store.page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.localName,
        [box.x + box.width / 2, box.y + box.height / 2],
      );
    })
    .toBe("telesales-toolbar");

const isLifted = (store) => expect(store.bar).toHaveAttribute("popover", "manual");
const isInPlace = (store) => expect(store.bar).not.toHaveAttribute("popover");

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.openFixture("between");
  await store.isIdle();
});

/** What a theme does, and where the bar is lost by that. */
const themes = {
  "clips html and body sideways": { html: { overflowX: "hidden" }, body: { overflowX: "hidden", height: "100%" } },
  "has html and body as high as the window": { html: { height: "100%" }, body: { height: "100%", margin: "0" } },
  "has a wrapper that clips": { around: { overflow: "hidden" } },
  "has it in a short parent": { around: { height: "44px" } },
};

for (const [what, change] of Object.entries(themes)) {
  test(`a page that ${what} loses no acting bar when it is scrolled`, async ({ store }) => {
    await puts(store, change);
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await scrolls(store, 1_000);
    await isUppermost(store);
    await scrolls(store, 0);
    await isInPlace(store);
    await isUppermost(store);
  });
}

test("a page that moves nothing has its bar in its place all the time", async ({ store }) => {
  await store.open("/");
  await store.isIdle();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  await store.page.evaluate(() => {
    window.lifts = 0;
    const bar = document.querySelector("telesales-toolbar").shadowRoot.querySelector(".telesales-bar");
    new MutationObserver(() => window.lifts++).observe(bar, { attributeFilter: ["popover"] });
  });
  // It is looked for with each scroll.
  for (const top of [200, 0, 100]) await scrolls(store, top);
  expect(await store.page.evaluate(() => window.lifts)).toBe(0);
});

for (const [what, position, style] of [
  ["a small tab in what is transformed", "", { transform: "translateY(10px)" }],
  ["a small tab in what is filtered", "", { filter: "blur(0)" }],
  ["a bar with position=fixed in what is transformed", "fixed", { transform: "translateY(10px)" }],
]) {
  test(`${what} is in sight when the page is scrolled`, async ({ store }) => {
    await puts(store, { around: style });
    if (position) await store.element.evaluate((element, position) => element.setAttribute("position", position), position);
    else await store.button("Minimise the toolbar").click();
    await store.isIdle();
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await scrolls(store, 1_000);
    await isUppermost(store);
  });
}

/** Runs there: lays something over the whole window; returns nothing. */
const covers = {
  "a modal dialog": () => {
    const dialog = document.createElement("dialog");
    dialog.textContent = "Newsletter";
    document.body.append(dialog);
    dialog.showModal();
    window.goes = () => dialog.close();
  },
  "a popover": () => {
    const popover = document.createElement("div");
    popover.popover = "manual";
    popover.textContent = "Cookies";
    Object.assign(popover.style, { inset: "0", width: "100%", height: "100%" });
    document.body.append(popover);
    popover.showPopover();
    window.goes = () => popover.hidePopover();
  },
  "a banner with the largest z-index": () => {
    const banner = document.createElement("div");
    banner.textContent = "Sale";
    Object.assign(banner.style, { position: "fixed", inset: "0 0 auto", height: "60px", zIndex: "2147483647", background: "#fff" });
    document.body.append(banner);
    window.goes = () => banner.remove();
  },
};

for (const [what, cover] of Object.entries(covers)) {
  test(`an acting bar is above ${what}, and goes back to its place`, async ({ store }) => {
    await puts(store, {});
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await isInPlace(store);
    await store.page.evaluate(cover);
    await isLifted(store);
    if (what !== "a modal dialog") await isUppermost(store);
    await expect(store.bar).toHaveCSS("background-color", "rgb(196, 0, 76)");
    expect((await store.bar.boundingBox()).y).toBe(0);
    await store.page.evaluate(() => window.goes());
    await isInPlace(store);
    await isUppermost(store);
  });
}

test("an idle bar is left where it is", async ({ store }) => {
  await puts(store, { around: { overflow: "hidden" } });
  // With this it takes its place.
  await store.page.keyboard.press("Shift");
  await isInPlace(store);
  await scrolls(store, 1_000);
  await isInPlace(store);
});

test("a form that the page would clip is in sight as soon as it opens, and the bar goes back once it is closed", async ({ store }) => {
  await puts(store, { around: { overflow: "hidden" } });
  await store.button("Log in as").click();
  await isLifted(store);
  await expect(store.field).toBeFocused();
  await store.field.click();
  await store.page.keyboard.press("Escape");
  await isInPlace(store);
});

test("a lifted bar works, and leaves the page its room", async ({ store }) => {
  await puts(store, { around: { overflow: "hidden" } });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  const height = () => store.element.evaluate((element) => element.getBoundingClientRect().height);
  const before = await height();
  await scrolls(store, 1_000);
  await isLifted(store);
  expect(await height()).toBe(before);
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.isIdle();
  await isInPlace(store);
  expect(await height()).toBe(before);
});

for (const [what, style] of [
  ["moves it by a transform", { transform: "translateY(0)" }],
  ["filters what it contains", { filter: "brightness(1)" }],
]) {
  test(`the coloured edge is the window's own in a page that ${what}`, async ({ store }) => {
    await puts(store, { body: style });
    await store.element.evaluate((element) => element.setAttribute("frame", ""));
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await isLifted(store);
    const reaches = () =>
      store.bar.evaluate((bar) => {
        const { height, borderTopWidth } = getComputedStyle(bar, "::after");
        return parseFloat(height) + 2 * parseFloat(borderTopWidth) - innerHeight;
      });
    expect(await reaches()).toBe(0);
    // It stays so, whenever it is looked for what hides the bar.
    await scrolls(store, 1_000);
    await isLifted(store);
    await store.button("Maria Souza").click();
    await store.button("Log out").click();
    await store.isIdle();
    await isInPlace(store);
  });
}

test("an edge that nothing cuts lifts no bar", async ({ store }) => {
  await puts(store, {});
  await store.element.evaluate((element) => element.setAttribute("frame", ""));
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  // It is looked for with each scroll.
  for (const top of [200, 0]) await scrolls(store, top);
  await isInPlace(store);
});
