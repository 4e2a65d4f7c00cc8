// The gallery's pages, which are the real element in each of its states: how they look, that they are accessible, that they
// speak each language in the room there is, and that they say nothing that is in no message file.
import { readdir, readFile } from "node:fs/promises";
import { LANGUAGES } from "../../demo/gallery/languages.js";
import { STATES } from "../../demo/gallery/states.js";
import { nothingIsFound } from "./axe.mjs";
import { expect, test } from "./store.mjs";

const WIDTHS = { wide: { width: 820, height: 400 }, narrow: { width: 320, height: 440 } };

// A picture has the font that comes with the tests, for machines have others.
const FONT = new URL("../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url);

async function shows(store, state, options = {}) {
  await store.page.goto(`/demo/gallery/picture.html?${new URLSearchParams({ state, ...options })}`);
  await expect(store.page.locator("html")).toHaveAttribute("data-state", state);
}

async function writesInTheFontOfThePictures(store) {
  await store.page.route("**/font.woff2", async (route) => route.fulfill({ body: await readFile(FONT) }));
  await store.page.addInitScript(() => {
    const font = new FontFace("Pictures", "url(/font.woff2)", { weight: "100 900" });
    document.fonts.add(font);
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.style.setProperty("--telesales-font", "14px/1.4 Pictures");
    });
  });
}

for (const [state, { says }] of Object.entries(STATES)) {
  test(`${says}: looks as it did`, async ({ store }) => {
    await writesInTheFontOfThePictures(store);
    for (const theme of ["light", "dark"]) {
      for (const [name, size] of Object.entries(WIDTHS)) {
        await store.page.setViewportSize(size);
        await shows(store, state, { theme });
        await store.page.evaluate(() => document.fonts.ready);
        await expect(store.page).toHaveScreenshot(`${state}-${theme}-${name}.png`, { maxDiffPixelRatio: 0.01, threshold: 0.3 });
      }
    }
  });

  test(`${says}: is accessible in light, dark, on a phone and from right to left`, async ({ store }) => {
    for (const [options, size] of [
      [{ theme: "light" }, WIDTHS.wide],
      [{ theme: "dark" }, WIDTHS.wide],
      [{ theme: "dark", frame: "" }, WIDTHS.narrow],
      [{ lang: "ar", theme: "light" }, WIDTHS.wide],
      [{ lang: "ar", theme: "light" }, WIDTHS.narrow],
    ]) {
      await store.page.setViewportSize(size);
      await shows(store, state, options);
      await nothingIsFound(store, "telesales-toolbar");
    }
  });
}

for (const lang of LANGUAGES) {
  test(`in ${lang} there is room for all that is said`, async ({ store }) => {
    for (const state of Object.keys(STATES)) {
      await shows(store, state, { lang });
      for (const [name, size] of Object.entries(WIDTHS)) {
        await store.page.setViewportSize(size);
        expect(await cutOff(store), `${state}, ${name}`).toEqual([]);
      }
    }
  });
}

/** The texts for which there is no room. Names and addresses may be any length, and end in "…" if they must. */
const cutOff = (store) =>
  store.page.evaluate(() => {
    const { shadowRoot } = document.querySelector("telesales-toolbar");
    const isCut = (element) => element.scrollWidth > element.clientWidth + 1;
    const named = shadowRoot.querySelector("[data-stage=acting]") ? ".telesales-opener-name, " : "";
    const mayEnd = shadowRoot.querySelectorAll(`${named}.telesales-attendant, .telesales-attendant *, .telesales-acting-for`);
    const seen = [...shadowRoot.querySelectorAll("section *")].filter(
      (element) => element.textContent && element.clientWidth > 1 && ![...mayEnd].includes(element),
    );
    const page = isCut(document.documentElement) ? ["the page scrolls sideways"] : [];
    return [...page, ...seen.filter(isCut).map((element) => `${element.className}: ${element.textContent}`)];
  });

/** What is not said in any language. */
const DATA = /^(–|\d+|:?( ?\d+ · R\$\d+\.\d\d\.?)?|maria|Maria Souza|João Lima|\d{3}\.\d{3}\.\d{3}-\d{2}|\+\d+|[+*][*.\d-]+|(Maria Souza *)?\w+@[\w.]+|)$/;

test("all that is seen or read aloud comes from the message files, in every state", async ({ store }) => {
  const english = JSON.parse(await readFile(new URL("../../src/messages/en.json", import.meta.url), "utf8"));
  const names = Object.keys(english).filter((name) => !name.startsWith("@"));
  // A language whose words are their names, in brackets.
  const texts = Object.fromEntries(names.map((name) => [name, `⟦${name}${english[name].includes("{}") ? " {}" : ""}⟧`]));
  const messages = "/texts.json";
  await store.context.route(`**${messages}`, (route) => route.fulfill({ json: texts }));
  const said = new Set();
  for (const state of Object.keys(STATES)) {
    await shows(store, state, { messages });
    for (const text of await wordsOf(store)) {
      expect(text.replaceAll(/⟦\w+|⟧/g, "").trim(), `in ${state}: ${text}`).toMatch(DATA);
      for (const [, name] of text.matchAll(/⟦(\w+)/g)) said.add(name);
    }
  }
  // Only read aloud, and only once it is heard.
  expect([...said]).toContain("now_acting");
  // The rest are other failures' words, and what only a script hears.
  expect(said.size).toBeGreaterThan(30);
});

/** From a bar's first 100 ms in the page nothing is read aloud. */
const UNHEARD_MS = 100;

/** Each text, name and hint of the bar, also what only a screen reader says, once that is heard. */
const wordsOf = (store) =>
  store.page.evaluate(async (unheard) => {
    // The bar's own timer is older and as long, so that it ends first.
    await new Promise((resolve) => setTimeout(resolve, unheard));
    const { shadowRoot } = document.querySelector("telesales-toolbar");
    // What stands in one line belongs together.
    const lines = "p, span.telesales-acting-for, .telesales-note > span, span[class*=hint], span[class*=result-], button:not([class*=result]), a, label, dt, dd";
    const texts = [...shadowRoot.querySelectorAll(lines)].map((element) => element.textContent.trim());
    const named = ["aria-label", "title", "placeholder", "alt"].flatMap((name) =>
      [...shadowRoot.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)),
    );
    const all = shadowRoot.querySelector("section").textContent.replaceAll(/\s/g, "").length;
    const covered = texts.join("").replaceAll(/\s/g, "").length;
    if (covered < all) throw new Error("there is text outside the lines that are looked at");
    return [...texts, ...named].filter(Boolean);
  }, UNHEARD_MS);

test("the gallery has every language there is", async () => {
  const files = await readdir(new URL("../../src/messages", import.meta.url));
  const languages = files.filter((file) => file.endsWith(".json")).map((file) => file.replace(".json", ""));
  expect(LANGUAGES.toSorted()).toEqual(languages.toSorted());
});

test("the gallery's page has every state in every theme and width, and loads a language when it is opened", async ({ store }) => {
  await store.page.goto("/");
  await store.page.getByRole("link", { name: "All looks of the toolbar" }).click();
  const pictures = store.page.locator("iframe");
  await expect(pictures).toHaveCount(Object.keys(STATES).length * 4);
  const [first] = await pictures.all();
  await expect(first.contentFrame().locator("html")).toHaveAttribute("data-state", "idle");
  await expect(first.contentFrame().getByRole("button", { name: "Log in as" })).toBeVisible();
  await store.page.getByText("Arabic (ar)").click();
  await expect(pictures).toHaveCount(Object.keys(STATES).length * 8);
  const arabic = store.page.locator("#ar iframe").first();
  await arabic.scrollIntoViewIfNeeded();
  await expect(arabic.contentFrame().getByRole("region")).toHaveAttribute("dir", "rtl");
  expect(store.requests.filter(({ path }) => path.endsWith("telesales-toolbar.de.json"))).toEqual([]);
});
