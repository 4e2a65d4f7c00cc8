// What goes wrong while a customer is looked for, and what must never happen.
import { ANA, ANALU, answers, areRegistered, parts, SEARCH, searches, searchesSent } from "./find.mjs";
import { personalIn } from "./personal-data.mjs";
import { expect, MARIA, test } from "./store.mjs";

const DESK = "/pkg/telesales-toolbar-desk.wasm";

for (const [typed, told] of [
  ["529.982.247-24", "The check digits of this CPF are wrong. Ask for it again."],
  ["111.111.111-11", "Nobody has this CPF. Ask for it again."],
  ["12.ABC.345/01DE-36", "The check digits of this CNPJ are wrong. Ask for it again."],
  ["???", "Type letters or digits."],
  ["a b@example.com", "There is a space in the e-mail. Remove it."],
]) {
  test(`“${typed}” is told as a mistake, and asks nothing`, async ({ store }) => {
    const { field, mistake } = await searches(store);
    await field.fill(typed);
    await expect(mistake).toHaveText(told);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await field.press("Enter");
    await expect(mistake).toHaveText(told);
    expect(searchesSent(store)).toBe(0);
  });
}

test("fewer than three characters show nothing, and Enter says how many it takes", async ({ store }) => {
  const { field, hint, list, mistake } = await searches(store);
  await field.fill("an");
  await expect(list).toBeHidden();
  await expect(hint).toBeHidden();
  await expect(mistake).toBeHidden();
  await field.press("Enter");
  await expect(mistake).toHaveText("Type at least three characters.");
  expect(searchesSent(store)).toBe(0);
});

for (const [what, answer, told] of [
  ["a field that is not searchable", { status: 400, json: {} }, "The store cannot search for this. Try the name or the e-mail."],
  ["an error of the store", { status: 503, json: {} }, /The store answered with an error \(503\)/],
  ["a page in place of customers", { contentType: "text/html", body: "<!doctype html><p>Log in" }, /could not be understood/],
  ["JSON that is no list", { json: { rows: [] } }, /could not be understood/],
]) {
  test(`${what} is told in words`, async ({ store }) => {
    if (answer.status) store.complaints.declare(`${answer.status} ${SEARCH}`);
    await answers(store, answer);
    const { field, list, mistake } = await searches(store);
    await field.fill("quintela");
    await expect(mistake).toHaveText(told);
    await expect(store.liveRegion).toHaveText(told);
    await expect(list).toBeHidden();
  });
}

test("who may not search types e-mails, and is told why; the store is not asked again", async ({ store }) => {
  store.complaints.declare(`403 ${SEARCH}`);
  await answers(store, { status: 403, json: {} });
  const { field, mistake } = await searches(store);
  await field.fill("quintela");
  const why = "You may not search for customers. Type the customer’s e-mail, or ask an administrator for the right to search.";
  await expect(mistake).toHaveText(why);
  const asEmail = store.bar.getByRole("combobox", { name: "Customer e-mail" });
  await asEmail.fill("zuleide quintela");
  await expect(store.bar.locator("#telesales-hint")).toHaveText(why);
  await asEmail.press("Enter");
  await store.says(/space in the e-mail/);
  await asEmail.fill(MARIA);
  await asEmail.press("Enter");
  await store.actsFor("Maria Souza");
  expect(searchesSent(store)).toBe(1);
});

test("a store that is asked too often says for how long, and is asked again by then", async ({ store }) => {
  store.complaints.declare(`429 ${SEARCH}`);
  let times = 0;
  await answers(store, () => (times++ ? { json: [ANA] } : { status: 429, headers: { "retry-after": "1" }, json: {} }));
  const { field, mistake, options } = await searches(store);
  await field.fill("quintela");
  await expect(mistake).toHaveText("The store is being asked too often. Try again in 1 s.");
  await expect(options).toHaveCount(1);
  await expect(mistake).toBeHidden();
});

test("no connection is told, and Enter tries again", async ({ store }) => {
  store.complaints.declare("Failed to load resource: net::ERR_FAILED");
  let isBroken = true;
  await store.context.route(`**${SEARCH}?*`, (route) => (isBroken ? route.abort() : route.fulfill({ json: [ANA] })));
  const { field, mistake, options } = await searches(store);
  await field.fill("quintela");
  await expect(mistake).toHaveText(/could not be reached/);
  isBroken = false;
  await field.press("Enter");
  await expect(options).toHaveCount(1);
});

test("an answer that does not come in time is told", async ({ store }) => {
  await store.context.route(`**${SEARCH}?*`, () => {});
  await store.operatorIsLoggedIn();
  await store.embedsWith('customer-search="master-data" timeout-ms="1000"');
  await store.open();
  await store.button("Log in as").click();
  const { field, mistake } = parts(store);
  await field.fill("quintela");
  await expect(mistake).toHaveText("The store took too long to answer. Try again.");
});

test("an answer that was superseded is given up, and changes nothing when it comes late", async ({ store }) => {
  let release;
  const late = new Promise((resolve) => (release = resolve));
  let ended;
  const given = new Promise((resolve) => (ended = resolve));
  store.page.on("requestfailed", (request) => request.url().includes("quintela") && ended());
  // A page's own `fetch` that heeds no signal, so that the first answer does come.
  await store.page.addInitScript(() => {
    const { fetch } = window;
    window.signals = [];
    window.fetch = (url, options) => {
      if (!String(url).includes("dataentities")) return fetch(url, options);
      window.signals.push(options.signal);
      return fetch(url, { ...options, signal: undefined });
    };
  });
  await store.context.route(`**${SEARCH}?*`, async (route) => {
    const isFirst = route.request().url().includes("quintela");
    if (isFirst) await late;
    return route.fulfill({ json: isFirst ? [ANA] : [ANALU] });
  });
  const { field, options } = await searches(store);
  await field.fill("quintela");
  await expect.poll(() => searchesSent(store)).toBe(1);
  await field.fill("zuleika");
  await expect(options).toHaveText(/Zuleika/);
  expect(await store.page.evaluate(() => window.signals.map(({ aborted }) => aborted))).toEqual([true, false]);
  const answered = store.page.waitForResponse((response) => response.url().includes("quintela"));
  release();
  await (await answered).finished();
  await store.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect(options).toHaveCount(1);
  await expect(options).toHaveText(/Zuleika/);
  void given;
});

test("a list that changes between press and release starts nobody else", async ({ store }) => {
  await answers(store, (asked) => ({ json: asked.includes("quint*") ? [{ ...ANA, lastName: "Quintela Aa" }, ANA] : [{ ...ANALU, lastName: "Quintana" }] }));
  const { field, options } = await searches(store);
  await field.fill("quint");
  await expect(options).toHaveCount(1);
  const { x, y, height } = await options.first().boundingBox();
  await store.page.mouse.move(x + 20, y + height / 2);
  await store.page.mouse.down();
  await field.fill("quintana");
  await expect(options).toHaveText(/Quintana/);
  await store.page.mouse.up();
  await store.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(store.sent("POST")).toHaveLength(0);
  await store.isIdle();
});

test("Enter acts for the customer who is active, also if the list is another one by then", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA, ANALU);
  const { field, options } = await searches(store);
  await field.fill("zule");
  await expect(options).toHaveCount(2);
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await field.press("Enter");
  await store.actsFor("Zuleika Reis");
});

test("a store's own search is asked with the text and what it may be, and all it finds is shown", async ({ store }) => {
  const asked = [];
  await store.context.route("**/_v/customers?*", (route) => {
    asked.push(new URL(route.request().url()).search);
    return route.fulfill({ json: [{ ...ANA, firstName: "Zulleide" }] });
  });
  const { field, options } = await searches(store, "/_v/customers?q={query}&kind={kind}");
  await field.fill("12.abc.345/01de-35");
  await expect(options).toHaveText(/Zulleide Quintela/);
  expect(asked).toEqual(["?q=12ABC34501DE35&kind=cnpj"]);
  expect(searchesSent(store)).toBe(0);
});

test("the mock's own search, which has its list in an object", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA);
  const { field, options } = await searches(store, "/mock/customers?query={query}");
  await field.fill("quintela");
  await expect(options).toHaveText(/Zuleide Quintela/);
  await options.click();
  await store.actsFor("Zuleide Quintela");
});

test("nothing that was typed or found is kept, logged, or in the page's address", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await areRegistered(store, ANA);
  const { field, options } = await searches(store);
  await field.fill("529.982.247-25");
  await expect(options).toHaveCount(1);
  await field.fill("quintela");
  await expect(options).toHaveCount(1);
  await options.click();
  await store.actsFor("Zuleide Quintela");
  const kept = await store.page.evaluate(() =>
    JSON.stringify([location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage }, document.referrer]));
  const personal = ["quintela", "52998224725", "529.982.247-25", "912345678", "a1"];
  expect(personalIn(kept, personal.slice(0, 4))).toEqual([]);
  expect(personalIn(store.complaints.console.join(), personal.slice(0, 4))).toEqual([]);
  const elsewhere = store.requests.filter(({ path }) => path !== SEARCH && path !== "/api/sessions");
  expect(personalIn(JSON.stringify(elsewhere.map(({ path, search, body }) => [path, search, body])), ["52998224725"])).toEqual([]);
});

test("who searches nowhere has the field of before, and a wrong value is told in one line", async ({ store }) => {
  store.complaints.declare("telesales-toolbar: customer-search is to be off, master-data or a URL with {query} in it. The default is used.");
  await store.operatorIsLoggedIn();
  await store.embedsWith('customer-search="everywhere"');
  await store.open();
  await store.button("Log in as").click();
  await expect(store.field).toBeFocused();
  await store.field.fill("quintela");
  await expect(store.bar.getByRole("listbox")).toHaveCount(0);
});

test("a shopper, and an operator who does not open the card, ask nothing", async ({ store }) => {
  await store.page.addInitScript(() => (window.requestIdleCallback = () => 1));
  await store.shopperIsLoggedIn();
  await store.embedsWith('customer-search="master-data"');
  await store.open();
  await store.hasNoBar("visitor");
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
  expect(store.requests.filter(({ path }) => path === DESK || path === SEARCH)).toEqual([]);
});
