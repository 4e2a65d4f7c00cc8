// FastStore's own session, on the mock: what its API makes of the Session Manager, and what its calls do there.
import { expect, test as base } from "@playwright/test";
import { onServer } from "../bundle.mjs";

const MARIA = "maria@example.com";
const REQUESTED = "vtex-impersonated-customer-email";

const api = onServer("faststore/api.js", {
  alias: {
    "@faststore/diagnostics": "./faststore/diagnostics.js",
    "isomorphic-unfetch": "./faststore/fetch.js",
  },
});

const test = base.extend({
  /** A browser at the store: its cookies reach the mock, and FastStore's server. */
  faststore: async ({ request }, use) => {
    const cookies = async () => {
      const { cookies } = await request.storageState();
      return cookies.map(({ name, value }) => `${name}=${value}`);
    };
    const post = async (path, options) => {
      const answer = await request.post(path, { maxRedirects: 0, ...options });
      expect(answer.status(), path).toBeLessThan(400);
    };
    await use({
      logsInAs: (person) => post("/mock/log-in", { form: { as: person } }),
      switches: (form) => post("/mock/store", { form }),
      acts: (email) => post("/api/sessions", { data: { public: { [REQUESTED]: { value: email } } } }),
      /** Opens a page, whose session FastStore validates then; perhaps with a cookie more. */
      opens: async (search = "", more = []) => {
        const header = [...(await cookies()), ...more].join("; ");
        return (await api).validateSession(header, search);
      },
      reads: async (items) => (await (await request.get(`/api/sessions?items=${items}`)).json()).namespaces,
    });
  },
});

const PERSON = { id: expect.any(String), email: MARIA, givenName: "Maria", familyName: "Souza" };

test("a first visit begins a session, by a POST that answers it, and is nobody's", async ({ faststore }) => {
  const { session, cookies, requests } = await faststore.opens();
  expect(requests).toEqual([expect.objectContaining({ method: "POST", path: "/api/sessions", cookie: undefined })]);
  expect(session).toMatchObject({ country: "BRA", currency: { code: "BRL" }, person: null });
  expect([...cookies.keys()]).toEqual(["vtex_session", "vtex_segment"]);
});

test("a later visit writes to the session of its cookie, by a PATCH that answers it", async ({ faststore }) => {
  const { cookies } = await faststore.opens("utm_source=mail");
  const own = `vtex_session=${cookies.get("vtex_session")}`;
  const { session, cookies: kept, requests } = await faststore.opens("", [own]);
  expect(requests).toEqual([expect.objectContaining({ method: "PATCH", path: "/api/sessions", cookie: own })]);
  expect(kept.get("vtex_session")).toBe(cookies.get("vtex_session"));
  expect(session).toMatchObject({ person: null });
});

test("a shopper who is logged in is its person", async ({ faststore }) => {
  await faststore.logsInAs("shopper");
  expect((await faststore.opens()).session.person).toEqual(PERSON);
});

test("so is the customer for whom an operator acts, and after that nobody", async ({ faststore }) => {
  await faststore.logsInAs("operator");
  expect((await faststore.opens()).session.person).toBeNull();
  await faststore.acts(MARIA);
  expect((await faststore.opens()).session.person).toEqual(PERSON);
  await faststore.acts("");
  expect((await faststore.opens()).session.person).toBeNull();
});

test("also by the cookie, which VTEX's own toolbar writes raw", async ({ faststore }) => {
  await faststore.logsInAs("operator");
  expect((await faststore.opens("", [`${REQUESTED}=${MARIA}`])).session.person).toEqual(PERSON);
});

test("what is in a page's query is in the session from then on", async ({ faststore }) => {
  await faststore.logsInAs("shopper");
  const { session } = await faststore.opens("utm_source=mail&phone=%2B5511987654321");
  expect(session.marketingData.utmSource).toBe("mail");
  expect((await faststore.reads("public")).public).toMatchObject({
    utm_source: { value: "mail" },
    phone: { value: "+5511987654321" },
  });
});

test("so a link that names a customer has an operator act for them, with nobody asked", async ({ faststore }) => {
  await faststore.logsInAs("operator");
  const { session } = await faststore.opens(`${REQUESTED}=${encodeURIComponent(MARIA)}`);
  expect(session.person).toEqual(PERSON);
  expect((await faststore.reads("impersonate")).impersonate.storeUserEmail.value).toBe(MARIA);
});

test("and is nothing to a visitor", async ({ faststore }) => {
  await faststore.logsInAs("visitor");
  const { session } = await faststore.opens(`${REQUESTED}=${encodeURIComponent(MARIA)}`);
  expect(session).toMatchObject({ country: "BRA", person: null });
});

test("where a session learns of a log-in by a write, FastStore's call is one", async ({ faststore }) => {
  const operator = async () => (await faststore.reads("authentication")).authentication?.adminUserEmail.value;
  await faststore.switches({ "log-in": "by-write" });
  await faststore.logsInAs("operator");
  expect(await operator()).toBeUndefined();
  await faststore.opens();
  expect(await operator()).toBe("operator@store.example");
});
