// No personal data is kept, logged or sent anywhere but where the protocol wants it. Every other test ends with the same
// look around (store.mjs), whatever outcome it is about; here is what the others rest on: that the look finds what there is.
import { OUTDATED } from "./outcomes.mjs";
import { PERSONAL, personalIn, PersonalData } from "./personal-data.mjs";
import { expect, MARIA, REQUESTED, test } from "./store.mjs";
import { NAME, tabsKeepNothingPersonal } from "./tab.mjs";

/** By places: puts a text there, in a page. What is planted is taken away again, so that this test ends as all others. */
const PLANTS = {
  address: (text) => history.pushState(null, "", `?q=${encodeURIComponent(text)}`),
  title: (text) => (document.title = text),
  "window.name": (text) => (window.name = text),
  "history.state": (text) => history.replaceState({ text }, ""),
  localStorage: (text) => (localStorage.text = text),
  sessionStorage: (text) => (sessionStorage[text] = 1),
  console: (text) => console.info(`Hello ${text}`),
  "uncaught error": (text) => void setTimeout(() => { throw Object.assign(new Error(text), { stack: "" }); }),
  "cookie other": (text) => (document.cookie = `other=${encodeURIComponent(text)}`),
  "request address": (text) => fetch(`/demo/icon.svg?${encodeURIComponent(text)}`).then(() => undefined),
  "request header x-other": (text) => fetch("/demo/icon.svg", { headers: { "x-other": btoa(text) } }).then(() => undefined),
  "request body": (text) =>
    fetch("/mock/log-in", { method: "POST", body: new URLSearchParams({ as: "visitor", text }) }).then(() => undefined),
  "cache storage": async (text) => (await caches.open("planted")).put("/planted", new Response(text)),
  IndexedDB: (text) =>
    new Promise((resolve) => {
      const open = indexedDB.open("planted", 1);
      open.onupgradeneeded = () => open.result.createObjectStore("texts", { autoIncrement: true });
      open.onsuccess = () => {
        const transaction = open.result.transaction("texts", "readwrite");
        transaction.objectStore("texts").add({ text });
        transaction.oncomplete = () => resolve(open.result.close());
      };
    }),
};

test.describe("the look for personal data", () => {
  test.use({ looksForPersonalData: false });

  for (const [place, plant] of Object.entries(PLANTS)) {
    test(`finds an e-mail planted in: ${place}`, async ({ store }) => {
      if (place === "uncaught error") store.complaints.declare("uncaught: ");
      const personalData = new PersonalData(store.context);
      await store.openFixture("no-element");
      expect(await personalData.found()).toEqual([]);
      await store.page.evaluate(plant, MARIA);
      await expect.poll(async () => (await personalData.found()).join("; ")).toContain(`${place}: maria@example.com`);
    });
  }

  test("finds an e-mail in what a page came from", async ({ store }) => {
    const personalData = new PersonalData(store.context);
    await store.openFixture("no-element");
    await store.page.evaluate((email) => history.replaceState(null, "", `?${email}`), MARIA);
    await store.page.evaluate(() => location.assign("/no-element"));
    await store.page.waitForURL("**/no-element");
    await expect.poll(async () => (await personalData.found()).join("; ")).toMatch(/(^|; )referrer: maria@example\.com/);
  });

  test("finds an e-mail in a write of any other key, and none in the one that the protocol wants", async ({ store }) => {
    const personalData = new PersonalData(store.context);
    await store.openFixture("no-element");
    const writes = (key) =>
      store.page.evaluate(([key, value]) => {
        const body = JSON.stringify({ public: { [key]: { value } } });
        const headers = { "content-type": "application/json" };
        return fetch("/api/sessions?other", { method: "POST", headers, body }).then(() => undefined);
      }, [key, MARIA]);
    await writes(REQUESTED);
    expect(await personalData.found()).toEqual([]);
    store.requests.length = 0;
    await writes("email");
    expect(await personalData.found()).toEqual(["request body: maria@example.com, maria"]);
    store.requests.length = 0;
  });
});

test("a text is found however it is written", () => {
  const [email, , , document, phone] = PERSONAL;
  const asBase64 = (text) => Buffer.from(text).toString("base64");
  for (const written of [
    email,
    email.toUpperCase(),
    `"${encodeURIComponent(email)}"`,
    encodeURIComponent(encodeURIComponent(email)),
    ...["", "a", "ab", "abc"].map((before) => asBase64(`${before}${email};q`)),
    Buffer.from(email).toString("hex"),
  ]) {
    expect(personalIn(written), written).toContain(email);
  }
  expect(personalIn("12345678909")).toEqual([document]);
  expect(personalIn("%2B5511987654321")).toEqual([phone]);
  expect(personalIn("example.com, 1234567, a mariner")).toEqual([]);
});

/** From a wrong e-mail through two customers and everything that fails, to nobody. */
async function works(store) {
  await store.asksFor("nobody@example.com");
  await store.tells(/knows no customer/);
  await store.field.fill("maria");
  await store.button("Log in").click();
  await store.tells(/The @ is missing/);
  await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
  store.complaints.declare("403 /api/sessions");
  await store.field.fill(MARIA);
  await store.button("Log in").click();
  await store.tells(/refused the request/);
  await store.reloads(() => store.button("Log in").click());
  await store.actsFor("Maria Souza");
  await store.button("Maria Souza").click();
  await expect(store.popover.locator(".telesales-value")).toHaveText([MARIA, "***.456.***-**", "+*********4321"]);
  await store.hasFault({ fault: "html", status: 200, on: "read", times: 1 });
  await store.timePasses();
  await store.pageIsSeenAgain();
  await store.tells(/could not be understood/);
  await store.button("Check again").click();
  await expect(store.message).toBeHidden();
  await store.reloads(() => store.element.evaluate((element) => void element.impersonate("ana+sale@example.com")));
  await store.actsFor("Ana Paz");
  await store.actsElsewhereFor(MARIA);
  await store.timePasses();
  await store.pageIsSeenAgain();
  await store.says(OUTDATED);
  await store.reloads(() => store.button("Reload page").click());
  await store.actsFor("Maria Souza");
}

for (const attributes of ["", 'transport="cookie"', 'compat="portal"']) {
  test(`after a day's work by <telesales-toolbar ${attributes}> nothing personal is left`, async ({ store }) => {
    await store.embedsWith(attributes);
    await store.operatorIsLoggedIn();
    await store.open();
    await store.isIdle();
    await works(store);
    await store.logOut("Maria Souza");
    await store.isIdle();
    expect(await store.cookie()).toBeUndefined();
    const names = (await store.context.cookies()).map(({ name }) => name);
    // A cart that is asked for has two of VTEX's own.
    expect(names.toSorted()).toEqual(["CheckoutOrderFormOwnership", "checkout.vtex.com", "vtex_segment", "vtex_session"]);
    await tabsKeepNothingPersonal(store);
  });
}

test("a cookie says whom an operator acts for, percent-encoded, and no other does", async ({ store }) => {
  await store.operatorIsLoggedIn();
  await store.open();
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  const personal = (await store.context.cookies()).filter(({ value }) => personalIn(value).length);
  expect(personal.map(({ name, value }) => [name, value])).toEqual([[REQUESTED, "maria%40example.com"]]);
});

test("other tabs are told what was asked for of the session, its id and the time, and no more", async ({ store }) => {
  await store.operatorIsLoggedIn();
  const other = await store.context.newPage();
  await other.goto("/demo/icon.svg");
  await other.evaluate((name) => {
    window.told = [];
    window.channel = new BroadcastChannel(name);
    window.channel.onmessage = ({ data }) => window.told.push(data);
  }, NAME);
  await store.embedsWith('reload="none"');
  await store.open();
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  const told = () => other.evaluate(() => window.told);
  await expect.poll(async () => JSON.stringify(await told())).toContain(MARIA);
  const asked = new URLSearchParams(store.sent("GET").at(-1).search).get("items").split(",");
  for (const [time, { id, namespaces, ...others }, url, isChange] of await told()) {
    expect([new URL(url).pathname, typeof isChange]).toEqual(["/api/sessions", "boolean"]);
    expect([typeof time, typeof id, others]).toEqual(["number", "string", {}]);
    const keys = Object.entries(namespaces).flatMap(([name, keys]) => Object.keys(keys).map((key) => `${name}.${key}`));
    expect(asked).toEqual(expect.arrayContaining(keys));
  }
});
