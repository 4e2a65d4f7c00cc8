// The customer's card: what is masked on it, what it copies, and what a store wants on it.
import { LANGUAGES } from "../../demo/gallery/languages.js";
import { nothingIsFound } from "./axe.mjs";
import { controls, controlsAreWithinTheWindow, PHONE, pageScrollsOnlyDown } from "./looks.mjs";
import { expect, JOAO, MARIA, test } from "./store.mjs";

const DOCUMENT = "123.456.789-09";
const MASKED_DOCUMENT = "***.456.***-**";
const PHONE_NUMBER = "+5511987654321";
const MASKED_PHONE = "+*********4321";
const REFUSED = "The browser did not allow copying. Show the text and select it.";

const values = (store) => store.popover.locator(".telesales-value");
const terms = (store) => store.popover.getByRole("term");
const copies = (store, fact) => store.button(`Copy ${fact}`);

/** The operator acts for Maria, and her card is open. */
async function comes(store, attributes = "", email = MARIA, name = "Maria Souza") {
  await store.operatorIsLoggedIn();
  await store.embedsWith(`reload="none" ${attributes}`);
  await store.open();
  await store.asksFor(email);
  await store.actsFor(name);
  await store.button(name).click();
  await expect(store.button("Log out")).toBeVisible();
}

const isMasked = (store) => expect(values(store)).toHaveText([MARIA, MASKED_DOCUMENT, MASKED_PHONE]);
const isShown = (store) => expect(values(store)).toHaveText([MARIA, DOCUMENT, PHONE_NUMBER]);

test.describe("document and phone", () => {
  test("are masked until they are shown by one button, and again when that is pressed", async ({ store }) => {
    await comes(store);
    await isMasked(store);
    expect(await store.bar.evaluate((bar) => bar.outerHTML)).not.toContain("123.456");
    await store.button("Show numbers").click();
    await isShown(store);
    await expect(store.button("Hide numbers")).toBeFocused();
    await expect(store.button("Hide numbers")).not.toHaveAttribute("aria-pressed");
    await store.button("Hide numbers").click();
    await isMasked(store);
  });

  test("are masked whenever the card is opened anew", async ({ store }) => {
    await comes(store);
    await store.button("Show numbers").click();
    await isShown(store);
    await store.page.keyboard.press("Escape");
    await store.button("Maria Souza").click();
    await isMasked(store);
    await expect(store.button("Show numbers")).toBeVisible();
  });

  test("are masked again for the next customer", async ({ store }) => {
    await comes(store);
    await store.button("Show numbers").click();
    await isShown(store);
    await store.context.request.post("/api/dataentities/CL/documents", {
      data: { email: "numbers@example.com", firstName: "Rosalva", document: "11144477735", phone: "+5511900001234" },
    });
    await store.call("impersonate", "numbers@example.com");
    await store.actsFor("Rosalva");
    if (!(await store.popover.isVisible())) await store.button("Rosalva").click();
    await expect(values(store)).toHaveText(["numbers@example.com", "***444*****", "+*********1234"]);
    await expect(store.button("Show numbers")).toBeVisible();
  });

  test("of a customer who was found stay masked, and nothing is copied, until the operator goes on", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await store.actsElsewhereFor(MARIA);
    await store.open();
    await isMasked(store);
    await expect(store.popover.getByRole("button")).toHaveText(["Go on", "Log out"]);
  });

  test("that are not known are neither to be shown nor copied", async ({ store }) => {
    await comes(store, "", JOAO, "João Lima");
    await expect(values(store)).toHaveText([JOAO, "–", "–"]);
    await expect(store.popover.getByRole("button")).toHaveText(["Copy", "Log out", "Change customer"]);
  });
});

test.describe("copying", () => {
  const clipboard = (store) => store.page.evaluate(() => navigator.clipboard.readText());

  test("brings all of a fact to the clipboard, also of one that is masked, and says so", async ({ store }) => {
    await store.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await comes(store);
    for (const [fact, whole] of [["E-mail", MARIA], ["Document", DOCUMENT], ["Phone", PHONE_NUMBER]]) {
      await copies(store, fact).click();
      await expect(store.button(`Copied ${fact}`)).toBeFocused();
      await expect(store.liveRegion).toHaveText("Copied");
      expect(await clipboard(store)).toBe(whole);
      await expect(store.popover.getByText("Copied", { exact: true })).toHaveCount(1);
    }
    await isMasked(store);
    await expect(copies(store, "Phone")).toBeVisible();
    await store.page.evaluate(() => navigator.clipboard.writeText(""));
  });

  test("says it anew of each, to those who cannot see it", async ({ store }) => {
    await store.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await comes(store);
    await store.liveRegion.evaluate((region) => {
      window.said = [];
      new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    });
    await copies(store, "E-mail").click();
    await expect(store.button("Copied E-mail")).toBeVisible();
    await copies(store, "Phone").click();
    await expect(store.button("Copied Phone")).toBeVisible();
    expect((await store.page.evaluate(() => window.said)).filter((text) => text === "Copied")).toHaveLength(2);
  });

  /** Where nothing can be copied, and why. A page that is no secure one has not even the class. */
  const HINDRANCES = {
    "refuses it": (store) =>
      store.context.addInitScript(() => {
        if (window.Clipboard) Clipboard.prototype.writeText = () => Promise.reject(new DOMException("No.", "NotAllowedError"));
      }),
    "has no clipboard, as without HTTPS": (store) =>
      store.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })),
    "has a clipboard that throws": (store) =>
      store.context.addInitScript(() =>
        Object.defineProperty(Navigator.prototype, "clipboard", {
          get() {
            throw "nothing";
          },
        })),
    "never answers": (store) =>
      store.context.addInitScript(() => {
        if (window.Clipboard) Clipboard.prototype.writeText = () => new Promise(() => {});
      }),
  };

  for (const [what, comesAbout] of Object.entries(HINDRANCES)) {
    test(`where the browser ${what}: it is said, and the way that is left works`, async ({ store }) => {
      await comesAbout(store);
      await comes(store, 'timeout-ms="900"');
      await copies(store, "Document").click();
      await expect(store.popover.getByText(REFUSED)).toBeVisible();
      await expect(store.liveRegion).toHaveText(REFUSED);
      await expect(copies(store, "Document")).toBeFocused();
      await store.button("Show numbers").click();
      await isShown(store);
      await store.page.keyboard.press("Escape");
      await store.button("Maria Souza").click();
      await expect(store.popover.getByText(REFUSED)).toBeHidden();
    });
  }

  test("is refused by a page's policy, and that is said", async ({ store }) => {
    store.complaints.declare(
      "Permissions policy violation: The Clipboard API has been blocked because of a permissions policy applied to the current document. See https://crbug.com/414348233 for more details.",
    );
    await store.changesPages((html) => html, { "permissions-policy": "clipboard-write=()" });
    await store.operatorIsLoggedIn();
    await store.open();
    await store.logInAs(MARIA);
    await store.button("Maria Souza").click();
    await copies(store, "E-mail").click();
    await expect(store.popover.getByText(REFUSED)).toBeVisible();
  });
});

test.describe("by keyboard only", () => {
  test("what is masked is shown and copied, and the focus stays where it is", async ({ store }) => {
    await store.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await comes(store);
    const { keyboard } = store.page;
    await expect(store.popover.getByRole("link", { name: "Orders" })).toBeFocused();
    await keyboard.press("Shift+Tab");
    await expect(store.button("Show numbers")).toBeFocused();
    await keyboard.press("Enter");
    await isShown(store);
    await expect(store.button("Hide numbers")).toBeFocused();
    await keyboard.press("Shift+Tab");
    await expect(copies(store, "Phone")).toBeFocused();
    await keyboard.press("Space");
    await expect(store.button("Copied Phone")).toBeFocused();
    await expect(copies(store, "Phone")).toBeFocused();
    for (const fact of ["Document", "E-mail"]) {
      await keyboard.press("Shift+Tab");
      await expect(copies(store, fact)).toBeFocused();
    }
    await keyboard.press("Escape");
    await expect(store.button("Maria Souza")).toBeFocused();
  });
});

test.describe("a store chooses", () => {
  /** What is in the session's public namespace, where anybody may write anything. */
  const hasPublic = (store, values) =>
    store.context.request.post("/api/sessions", {
      data: { public: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])) },
    });

  const CARD =
    'card="phone, document=CPF, profile.priceTables=Price table, public.text, public.number=Number, public.yes, public.none=None, public.thing=Thing, public.long"';

  test("what is on the card, in which order and what it is called", async ({ store }) => {
    await hasPublic(store, { text: "<b>phone</b>", number: 12.5, yes: true, thing: { a: 1 }, long: "9".repeat(5000) });
    await comes(store, CARD);
    await expect(terms(store)).toHaveText(["Phone", "CPF", "Price table", "text", "Number", "yes", "None", "Thing", "long"]);
    const long = `${"9".repeat(200)}…`;
    await expect(values(store)).toHaveText([MASKED_PHONE, MASKED_DOCUMENT, "gold", "<b>phone</b>", "12.5", "true", "–", "–", long]);
    await expect(copies(store, "CPF")).toBeVisible();
    await expect(store.popover.getByText(MARIA)).toHaveCount(0);
  });

  test("it by a property, too", async ({ store }) => {
    await comes(store);
    await isMasked(store);
    await store.element.evaluate((element) => (element.card = "profile.loyaltyTier=Loyalty"));
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await expect(terms(store)).toHaveText(["Loyalty"]);
    await expect(values(store)).toHaveText(["Ouro"]);
    await expect(store.element).toHaveAttribute("card", "profile.loyaltyTier=Loyalty");
  });

  test("what nobody understands, which is told once and leaves the default", async ({ store }) => {
    store.complaints.declare(
      "telesales-toolbar: card is to be a list with commas of email, document, phone, profile.… and public.…, each once and perhaps with =label. The default is used.",
    );
    await comes(store, 'card="email, impersonate.storeUserEmail"');
    await isMasked(store);
    await store.page.keyboard.press("Escape");
    await store.button("Maria Souza").click();
    await isMasked(store);
  });

  test("and only what it has chosen is asked for, when the card is opened", async ({ store }) => {
    await comes(store, 'card="email,public.channel"');
    const ofCard = () => store.sent("GET").filter(({ search }) => search.includes("shopper.firstName"));
    await expect.poll(() => ofCard().length).toBe(1);
    expect(ofCard()[0].search).toMatch(/,authentication\.unitName,public\.channel$/);
    expect(store.sent("GET").filter(({ search }) => search.includes("public.channel"))).toHaveLength(1);
  });

  test("nothing, and nothing is asked for besides", async ({ store }) => {
    await comes(store);
    await isMasked(store);
    await store.button("Log out").click();
    await store.isIdle();
    expect(store.sessionRequests().join(" ")).toBe("GET POST GET POST GET");
  });
});

test.describe("where companies buy", () => {
  const companiesBuy = (store) => store.context.request.post("/mock/store", { form: { buyers: "companies" }, maxRedirects: 0 });

  test("the person is named, and the contract and the unit beneath", async ({ store }) => {
    await store.operatorIsLoggedIn();
    await companiesBuy(store);
    await comes(store, 'card="email,document,phone"', MARIA, "Exemplo Comércio Ltda");
    await expect(store.popover.locator(".telesales-name")).toHaveText("Maria Souza");
    await expect(terms(store)).toHaveText(["Contract", "Unit", "E-mail", "Document", "Phone"]);
    await expect(values(store)).toHaveText(["Exemplo Comércio Ltda", "Compras", MARIA, "–", MASKED_PHONE]);
  });
});

test.describe("all of it", () => {
  const CARD = 'card="email,document,phone,profile.priceTables=Price table,public.long=A label that goes on for longer than a line has room"';

  async function comesWithAll(store, lang = "en", attributes = "") {
    await store.operatorIsLoggedIn();
    await store.context.request.post("/mock/store", { form: { buyers: "companies" }, maxRedirects: 0 });
    await store.context.request.post("/api/sessions", { data: { public: { long: { value: "9".repeat(300) } } } });
    await store.hasBegunFor(MARIA);
    await store.embedsWith(`reload="none" ${CARD} ${attributes}`, lang);
    await store.open();
    const bar = store.page.locator("section.telesales-bar");
    await bar.locator(".telesales-opener").click();
    await expect(bar.locator(".telesales-name")).toHaveText("Maria Souza");
    return bar;
  }

  for (const [look, lang, attributes, viewport] of [
    ["in light", "en", 'theme="light"', { width: 1000, height: 800 }],
    ["in dark", "en", 'theme="dark"', { width: 1000, height: 800 }],
    ["on a phone", "en", "", PHONE],
    ["from right to left", "ar", "", { width: 1000, height: 800 }],
  ]) {
    test(`is accessible ${look}, also once it is shown and was not copied`, async ({ store }) => {
      await store.context.addInitScript(() => {
        if (window.Clipboard) Clipboard.prototype.writeText = () => Promise.reject(new Error("no"));
      });
      await store.page.setViewportSize(viewport);
      const bar = await comesWithAll(store, lang, attributes);
      await nothingIsFound(store, "telesales-toolbar");
      await bar.locator(".telesales-reveal").click();
      await bar.locator(".telesales-copy").first().click();
      await expect(bar.locator(".telesales-hint")).toBeVisible();
      await nothingIsFound(store, "telesales-toolbar");
    });
  }

  for (const lang of LANGUAGES) {
    test(`has room in ${lang} on a phone`, async ({ store }) => {
      await store.page.setViewportSize(PHONE);
      const bar = await comesWithAll(store, lang);
      store.bar = bar;
      await pageScrollsOnlyDown(store);
      await controlsAreWithinTheWindow(store);
      const all = await controls(store);
      expect(all.length).toBeGreaterThanOrEqual(6);
      expect(all.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
      const cut = await bar.evaluate((bar) =>
        [...bar.querySelectorAll(".telesales-content *")].filter((it) => it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1).map((it) => it.className));
      expect(cut).toEqual([]);
    });
  }

  test("stands from right to left where the language does", async ({ store }) => {
    const bar = await comesWithAll(store, "ar");
    const [fact, copy] = await Promise.all([
      bar.locator("[data-fact=email] .telesales-value bdi").boundingBox(),
      bar.locator("[data-fact=email] .telesales-copy").boundingBox(),
    ]);
    expect(copy.x + copy.width).toBeLessThan(fact.x);
    await expect(bar.locator("[data-fact=phone] bdi").last()).toHaveCSS("direction", "ltr");
  });
});
