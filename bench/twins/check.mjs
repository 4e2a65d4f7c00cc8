/** Whether the twins do the same, so that none is quick by doing less. */
import assert from "node:assert/strict";
import { TWINS } from "../columns.mjs";
import { ELEMENT, EMAIL_FIELD, OPENER } from "../measure/toolbar.mjs";
import { ROLE_COOKIE } from "../store/server.mjs";
import { OPERATOR_EMAIL } from "../store/session.mjs";

const SESSION = "**/api/sessions*";
/** How long anything may take, in milliseconds. */
const PATIENCE = 5_000;

const CHECKS = {
  "a shopper sees nothing": async (open) => {
    const page = await open("shopper");
    await page.waitForLoadState("networkidle");
    const toolbar = page.locator(ELEMENT);
    assert.equal(await toolbar.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll(":not(style)").length), 0);
  },
  "an operator is named, and the form is closed": async (open) => {
    const { attendant, opener } = await bar(await open("operator"));
    assert.equal(await attendant.textContent(), `Attendant: ${OPERATOR_EMAIL}`);
    assert.equal(await opener.getAttribute("aria-expanded"), "false");
  },
  "the form has the focus, and Escape gives it back": async (open) => {
    const { opener, field } = await form(await open("operator"));
    assert.equal(await opener.getAttribute("aria-expanded"), "true");
    assert.ok(await hasFocus(field));
    await field.press("Escape");
    await field.waitFor({ state: "detached" });
    assert.ok(await hasFocus(opener));
  },
  "what is no e-mail is told": async (open) => {
    const page = await open("operator");
    await ask(page, " nonsense ");
    await says(page, "alert", "Enter a valid e-mail");
  },
  "a customer whom nobody knows is told": async (open) => {
    const page = await open("operator");
    await ask(page, "nobody@example.com");
    await says(page, "alert", "Customer not found");
  },
  "a store that does not answer is told": async (open) => {
    const page = await open("operator");
    await bar(page);
    await page.route(SESSION, (route) => route.abort());
    await ask(page, "customer7@example.com");
    await says(page, "alert", "Something went wrong");
  },
  "a customer is acted for, shown, and logged out": async (open) => {
    const page = await open("operator");
    await ask(page, "  customer7@example.com ");
    const named = page.getByRole("button", { name: "Customer: Customer 7" });
    await named.waitFor();
    await says(page, "status", "Acting as Customer 7");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await named.click();
    const card = await page.getByRole("dialog").textContent();
    for (const fact of ["customer7@example.com", "000.000.007-00", "99999-0007"]) assert.ok(card.includes(fact), fact);
    assert.equal(await page.getByRole("link", { name: "Orders" }).getAttribute("href"), "/account#/orders");
    await page.getByRole("button", { name: "Logout" }).click();
    await says(page, "status", "Logged out");
    await page.getByRole("button", { name: OPENER }).waitFor();
  },
  "there is no bar on My Orders": async (open) => {
    const page = await open("operator");
    const { attendant } = await bar(page);
    await page.evaluate(() => (location.hash = "#/orders/1"));
    await attendant.waitFor({ state: "detached" });
    await page.evaluate(() => (location.hash = "#/home"));
    await attendant.waitFor();
  },
  "it speaks the page's language": async (open) => {
    for (const [language, word] of [["pt-BR", "Atendente:"], ["es", "Agente:"], ["fr", "Attendant:"]]) {
      const { attendant } = await bar(await open("operator", language));
      assert.ok((await attendant.textContent()).startsWith(word), language);
    }
  },
};

/** Fails with the first thing that a twin does in another way. */
export async function checkTwins(browser, { origin }) {
  for (const twin of TWINS) {
    for (const [what, check] of Object.entries(CHECKS)) {
      const context = await browser.newContext({ locale: "en-US" });
      context.setDefaultTimeout(PATIENCE);
      try {
        await check((role, language) => visit(context, { origin, twin, role, language }));
      } catch (cause) {
        throw new Error(`the twin \`${twin}\` is not as the others. Not so: ${what}`, { cause });
      }
      await context.close();
    }
  }
}

async function visit(context, { origin, twin, role, language }) {
  const url = `${origin}/${twin}/index.html`;
  await context.addCookies([{ name: ROLE_COOKIE, value: role, url: origin }]);
  const page = await context.newPage();
  if (language) {
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('lang="en"', `lang="${language}"`);
      await route.fulfill({ response, body });
    });
  }
  await page.goto(url);
  return page;
}

async function bar(page) {
  const attendant = page.locator(`${ELEMENT} .attendant`);
  await attendant.waitFor();
  return { attendant, opener: page.getByRole("button", { name: OPENER }) };
}

async function form(page) {
  const { opener } = await bar(page);
  await opener.click();
  const field = page.locator(EMAIL_FIELD);
  await field.waitFor();
  return { opener, field };
}

async function ask(page, email) {
  const { field } = await form(page);
  await field.fill(email);
  await field.press("Enter");
}

const hasFocus = (part) => part.evaluate((node) => node.getRootNode().activeElement === node);

const says = (page, role, words) => page.getByRole(role).filter({ hasText: words }).waitFor({ state: "attached" });
