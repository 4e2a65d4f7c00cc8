// The bar speaks the language of the page, or the words of the store; a language is fetched when it is used.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "./store.mjs";

const FOLDER = new URL("../../src/messages/", import.meta.url);
const textsIn = (language) => JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), "utf8"));
const LANGUAGES = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));

const fetched = (store) => store.requests.map(({ path }) => path).filter((path) => path.endsWith(".json"));

/** Works the bar by the words of the language: the region, the button, the field, a message. */
async function speaks(store, language, texts = textsIn(language)) {
  const bar = store.page.getByRole("region", { name: texts.telesales, exact: true });
  await expect(bar).toHaveAttribute("lang", language);
  await expect(bar).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
  await expect(bar).toContainText(texts.attendant.replace("{}", "operator@store.example"));
  await bar.getByRole("button", { name: texts.log_in_as, exact: true }).click();
  await bar.getByRole("textbox", { name: texts.customer_email, exact: true }).press("Enter");
  await expect(bar.locator("#telesales-message")).toHaveText(texts.email_empty);
  return bar;
}

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

for (const language of LANGUAGES) {
  test(`a page in ${language} has a bar in ${language}, and fetches no other language`, async ({ store }) => {
    await store.page.setViewportSize({ width: 320, height: 600 });
    await store.embedsWith("", language);
    await store.open();
    await speaks(store, language);
    expect(fetched(store)).toEqual(language === "en" ? [] : [`/pkg/telesales-toolbar.${language}.json`]);
    const width = await store.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "the page can be scrolled sideways").toBeLessThanOrEqual(320);
  });
}

for (const [attributes, lang, language] of [
  ['locale="pt-BR"', "en", "pt-BR"],
  ['locale="es"', "pt-BR", "es"],
  ['locale=" es-es "', "en", "es-ES"],
  ["", "pt", "pt-BR"],
  ["", "pt-PT", "pt-BR"],
  ["", "es-AR", "es"],
  ["", "es_419", "es"],
  ["", "no", "nb"],
  ["", "nn-NO", "nb"],
  ["", "de-CH", "de"],
  ["", "en-GB", "en"],
  ["", "xx", "en"],
  ["", "", "en"],
  ['lang="fr"', "en", "fr"],
]) {
  test(`an element <telesales-toolbar ${attributes}> in a page in “${lang}” speaks ${language}`, async ({ store }) => {
    await store.embedsWith(attributes, lang);
    await store.open();
    await speaks(store, language);
  });
}

test("acting, in a language from right to left, names the customer and is within the page", async ({ store }) => {
  const texts = textsIn("ar");
  await store.embedsWith('reload="none"', "ar");
  await store.open();
  const bar = await speaks(store, "ar");
  await bar.getByRole("textbox").fill("rtl@example.com");
  await bar.getByRole("button", { name: texts.log_in, exact: true }).click();
  const opener = bar.getByRole("button", { name: "ليلى حسن" });
  await expect(opener).toBeVisible();
  await opener.click();
  const { x, width } = await bar.getByRole("dialog").boundingBox();
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(store.page.viewportSize().width);
});

test.describe("the store’s own texts", () => {
  const serves = (store, path, texts) => store.context.route(`**${path}`, (route) => route.fulfill({ json: texts }));

  test("go before the toolbar’s, and the others stay", async ({ store }) => {
    await serves(store, "/texts/fr.json", { log_in_as: "Aider un client", unknown: "?", log_out: "" });
    await store.embedsWith('messages="/texts/{lang}.json"', "fr");
    await store.open();
    await speaks(store, "fr", { ...textsIn("fr"), log_in_as: "Aider un client" });
  });

  test("may be of a language the toolbar does not have", async ({ store }) => {
    const catalan = { log_in_as: "Entra com a client", telesales: "Televendes" };
    await serves(store, "/texts/ca-ES.json", catalan);
    await store.embedsWith('messages="/texts/{lang}.json"', "ca-ES");
    await store.open();
    await speaks(store, "ca-ES", { ...textsIn("en"), ...catalan });
  });

  test("that are not there leave the toolbar its words", async ({ store }) => {
    await store.embedsWith('messages="/texts/nowhere.json"', "nl");
    store.complaints.declare("404 /texts/nowhere.json");
    await store.open();
    await speaks(store, "nl");
  });

  for (const [what, body] of Object.entries({ "no JSON": "<h1>Hello</h1>", "a list": "[1, 2]", "numbers": '{"log_in_as": 7}', nothing: "null" })) {
    test(`that are ${what} leave the toolbar its words`, async ({ store }) => {
      await store.context.route("**/texts.json", (route) => route.fulfill({ body, contentType: "application/json" }));
      await store.embedsWith('messages="/texts.json"');
      await store.open();
      await speaks(store, "en");
    });
  }
});

test("a language whose file is missing is English", async ({ store }) => {
  await store.context.route("**/telesales-toolbar.it.json", (route) => route.fulfill({ status: 404, body: "" }));
  store.complaints.declare("404 /pkg/telesales-toolbar.it.json");
  await store.embedsWith("", "it");
  await store.open();
  await expect(store.button("Log in as")).toBeVisible();
});

test("a toolbar that is inserted again asks for its language once", async ({ store }) => {
  await store.embedsWith("", "ja");
  await store.open();
  const region = store.page.getByRole("region", { name: textsIn("ja").telesales, exact: true });
  await expect(region).toBeVisible();
  await store.element.evaluate(async (element) => {
    element.remove();
    await null;
    document.body.prepend(element);
  });
  await expect(region).toBeVisible();
  expect(fetched(store)).toHaveLength(1);
});
