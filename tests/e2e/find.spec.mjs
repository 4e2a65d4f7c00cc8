// The customer is found in the field by what an operator knows of one, and acted for.
import { nothingIsFound } from "./axe.mjs";
import { ANA, ANALU, answers, areRegistered, parts, searches, searchesSent } from "./find.mjs";
import { expect, MARIA, test } from "./store.mjs";

const COMPANY = { email: "compras@example.com", firstName: "Bia", lastName: "Rocha", corporateDocument: "12ABC34501DE35" };

for (const [by, typed, name] of [
  ["a part of the name", "quintela", "Zuleide Quintela"],
  ["the name in capitals", "ZULEIDE QUINTELA", "Zuleide Quintela"],
  ["a CPF", "529.982.247-25", "Zuleide Quintela"],
  ["a CNPJ with letters", "12.abc.345/01de-35", "Bia Rocha"],
  ["a phone", "(11) 91234-5678", "Zuleide Quintela"],
  ["a phone without the ninth digit that the record has", "11 1234-5678", "Zuleide Quintela"],
  ["a phone with a ninth digit that the record has not", "+55 11 92222-3333", "Davi Reis"],
  ["a part of the e-mail", "zuleide.qu", "Zuleide Quintela"],
]) {
  test(`by ${by}`, async ({ store }) => {
    await store.operatorIsLoggedIn();
    await areRegistered(store, ANA, COMPANY, { email: "davi@example.com", firstName: "Davi", lastName: "Reis", phone: "1122223333" });
    const { field, options } = await searches(store);
    await field.fill(typed);
    await expect(options).toHaveCount(1);
    await expect(options).toContainText(name);
    await options.click();
    await store.actsFor(name);
  });
}

test("by the keyboard alone, from the call to acting", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA, ANALU);
  await store.embedsWith('reload="none" customer-search="master-data"');
  await store.open();
  await store.isIdle();
  const { keyboard } = store.page;
  const { field, options } = parts(store);
  await keyboard.press("F2");
  await keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await keyboard.type("zule");
  await expect(options).toHaveCount(2);
  await expect(field).toHaveAttribute("aria-expanded", "true");
  // Nobody is chosen beforehand.
  await expect(field).not.toHaveAttribute("aria-activedescendant");
  await keyboard.press("End");
  await expect(field).not.toHaveAttribute("aria-activedescendant");
  const isActive = async (name) => {
    const active = store.bar.getByRole("option", { selected: true });
    await expect(active).toContainText(name);
    await expect(field).toHaveAttribute("aria-activedescendant", await active.getAttribute("id"));
    await expect(field).toBeFocused();
  };
  for (const [key, name] of [["ArrowDown", "Zuleide Quintela"], ["ArrowDown", "Zuleika"], ["ArrowDown", "Zuleide Quintela"], ["ArrowUp", "Zuleika"], ["Home", "Zuleide Quintela"], ["End", "Zuleika"]]) {
    await keyboard.press(key);
    await isActive(name);
  }
  await keyboard.press("Enter");
  await store.actsFor("Zuleika Reis");
  expect((await store.session()).inEffect).toBe(ANALU.email);
});

test("a complete e-mail acts at once, without a look-up", async ({ store }) => {
  const { field } = await searches(store);
  await field.fill(MARIA);
  await field.press("Enter");
  await store.actsFor("Maria Souza");
  expect(searchesSent(store)).toBe(0);
});

test("the button does what Enter does", async ({ store }) => {
  const { field, options } = await searches(store);
  await field.fill(MARIA);
  await store.button("Log in").click();
  await store.actsFor("Maria Souza");
  await expect(options).toHaveCount(0);
});

test("what matched is marked, and names are shown as text, whatever is in them", async ({ store }) => {
  const long = "Maximiliana".repeat(18);
  const rows = [
    { ...ANA, firstName: "<img src=x onerror=alert(1)>", lastName: "Quintela & <b>Cia</b>" },
    { id: "b", email: "quintela.b@example.com", firstName: long, lastName: "Quintela" },
    { id: "c", email: "quintela.rtl@example.com", firstName: "ليلى", lastName: "Quintela" },
    { id: "d", email: "quintela@example.com", firstName: null, lastName: null },
  ];
  await answers(store, { json: rows });
  const { field, list, options } = await searches(store);
  await field.fill("quintela");
  await expect(options).toHaveCount(4);
  await expect(list).toContainText("<img src=x onerror=alert(1)> Quintela & <b>Cia</b>");
  await expect(list.locator("img, b, script")).toHaveCount(0);
  await expect(options.filter({ hasText: "zuleide.quintela" }).locator("mark")).toHaveText(["Quintela", "quintela"]);
  // Who has no name is called by the e-mail, once.
  await expect(options.filter({ hasText: /^quintela@example.com$/ })).toHaveCount(1);
  const widths = await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(widths).toBe(0);
});

test("documents and phones are masked, and tell those of one name apart", async ({ store }) => {
  await answers(store, { json: [ANA, { ...ANA, id: "a3", email: "zuleide.quintela.2@example.com", document: "11144477735", phone: null }] });
  const { field, list, options } = await searches(store);
  await field.fill("zuleide quintela");
  await expect(options).toHaveCount(2);
  await expect(list).toContainText("***982*****");
  await expect(list).toContainText("***444*****");
  await expect(list).not.toContainText("52998224725");
  await expect(list).not.toContainText("912345678");
});

test("Escape closes the list, then clears the field, then closes the card", async ({ store }) => {
  await answers(store, { json: [ANA] });
  const { field, list } = await searches(store);
  await field.fill("quintela");
  await expect(list).toBeVisible();
  await field.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("quintela");
  await field.press("Escape");
  await expect(field).toHaveValue("");
  await expect(store.popover).toBeVisible();
  await field.press("Escape");
  await expect(store.popover).toHaveCount(0);
});

test("the list closes when the focus leaves the field, and is there again when it comes back", async ({ store }) => {
  await answers(store, { json: [ANA] });
  const { field, list } = await searches(store);
  await field.fill("quintela");
  await expect(list).toBeVisible();
  await store.button("Log in").focus();
  await expect(list).toBeHidden();
  await field.click();
  await expect(list).toBeVisible();
});

test("what an input method composes chooses nobody", async ({ store }) => {
  await answers(store, { json: [ANA] });
  const { field, options } = await searches(store);
  await field.fill("quintela");
  await expect(options).toHaveCount(1);
  await field.press("ArrowDown");
  await expect(field).toHaveAttribute("aria-activedescendant");
  for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
    await field.dispatchEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
  }
  await field.dispatchEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, isComposing: true });
  await expect(options).toHaveCount(1);
  await expect(store.popover).toBeVisible();
  expect(store.sent("POST")).toHaveLength(0);
});

test("the number of customers is told once, and that some have no e-mail", async ({ store }) => {
  await answers(store, { json: [ANA, ANALU, { id: "x", email: null, firstName: "Zuleide", lastName: "Sem" }] });
  const { field, hint, options } = await searches(store);
  const said = await store.liveRegion.evaluateHandle((region) => {
    const said = [];
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    return said;
  });
  await field.fill("zule");
  const told = "Customers found: 2. Without an e-mail, so nobody can act for them: 1.";
  await expect(options).toHaveCount(2);
  await expect(hint).toHaveText(told);
  await expect(store.liveRegion).toHaveText(told);
  await field.press("ArrowDown");
  await field.press("ArrowUp");
  expect(await said.jsonValue()).toEqual([told]);
});

test("as many as are asked for may not be all", async ({ store }) => {
  const many = Array.from({ length: 20 }, (_, at) => ({ ...ANA, id: `${at}`, email: `zule.${at}@example.com` }));
  await answers(store, { json: many });
  const { field, hint, options } = await searches(store);
  await field.fill("zule");
  await expect(options).toHaveCount(20);
  await expect(hint).toHaveText("Customers found: 20. There may be more. Type more to find the right one.");
});

test("nobody found is said", async ({ store }) => {
  const { field, hint, list } = await searches(store);
  await field.fill("nobody has this name");
  await expect(hint).toHaveText("No customer found.");
  await expect(list).toBeHidden();
});

test("every look has nothing that axe finds", async ({ store }) => {
  await answers(store, (asked) => ({ json: asked.includes("quintela") ? [ANA, ANALU] : [] }));
  const { field, hint, list, mistake, options } = await searches(store);
  await nothingIsFound(store, "telesales-toolbar");
  await field.fill("quintela");
  await expect(list).toBeVisible();
  await options.first().hover();
  await field.press("ArrowDown");
  await nothingIsFound(store, "telesales-toolbar");
  await field.fill("nobody");
  await expect(hint).toHaveText("No customer found.");
  await nothingIsFound(store, "telesales-toolbar");
  await field.fill("529.982.247-24");
  await expect(mistake).toBeVisible();
  await nothingIsFound(store, "telesales-toolbar");
});

test("each class of the list is a part that a store can style", async ({ store }) => {
  await answers(store, { json: [ANA] });
  const { field, list } = await searches(store);
  await field.fill("quintela");
  await expect(list.locator("mark").first()).toBeVisible();
  const parts = await store.popover.evaluate((popover) =>
    [...popover.querySelectorAll("#telesales-results, #telesales-results [class], #telesales-hint")].map(({ className, part }) => [className, `${part}`]));
  expect(new Set(parts.map(([, part]) => part))).toEqual(new Set(["results", "result", "result-name", "result-fact", "mark", "hint"]));
  for (const [name, part] of parts) expect(name).toBe(`telesales-${part}`);
});
