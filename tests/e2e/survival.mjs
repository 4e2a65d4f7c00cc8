// What each kind of session request comes to by each fault.
import { isIdle } from "./outcomes.mjs";
import { MARIA } from "./store.mjs";

const SERVER_ERROR = "500 /api/sessions";
const CUT = "Failed to load resource: net::ERR_CONTENT_LENGTH_MISMATCH";

const TOO_LATE = /^It could not be confirmed for whom you are acting\. The store took too long to answer\./;
const NOT_UNDERSTOOD = /^It could not be confirmed for whom you are acting\. The store’s answer could not be understood\./;
const FAILING = /^It could not be confirmed for whom you are acting\. The store answered with an error \(500\)\./;
const SERVER_FAILS = /^The store answered with an error \(500\)\. Try again; /;
const APP_MISSING = /^The app vtex\.impersonate-session is not installed in this store/;
const LOGIN_EXPIRED = /^Your operator login has ended\. Log in to the store’s admin again, then check again\./;

const code = (code) => ({ code });
const unconfirmed = (cause) => ({ code: "unconfirmed", cause });

// What the session and the cookie say in the end.
const NOBODY = { requested: undefined, inEffect: undefined, cookie: undefined };
const MARIA_ACTED_FOR = { requested: MARIA, inEffect: MARIA, cookie: MARIA };
const MARIA_WITHOUT_COOKIE = { ...MARIA_ACTED_FOR, cookie: undefined };
const MARIA_STILL_ASKED_FOR = { ...MARIA_ACTED_FOR, inEffect: undefined };

const STARTS_UNDERSTOOD_BY_NOBODY = {
  stages: "idle starting unconfirmed",
  sends: "POST GET",
  says: NOT_UNDERSTOOD,
  hears: unconfirmed("not-understood"),
  leaves: MARIA_WITHOUT_COOKIE,
};
const STOPS_UNDERSTOOD_BY_NOBODY = {
  stages: "acting stopping unconfirmed",
  sends: "POST GET",
  says: NOT_UNDERSTOOD,
  hears: unconfirmed("not-understood"),
};

/** How a tab stands before. */
async function showsNothingYet() {}

/** A page that is loaded anew has acting shown twice, and what is done between the two is lost. */
export async function actsForMaria(store, reloads) {
  await isIdle(store);
  if (reloads) await store.logInAs(MARIA);
  else await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
}

/** What makes a request follow one whose answer is held. */
const anotherTabReads = (store) => store.session();
const operatorCancels = (store) => store.button("Cancel").click();

async function operatorLogsOut(store) {
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
}

/**
 * A cell says which stages are displayed from then on ("none": no bar), which requests are sent, and where it differs from an
 * undisturbed course also the words, the event `telesales-error`, the complaints of the page, and what the session says in
 * the end. `reloads` is for pages that are loaded anew after a change; elsewhere that would only hide what comes of it.
 */
export const KINDS = {
  "a shopper's first read": {
    comes: "shopperIsLoggedIn",
    before: showsNothingYet,
    on: "read",
    happens: (store) => store.open(),
    next: anotherTabReads,
    leaves: NOBODY,
    cells: {
      delay: { stages: "none", sends: "GET" },
      hang: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      status: { stages: "none", sends: "GET GET GET GET", hears: code("unconfirmed"), complaints: [SERVER_ERROR, 4] },
      html: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      truncated: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      // Of a shopper it has no strings but those that are only shown, so it is understood.
      wrongTypes: { stages: "none", sends: "GET" },
      large: { stages: "none", sends: "GET" },
      cut: { stages: "none", sends: "GET GET", complaints: [CUT, 1] },
      profileLate: { stages: "none", sends: "GET" },
      reordered: { stages: "none", sends: "GET" },
      appMissing: { stages: "none", sends: "GET" },
      loginExpired: { stages: "none", sends: "GET" },
    },
  },

  "an operator's first read": {
    before: showsNothingYet,
    on: "read",
    happens: (store) => store.open(),
    next: anotherTabReads,
    leaves: NOBODY,
    cells: {
      delay: { stages: "none idle", sends: "GET" },
      hang: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      status: { stages: "none", sends: "GET GET GET GET", hears: code("unconfirmed"), complaints: [SERVER_ERROR, 4] },
      html: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      truncated: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      wrongTypes: { stages: "none", sends: "GET", hears: code("unconfirmed") },
      large: { stages: "none idle", sends: "GET" },
      cut: { stages: "none idle", sends: "GET GET", complaints: [CUT, 1] },
      // Nobody is acted for, so there is no profile that could be late.
      profileLate: { stages: "none idle", sends: "GET" },
      reordered: { stages: "none idle", sends: "GET" },
      appMissing: { stages: "none", sends: "GET" },
      loginExpired: { stages: "none", sends: "GET" },
    },
  },

  "the first read of a tab in which Maria was acted for": {
    before: actsForMaria,
    on: "read",
    happens: (store) => store.page.reload(),
    next: anotherTabReads,
    leaves: MARIA_ACTED_FOR,
    cells: {
      delay: { stages: "acting none acting", sends: "GET" },
      // What the element script could not read, the toolbar reads once more.
      hang: { stages: "acting none acting", sends: "GET GET" },
      status: {
        stages: "acting none unconfirmed",
        sends: "GET GET GET GET GET",
        says: FAILING,
        hears: unconfirmed("server-error"),
        complaints: [SERVER_ERROR, 5],
      },
      html: { stages: "acting none acting", sends: "GET GET" },
      truncated: { stages: "acting none acting", sends: "GET GET" },
      wrongTypes: {
        stages: "acting none unconfirmed",
        sends: "GET",
        says: NOT_UNDERSTOOD,
        hears: unconfirmed("not-understood"),
      },
      large: { stages: "acting none acting", sends: "GET" },
      cut: { stages: "acting none acting", sends: "GET GET", complaints: [CUT, 1] },
      profileLate: { stages: "acting none acting", sends: "GET GET GET", hears: code("profile-late") },
      reordered: { stages: "acting none acting", sends: "GET" },
      appMissing: { stages: "acting none lapsed", sends: "GET", says: APP_MISSING, hears: code("app-missing") },
      loginExpired: {
        stages: "acting none lapsed",
        sends: "GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
        leaves: MARIA_STILL_ASKED_FOR,
      },
    },
  },

  "the write of a start": {
    before: isIdle,
    on: "write",
    happens: (store) => store.asksFor(MARIA),
    next: anotherTabReads,
    leaves: MARIA_ACTED_FOR,
    cells: {
      delay: { stages: /^idle starting( loading)? none acting$/, sends: "POST GET GET", reloads: true },
      // Whatever became of its answer, the write took effect, and the read-back says so.
      hang: { stages: "idle starting acting", sends: "POST GET" },
      status: {
        stages: "idle starting idle",
        sends: "POST GET POST GET POST GET POST GET",
        says: SERVER_FAILS,
        hears: code("server-error"),
        complaints: [SERVER_ERROR, 4],
        leaves: NOBODY,
      },
      // The page came from something in front of VTEX, so the key is not written. It was taken for an answer, so the cookie is.
      html: { stages: "idle starting acting", sends: "POST GET", leaves: { ...MARIA_ACTED_FOR, requested: undefined } },
      truncated: { stages: "idle starting acting", sends: "POST GET" },
      wrongTypes: { stages: "idle starting acting", sends: "POST GET" },
      large: { stages: /^idle starting( loading)? none acting$/, sends: "POST GET GET", reloads: true },
      cut: { stages: /^idle starting( loading)? none acting$/, sends: "POST GET GET", reloads: true, complaints: [CUT, 1] },
      profileLate: { stages: "idle starting acting", sends: "POST GET GET GET", hears: code("profile-late") },
      reordered: { stages: "idle starting acting", sends: "POST GET" },
      appMissing: { stages: "idle starting acting", sends: "POST GET" },
      // What was asked for is withdrawn, lest it come true when the operator logs in again.
      loginExpired: {
        stages: "idle starting lapsed",
        sends: "POST GET POST GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
        leaves: NOBODY,
      },
    },
  },

  "the read-back of a start": {
    before: isIdle,
    on: "read",
    happens: (store) => store.asksFor(MARIA),
    next: operatorCancels,
    leaves: MARIA_ACTED_FOR,
    cells: {
      delay: { stages: /^idle starting( loading)? none acting$/, sends: "POST GET GET", reloads: true },
      hang: {
        stages: "idle starting unconfirmed",
        sends: "POST GET",
        says: TOO_LATE,
        hears: unconfirmed("timed-out"),
        leaves: MARIA_WITHOUT_COOKIE,
      },
      status: {
        stages: "idle starting unconfirmed",
        sends: "POST GET GET GET GET",
        says: FAILING,
        hears: unconfirmed("server-error"),
        complaints: [SERVER_ERROR, 4],
        leaves: MARIA_WITHOUT_COOKIE,
      },
      html: STARTS_UNDERSTOOD_BY_NOBODY,
      truncated: STARTS_UNDERSTOOD_BY_NOBODY,
      wrongTypes: STARTS_UNDERSTOOD_BY_NOBODY,
      large: { stages: "idle starting acting", sends: "POST GET" },
      cut: { stages: "idle starting acting", sends: "POST GET GET", complaints: [CUT, 1] },
      profileLate: { stages: "idle starting acting", sends: "POST GET GET GET", hears: code("profile-late") },
      // The operator cancels, and the answer that names Maria comes after the one to the stop.
      reordered: { stages: "idle starting stopping idle", sends: "POST GET POST GET", leaves: NOBODY },
      appMissing: {
        stages: "idle starting idle",
        sends: "POST GET POST GET",
        says: APP_MISSING,
        hears: code("app-missing"),
        leaves: NOBODY,
      },
      loginExpired: {
        stages: "idle starting lapsed",
        sends: "POST GET POST GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
        leaves: NOBODY,
      },
    },
  },

  "the write of a stop": {
    before: actsForMaria,
    on: "write",
    happens: operatorLogsOut,
    next: anotherTabReads,
    leaves: NOBODY,
    cells: {
      delay: { stages: /^acting stopping( loading)? none idle$/, sends: "POST GET GET", reloads: true },
      hang: { stages: "acting stopping idle", sends: "POST GET" },
      status: {
        stages: "acting stopping acting",
        sends: "POST GET POST GET POST GET POST GET",
        says: SERVER_FAILS,
        hears: code("server-error"),
        complaints: [SERVER_ERROR, 4],
        leaves: MARIA_WITHOUT_COOKIE,
      },
      // It looks accepted and is not: Maria is looked for four times more.
      html: {
        stages: "acting stopping acting",
        sends: "POST GET GET GET GET GET",
        says: /^The session still acts for the customer\. Log out again\.$/,
        hears: code("still-in-effect"),
        leaves: MARIA_WITHOUT_COOKIE,
      },
      truncated: { stages: "acting stopping idle", sends: "POST GET" },
      wrongTypes: { stages: "acting stopping idle", sends: "POST GET" },
      large: { stages: "acting stopping idle", sends: "POST GET" },
      cut: { stages: /^acting stopping( loading)? none idle$/, sends: "POST GET GET", reloads: true, complaints: [CUT, 1] },
      // After it nobody is acted for, so there is no profile that could be late.
      profileLate: { stages: "acting stopping idle", sends: "POST GET" },
      reordered: { stages: "acting stopping idle", sends: "POST GET" },
      appMissing: { stages: "acting stopping idle", sends: "POST GET" },
      loginExpired: {
        stages: "acting stopping lapsed",
        sends: "POST GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
      },
    },
  },

  "the read-back of a stop": {
    before: actsForMaria,
    on: "read",
    happens: operatorLogsOut,
    next: anotherTabReads,
    leaves: NOBODY,
    cells: {
      delay: { stages: /^acting stopping( loading)? none idle$/, sends: "POST GET GET", reloads: true },
      hang: { stages: "acting stopping unconfirmed", sends: "POST GET", says: TOO_LATE, hears: unconfirmed("timed-out") },
      status: {
        stages: "acting stopping unconfirmed",
        sends: "POST GET GET GET GET",
        says: FAILING,
        hears: unconfirmed("server-error"),
        complaints: [SERVER_ERROR, 4],
      },
      html: STOPS_UNDERSTOOD_BY_NOBODY,
      truncated: STOPS_UNDERSTOOD_BY_NOBODY,
      wrongTypes: STOPS_UNDERSTOOD_BY_NOBODY,
      large: { stages: "acting stopping idle", sends: "POST GET" },
      cut: { stages: "acting stopping idle", sends: "POST GET GET", complaints: [CUT, 1] },
      // Nobody is acted for any more, so there is no profile that could be late.
      profileLate: { stages: "acting stopping idle", sends: "POST GET" },
      reordered: { stages: "acting stopping idle", sends: "POST GET" },
      appMissing: {
        stages: "acting stopping lapsed",
        sends: "POST GET",
        says: APP_MISSING,
        hears: code("app-missing"),
      },
      loginExpired: {
        stages: "acting stopping lapsed",
        sends: "POST GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
      },
    },
  },

  "a re-read": {
    before: actsForMaria,
    on: "read",
    happens: async (store) => {
      await store.timePasses();
      await store.pageIsRestored();
    },
    next: operatorLogsOut,
    leaves: MARIA_ACTED_FOR,
    cells: {
      delay: { stages: "acting", sends: "GET" },
      hang: { stages: "acting", sends: "GET", says: TOO_LATE, hears: unconfirmed("timed-out") },
      status: {
        stages: "acting",
        sends: "GET GET GET GET",
        says: FAILING,
        hears: unconfirmed("server-error"),
        complaints: [SERVER_ERROR, 4],
      },
      html: { stages: "acting", sends: "GET", says: NOT_UNDERSTOOD, hears: unconfirmed("not-understood") },
      truncated: { stages: "acting", sends: "GET", says: NOT_UNDERSTOOD, hears: unconfirmed("not-understood") },
      wrongTypes: { stages: "acting", sends: "GET", says: NOT_UNDERSTOOD, hears: unconfirmed("not-understood") },
      large: { stages: "acting", sends: "GET" },
      cut: { stages: "acting", sends: "GET GET", complaints: [CUT, 1] },
      profileLate: { stages: "acting", sends: "GET GET GET", hears: code("profile-late") },
      // The operator logs out, and the answer that names Maria comes after the one to that.
      reordered: { stages: "acting stopping idle", sends: "GET POST GET", leaves: NOBODY },
      appMissing: { stages: "acting lapsed", sends: "GET", says: APP_MISSING, hears: code("app-missing") },
      loginExpired: {
        stages: "acting lapsed",
        sends: "GET",
        says: LOGIN_EXPIRED,
        hears: code("login-expired"),
        leaves: MARIA_STILL_ASKED_FOR,
      },
    },
  },
};
