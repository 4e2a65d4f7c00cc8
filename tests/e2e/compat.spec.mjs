// Stores that styled and scripted VTEX's own toolbars: what they have goes on working.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, JOAO, MARIA, OPERATOR, test } from "./store.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const VTEX_SHEET = await readFile(new URL("pages/vtex-toolbar.css", import.meta.url), "utf8");
const ofPackage = (path) => readFile(new URL(`../../node_modules/${path}`, import.meta.url), "utf8");

/** As a store has them, in its pages' head. */
async function storeHasSheet(store, css) {
  await store.context.route("**/demo/theme.css", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  });
}

async function comes(store, attributes) {
  await store.operatorIsLoggedIn();
  await store.embedsWith(attributes);
  await store.open();
  await store.isIdle();
}

const opensForm = async (store) => {
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
};

const acts = async (store) => {
  if (await store.popover.count()) await store.page.keyboard.press("Escape");
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
};

const opensCard = async (store) => {
  await store.button("Maria Souza").click();
  await expect(store.button("Log out")).toBeVisible();
};

const isInThePage = async (store) => {
  expect(await store.element.evaluate((element) => element.shadowRoot.querySelector(".telesales-bar"))).toBe(null);
  await expect(store.page.locator("telesales-toolbar > div > .telesales-bar")).toHaveCount(1);
};

const isInTheShadow = async (store) => {
  const found = await store.element.evaluate(({ shadowRoot, children }) => ({
    inTheShadow: shadowRoot.querySelectorAll(".telesales-bar").length,
    inThePage: children.length,
  }));
  expect(found).toEqual({ inTheShadow: 1, inThePage: 0 });
};

const compatFiles = (store) => store.requests.map(({ path }) => path).filter((path) => path.includes("compat"));

const axeFindsNothing = async (store) => {
  const { violations } = await new AxeBuilder({ page: store.page }).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.flat().join(" ")) }));
  expect(found).toEqual([]);
};

/** What the rules of a sheet set, and what there is of it: each `element, property` that is not as it says. */
const differences = (store, marker) =>
  store.page.evaluate((marker) => {
    const sheet = [...document.styleSheets].find(({ href }) => href?.endsWith("theme.css"));
    const rules = [...sheet.cssRules];
    const found = { seen: [], differences: [] };
    for (const { selectorText, style } of rules.filter((rule) => rule.selectorText?.includes(marker))) {
      for (const element of document.querySelectorAll(selectorText)) {
        if (!found.seen.includes(selectorText)) found.seen.push(selectorText);
        for (const property of style) {
          const wanted = style.getPropertyValue(property);
          const has = getComputedStyle(element).getPropertyValue(property);
          if (has !== wanted) found.differences.push(`${selectorText} ${property}: ${has}, not ${wanted}`);
        }
      }
    }
    return found;
  }, marker);

/** The colour that is seen in the middle of an element's left half. */
async function colourSeenAt(store, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const clip = { x: Math.round(x + 6), y: Math.round(y + height / 2) - 8, width: 1, height: 1 };
  expect(width).toBeGreaterThan(20);
  const png = (await store.page.screenshot({ clip })).toString("base64");
  return store.page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.drawImage(image, 0, 0);
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(", ")})`;
  }, png);
}

/** All of the page but the element and the toolbar's sheet, and whether there is a `window.cc`. */
const pageAround = (store) =>
  store.page.evaluate(() => {
    const around = document.documentElement.cloneNode(true);
    for (const element of around.querySelectorAll("telesales-toolbar, link[href*=compat]")) element.remove();
    if (!around.getAttribute("style")) around.removeAttribute("style");
    return { html: around.outerHTML, adopted: document.adoptedStyleSheets.length, cc: window.cc ?? null };
  });

for (const kind of ["vtex", "portal"]) {
  test.describe(`compat=${kind}`, () => {
    test("has the bar in the page itself, and works from log-in to log-out", async ({ store }) => {
      await comes(store, `compat="${kind}"`);
      await isInThePage(store);
      await store.showsPrice("189.90");
      await store.logInAs(MARIA);
      await store.actsFor("Maria Souza");
      await isInThePage(store);
      await store.showsPrice("151.92");
      expect((await store.session()).inEffect).toBe(MARIA);
      await store.logOut("Maria Souza");
      await store.isIdle();
      expect((await store.session()).inEffect).toBeUndefined();
    });

    test("tells what did not work", async ({ store }) => {
      await comes(store, `compat="${kind}"`);
      await store.asksFor("nobody@example.com");
      await store.tells(/knows no customer/);
      await store.hears("telesales-error", { code: "no-such-customer" });
    });

    test("is spelled as one likes", async ({ store }) => {
      await comes(store, `compat=" ${kind.toUpperCase()} "`);
      await isInThePage(store);
    });

    test("has a bar that axe finds nothing in: idle, with a form, a failure, and a card", async ({ store }) => {
      await comes(store, `compat="${kind}" after="none"`);
      await expect(store.page.getByRole("link", { name: "Moka pot" })).toBeVisible();
      await axeFindsNothing(store);
      await opensForm(store);
      await axeFindsNothing(store);
      await store.field.fill("nobody@example.com");
      await store.field.press("Enter");
      await store.says(/knows no customer/);
      await axeFindsNothing(store);
      await acts(store);
      await opensCard(store);
      await axeFindsNothing(store);
    });

    test("leaves nothing in the page when the element goes", async ({ store }) => {
      await store.operatorIsLoggedIn();
      await store.openFixture("no-element");
      const before = await pageAround(store);
      await store.page.evaluate((kind) => {
        const element = document.createElement("telesales-toolbar");
        element.setAttribute("compat", kind);
        element.setAttribute("after", "none");
        document.body.prepend(element);
      }, kind);
      await store.isIdle();
      await acts(store);
      await opensCard(store);
      const element = await store.element.elementHandle();
      await element.evaluate((element) => element.remove());
      await expect.poll(() => element.evaluate((element) => element.innerHTML)).toBe("");
      expect(await pageAround(store)).toEqual(before);
      await store.page.evaluate((element) => document.body.prepend(element), element);
      await store.actsFor("Maria Souza");
      expect(await store.page.locator("link[href*=compat]").count()).toBe(1);
    });

    test("goes by theme, position and frame, also when they change", async ({ store }) => {
      await store.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await comes(store, `compat="${kind}" after="none" theme="dark" position="static"`);
      await opensForm(store);
      await expect(store.popover).toHaveCSS("background-color", "rgb(26, 31, 51)");
      await expect(store.element).toHaveCSS("position", "relative");
      await store.element.evaluate((element) => element.setAttribute("theme", "light"));
      await expect(store.popover).toHaveCSS("background-color", "rgb(255, 255, 255)");
      await store.element.evaluate((element) => element.setAttribute("position", "fixed"));
      await expect(store.bar).toHaveCSS("position", "fixed");
      await acts(store);
      const edge = () => store.bar.evaluate((bar) => getComputedStyle(bar, "::after").content);
      expect(await edge()).toBe("none");
      await store.element.evaluate((element) => element.setAttribute("frame", ""));
      await expect.poll(edge).not.toBe("none");
    });

    for (const [name, path] of [
      ["modern-normalize", "modern-normalize/modern-normalize.css"],
      ["Bootstrap's", "bootstrap/dist/css/bootstrap-reboot.css"],
      ["Tachyons", "tachyons/css/tachyons.css"],
    ]) {
      test(`is as large, and where it is, under the element selectors of ${name}`, async ({ store }) => {
        await comes(store, `compat="${kind}" after="none"`);
        const boxes = async () => {
          const all = await store.element.locator(".telesales-bar, .telesales-bar :is(button, input, a, dl)").all();
          const found = await Promise.all(all.map((element) => element.boundingBox()));
          return found.map((box) => box && Object.values(box).map(Math.round));
        };
        const looks = async () => {
          await opensForm(store);
          const form = await boxes();
          await acts(store);
          await opensCard(store);
          return [form, await boxes()];
        };
        const before = await looks();
        await store.button("Log out").click();
        await store.isIdle();
        await storeHasSheet(store, await ofPackage(path));
        await store.page.reload();
        await store.isIdle();
        expect(await looks()).toEqual(before);
      });
    }
  });
}

test.describe("compat=vtex", () => {
  const IDLE = {
    wrapper: /Attendant/,
    container: /Attendant/,
    telemarketingBar: /Attendant/,
    attendantContainer: `Attendant: ${OPERATOR}`,
    attendantEmail: `Attendant: ${OPERATOR}`,
    popoverContainer: /Log in as/,
    login: /Log in as/,
    loginButton: "Log in as",
    loginAsText: "Log in as",
  };
  const POPOVER = {
    popoverBox: /operator@store.example/,
    popoverArrowUp: "",
    popoverContentContainer: /operator@store.example/,
    popoverHeader: /operator@store.example/,
    popoverHeaderIcon: "",
    popoverHeaderEmail: /operator@store.example/,
  };
  const FORM = {
    ...IDLE,
    ...POPOVER,
    loginForm: /Customer e-mail/,
    loginFormContainer: /Customer e-mail/,
    loginFormMessage: "Customer e-mail",
    emailInput: "Customer e-mail",
  };
  const { login, loginButton, loginAsText, ...ALWAYS } = IDLE;
  const ACTING = {
    ...ALWAYS,
    popoverContainer: /Maria Souza/,
    logout: /Maria Souza/,
    logoutHeader: "Maria Souza",
    clientNameBar: "Maria Souza",
  };
  const CARD = {
    ...ACTING,
    ...POPOVER,
    logoutForm: /Maria Souza/,
    clientName: "Maria Souza",
    logoutInfoContainer: /maria@example.com/,
    emailContainer: /maria@example.com/,
    emailField: "E-mail",
    emailValue: MARIA,
    documentContainer: /123/,
    documentField: "Document",
    documentValue: "123.456.789-09",
    phoneContainer: /55/,
    phoneField: "Phone",
    phoneValue: "+5511987654321",
    logoutButtonsContainer: /Log out/,
  };

  const PREFIX = "vtex-telemarketing-2-x-";

  /** Each handle, at one element, with the text of that. */
  const handles = (store) =>
    store.page.evaluate((prefix) => {
      const found = {};
      for (const element of document.querySelectorAll(`[class*="${prefix}"]`)) {
        for (const name of element.classList) {
          if (!name.startsWith(prefix)) continue;
          const handle = name.slice(prefix.length);
          found[handle] = handle in found ? "more than one" : element.textContent;
        }
      }
      return found;
    }, PREFIX);

  const handlesAre = async (store, expected) => {
    const texts = Object.entries(expected);
    const wanted = texts.map(([name, text]) => [name, text instanceof RegExp ? expect.stringMatching(text) : text]);
    await expect.poll(() => handles(store)).toEqual(Object.fromEntries(wanted));
  };

  test("has all 35 handles of VTEX's toolbar, each where its text is", async ({ store }) => {
    expect(new Set([FORM, CARD].flatMap(Object.keys)).size).toBe(35);
    await comes(store, 'compat="vtex" after="none"');
    await handlesAre(store, IDLE);
    await opensForm(store);
    await handlesAre(store, FORM);
    await acts(store);
    await handlesAre(store, ACTING);
    await opensCard(store);
    await handlesAre(store, CARD);
    await store.button("Log out").click();
    await store.isIdle();
    await handlesAre(store, IDLE);
  });

  test("has the operator's e-mail where scripts cut it out", async ({ store }) => {
    await comes(store, 'compat="vtex"');
    const text = await store.page.locator(`.${PREFIX}attendantEmail`).textContent();
    expect(text.split(": ")[1]).toBe(OPERATOR);
  });

  for (const width of [1280, 375]) {
    test(`a store's sheet wins in all it sets, in a window of ${width} px`, async ({ store }) => {
      await store.page.setViewportSize({ width, height: 700 });
      await storeHasSheet(store, VTEX_SHEET);
      await comes(store, 'compat="vtex" after="none"');
      const seen = new Set();
      const wins = async () => {
        await expect.poll(async () => (await differences(store, PREFIX)).differences).toEqual([]);
        for (const name of (await differences(store, PREFIX)).seen) seen.add(name);
      };
      await wins();
      await opensForm(store);
      await wins();
      await acts(store);
      await wins();
      await opensCard(store);
      await wins();
      expect(seen.size).toBe(35);
    });
  }

  test("the colours of a store's sheet are what is seen of the button", async ({ store }) => {
    await storeHasSheet(store, VTEX_SHEET);
    await comes(store, 'compat="vtex" after="none"');
    expect(await colourSeenAt(store, store.button("Log in as"))).toBe("rgb(10, 90, 60)");
    await acts(store);
    await store.page.mouse.move(600, 500);
    await expect.poll(() => colourSeenAt(store, store.button("Maria Souza"))).toBe("rgb(10, 20, 190)");
  });

  test("what a store hides is hidden", async ({ store }) => {
    const hidden = ["attendantEmail", "popoverHeader", "popoverArrowUp", "documentContainer"];
    await storeHasSheet(store, hidden.map((name) => `.${PREFIX}${name} { display: none }`).join("\n"));
    await comes(store, 'compat="vtex" after="none"');
    await expect(store.page.locator(`.${PREFIX}attendantEmail`)).toBeHidden();
    await opensForm(store);
    await expect(store.page.locator(`.${PREFIX}popoverHeader`)).toBeHidden();
    await expect(store.page.locator(`.${PREFIX}popoverArrowUp`)).toBeHidden();
    await acts(store);
    await opensCard(store);
    await expect(store.page.locator(`.${PREFIX}documentContainer`)).toHaveCount(1);
    await expect(store.page.locator(`.${PREFIX}documentContainer`)).toBeHidden();
  });
});

test.describe("compat=portal", () => {
  const at = (store, selector) => store.page.locator(selector);
  const USER = "#vtex-callcenter__user-email";
  const CUSTOMER = "#vtex-callcenter__customer-email";
  const INPUT = "#vtex-callcenter__customer-email-input";
  const SUBMIT = "#vtex-callcenter__customer-login-submit";

  /** How many there are of each. */
  const has = (store, counts) =>
    expect.poll(() =>
      store.page.evaluate((selectors) => {
        const count = (selector) => document.querySelectorAll(selector).length;
        return Object.fromEntries(selectors.map((selector) => [selector, count(selector)]));
      }, Object.keys(counts)),
    ).toEqual(counts);

  const ALWAYS = {
    "#vtex-callcenter.cc-toolbar": 1,
    "#vtex-callcenter__toolbar": 1,
    ".cc-user": 1,
    [USER]: 1,
    "#impersonateButton": 1,
  };
  const NOBODY = { ...ALWAYS, ".cc-btn-login": 1, ".cc-btn-change": 0, ".cc-customer": 0, [CUSTOMER]: 0 };
  const SOMEBODY = {
    ...ALWAYS,
    ".cc-btn-login": 0,
    ".cc-btn-change": 1,
    ".cc-customer": 1,
    [CUSTOMER]: 1,
    ".cc-impersonate": 0,
  };

  test("has the classes and ids of the portal's toolbar, each where its text is", async ({ store }) => {
    await comes(store, 'compat="portal" after="none"');
    await has(store, { ...NOBODY, ".cc-impersonate": 0, [INPUT]: 0, [SUBMIT]: 0 });
    await expect(at(store, ".cc-btn-login")).toHaveText("Log in as");
    expect(await at(store, USER).textContent()).toBe(OPERATOR);
    await opensForm(store);
    await has(store, { ...NOBODY, ".cc-impersonate": 1, [INPUT]: 1, [SUBMIT]: 1 });
    await expect(at(store, SUBMIT)).toHaveText("Log in");
    await acts(store);
    await has(store, { ...SOMEBODY, [INPUT]: 0, [SUBMIT]: 0 });
    await opensCard(store);
    await has(store, SOMEBODY);
    expect(await at(store, USER).textContent()).toBe(OPERATOR);
    expect(await at(store, CUSTOMER).textContent()).toBe(MARIA);
    await expect(at(store, ".cc-btn-change")).toHaveText("Maria Souza");
    await store.button("Log out").click();
    await store.isIdle();
    await has(store, NOBODY);
  });

  test("lets a store's script fill in the customer's e-mail and send it", async ({ store }) => {
    await comes(store, 'compat="portal"');
    await store.reloads(() =>
      store.page.evaluate(async ([input, submit, email]) => {
        document.querySelector("#impersonateButton").click();
        while (!document.querySelector(submit)) await new Promise(requestAnimationFrame);
        document.querySelector(input).value = email;
        document.querySelector(submit).click();
      }, [INPUT, SUBMIT, MARIA]));
    await store.actsFor("Maria Souza");
    await expect(at(store, CUSTOMER)).toHaveText(MARIA);
  });

  const logsOutBy = (store) => store.page.evaluate(() => window.cc.customerLogout());

  test("window.cc acts for a customer and stops, and each loads the page anew", async ({ store }) => {
    await comes(store, 'compat="portal"');
    expect(await logsOutBy(store)).toBe(false);
    await store.reloads(() => store.page.evaluate((email) => void window.cc.impersonate(email), MARIA));
    await store.actsFor("Maria Souza");
    expect((await store.session()).inEffect).toBe(MARIA);
    await store.reloads(async () => expect(await logsOutBy(store)).toBe(true));
    await store.isIdle();
    expect((await store.session()).inEffect).toBeUndefined();
    expect(await logsOutBy(store)).toBe(false);
    expect(store.pageLoads()).toBe(3);
  });

  test("window.cc loads nothing anew where the store does not want it", async ({ store }) => {
    await comes(store, 'compat="portal" after="none"');
    const outcome = await store.page.evaluate((email) => window.cc.impersonate(email), JOAO);
    expect(outcome).toMatchObject({ ok: true, code: "acting", customer: { email: JOAO } });
    await store.actsFor("João Lima");
    await expect(at(store, CUSTOMER)).toHaveText(JOAO);
    expect(await logsOutBy(store)).toBe(true);
    await store.isIdle();
    expect(store.pageLoads()).toBe(1);
  });

  test("a window.cc of the page's own keeps its members, and is back when the element goes", async ({ store }) => {
    await store.context.addInitScript(() => {
      window.theirs = window.cc = { version: 7, impersonate: () => "theirs" };
    });
    await comes(store, 'compat="portal" after="none"');
    expect(await store.page.evaluate(() => window.cc.version)).toBe(7);
    const { ok } = await store.page.evaluate((email) => window.cc.impersonate(email), MARIA);
    expect(ok).toBe(true);
    await store.element.evaluate((element) => element.setAttribute("locale", "es"));
    await expect(store.page.getByRole("region", { name: "Televentas" })).toHaveCount(1);
    expect(await store.page.evaluate(() => window.cc.version)).toBe(7);
    await store.element.evaluate((element) => element.remove());
    await expect.poll(() => store.page.evaluate(() => window.cc === window.theirs)).toBe(true);
    expect(await store.page.evaluate(() => window.cc.impersonate())).toBe("theirs");
  });

  test("a store's sheet for the portal's toolbar wins in all it sets", async ({ store }) => {
    await storeHasSheet(
      store,
      `
      .cc-toolbar { background-color: rgb(1, 2, 3); font-family: Georgia, serif; }
      #vtex-callcenter__toolbar { padding-left: 40px; background-color: rgb(4, 5, 6); }
      .cc-user { margin-left: 6px; color: rgb(7, 8, 9); font-size: 12px; }
      #vtex-callcenter__user-email { color: rgb(10, 11, 12); font-weight: 800; }
      .cc-btn-login { width: 150px; background-color: rgb(13, 14, 15); color: rgb(250, 251, 252); }
      .cc-btn-change { width: 160px; background-color: rgb(16, 17, 18); color: rgb(253, 254, 255); }
      .cc-impersonate { top: 70px; width: 280px; background-color: rgb(240, 241, 242); border-radius: 0px; }
      .cc-customer { background-color: rgb(19, 20, 21); margin-right: 9px; }
      #vtex-callcenter__customer-email-input { height: 30px; border: 2px solid rgb(22, 23, 24); font-size: 13px; }
      #vtex-callcenter__customer-login-submit { background-color: rgb(25, 26, 27); min-height: 33px; }`,
    );
    await comes(store, 'compat="portal" after="none"');
    const seen = new Set();
    const wins = async () => {
      for (const marker of [".cc-", "#vtex-callcenter"]) {
        await expect.poll(async () => (await differences(store, marker)).differences).toEqual([]);
        for (const name of (await differences(store, marker)).seen) seen.add(name);
      }
    };
    await wins();
    await opensForm(store);
    await wins();
    await acts(store);
    await wins();
    expect(seen.size).toBe(10);
  });
});

test.describe("without names of VTEX's toolbars", () => {
  test("none of the files for that is fetched", async ({ store }) => {
    await comes(store, "");
    await isInTheShadow(store);
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
    expect(compatFiles(store)).toEqual([]);
    expect(await store.page.evaluate(() => "cc" in window)).toBe(false);
  });

  for (const value of ["", "fastcheckout", "toString"]) {
    test(`compat="${value}" is warned of, and leaves the bar in the shadow root`, async ({ store }) => {
      store.complaints.declare("telesales-toolbar: compat is to be vtex or portal. The default is used.");
      await comes(store, `compat="${value}"`);
      await isInTheShadow(store);
      expect(compatFiles(store)).toEqual(["/pkg/telesales-toolbar-compat.js"]);
    });
  }

  test("a shopper's page fetches none of the files, whatever the store asks for", async ({ store }) => {
    await store.shopperIsLoggedIn();
    await store.embedsWith('compat="vtex"');
    await store.open();
    await store.hasNoBar("visitor");
    expect(compatFiles(store)).toEqual([]);
  });
});
