// How the e-mail reaches the session: by the Session Manager's API, by the cookie, or by both.
import { expect, MARIA, REQUESTED, test } from "./store.mjs";

const DAY = 86_400;

const TRANSPORTS = {
  both: { writesKey: true, writesCookie: true },
  api: { writesKey: true, writesCookie: false },
  cookie: { writesKey: false, writesCookie: true },
};

// Characters that have a meaning in JSON, URLs or cookies, and a domain that browsers like to rewrite.
const CUSTOMERS = {
  [MARIA]: "Maria Souza",
  "ana+sale@example.com": "Ana Paz",
  "o'neil%50$#1@example.com": "Shane O'Neil",
  "jürgen@bücher.example": "Jürgen Groß",
};

test.beforeEach(async ({ store }) => {
  await store.operatorIsLoggedIn();
});

for (const [transport, { writesKey, writesCookie }] of Object.entries(TRANSPORTS)) {
  for (const [email, name] of Object.entries(CUSTOMERS)) {
    test(`by ${transport}, ${email} arrives intact and comes into effect`, async ({ store }) => {
      await store.embedsWith(`transport="${transport}"`);
      await store.open();
      await store.logInAs(email);
      await store.actsFor(name);
      const written = writesKey ? { [REQUESTED]: { value: email } } : {};
      expect(store.sent("POST").map(({ body }) => JSON.parse(body))).toEqual([{ public: written }]);
      expect((await store.cookie())?.value).toBe(writesCookie ? encodeURIComponent(email) : undefined);
      expect((await store.session()).inEffect).toBe(email);
      expect((await store.session()).requested).toBe(writesKey ? email : undefined);
    });
  }

  test(`by ${transport}, logging out leaves no cookie, no key and the store's own prices`, async ({ store }) => {
    await store.embedsWith(`transport="${transport}"`);
    await store.open();
    await store.logInAs(MARIA);
    await store.showsPrice("R$151.92");
    await store.logOut("Maria Souza");
    await store.isIdle();
    await store.showsPrice("R$189.90");
    expect(await store.cookie()).toBeUndefined();
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });

  test(`by ${transport}, an unknown customer leaves no cookie and no key`, async ({ store }) => {
    await store.embedsWith(`transport="${transport}"`);
    await store.open();
    await store.asksFor("nobody@example.com");
    await store.says(/knows no customer/);
    expect(await store.cookie()).toBeUndefined();
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });

  test(`by ${transport}, a refused write leaves no cookie and no key`, async ({ store }) => {
    await store.embedsWith(`transport="${transport}"`);
    await store.open();
    await store.hasFault({ fault: "status", status: 403, on: "write", times: 1 });
    store.complaints.declare("403 /api/sessions");
    await store.asksFor(MARIA);
    await store.says(/The store refused the request/);
    await store.hears("telesales-error", { code: "refused" });
    expect(await store.cookie()).toBeUndefined();
    expect(await store.session()).toEqual({ requested: undefined, inEffect: undefined });
  });
}

test("the cookie is for the whole site, a day, same-site requests, and not Secure on http", async ({ store }) => {
  await store.open();
  const before = Date.now() / 1000;
  await store.logInAs(MARIA);
  await store.actsFor("Maria Souza");
  const { path, expires, sameSite, secure, httpOnly } = await store.cookie();
  expect({ path, sameSite, secure, httpOnly }).toEqual({ path: "/", sameSite: "Lax", secure: false, httpOnly: false });
  // Browsers keep the time of the clock, and cut it to a second.
  expect(expires).toBeGreaterThanOrEqual(Math.floor(before) + DAY);
  expect(expires).toBeLessThanOrEqual(Date.now() / 1000 + DAY);
});

test("with both, the cookie waits until the Session Manager has accepted the e-mail", async ({ store }) => {
  await store.open();
  const held = await store.holds("**/api/sessions", "POST");
  await store.asksFor(MARIA);
  await held.arrived;
  expect(await store.cookie()).toBeUndefined();
  await store.reloads(held.release);
  await store.actsFor("Maria Souza");
  expect((await store.cookie()).value).toBe("maria%40example.com");
});

test("the session is never read whole, and its writes never overlap", async ({ store }) => {
  await store.embedsWith('reload="none"');
  await store.open();
  await store.hasFault({ fault: "delay", ms: 300, on: "write" });
  await store.isIdle();
  // A stop overtakes the start that is under way, and two stops come at a time.
  const outcomes = await store.element.evaluate((element, email) => {
    return Promise.all([element.impersonate(email), element.stop(), element.impersonate(email), element.stop()]);
  }, MARIA);
  expect(outcomes.map(({ code }) => code)).toEqual(["stopped", "idle", "busy", "idle"]);
  expect(await store.call("impersonate", MARIA)).toMatchObject({ ok: true, code: "acting" });
  expect(await store.stats()).toMatchObject({ sessionWrites: 3, wildcards: 0, overlappingWrites: 0 });
});
