// How a test brings about an outcome of what an operator asks for, and what it looks at.
import { expect, MARIA } from "./store.mjs";

export const NOBODY = { requested: undefined, inEffect: undefined };

export const NOT_UNDERSTOOD = /^It could not be confirmed .* The store’s answer could not be understood\. Try again; /;
export const OUTDATED =
  / This page was made for somebody else, so its prices and cart may be wrong\. Reload it before you go on\.$/;

export const WITHOUT_ANSWER = "Failed to load resource: net::ERR_FAILED";

export const stands = (store, stage) => expect.poll(async () => (await store.state()).stage).toBe(stage);
export const requestsAre = (store, methods) => expect.poll(() => store.sessionRequests().join(" ")).toBe(methods);
export const errors = (store) => store.events.filter(({ type }) => type === "telesales-error");

export async function isIdle(store) {
  await store.open();
  await store.isIdle();
}

export async function actsForMaria(store) {
  await store.embedsWith('reload="none"');
  await isIdle(store);
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
}

/** The session is read again, and nobody has asked for that. */
export async function comesBack(store) {
  await store.timePasses();
  await store.pageIsSeenAgain();
}

/** When the browser sent each session request that has been answered, in milliseconds since 1970. */
export function recordSessionRequests(store) {
  const sent = [];
  store.context.on("response", (response) => {
    if (new URL(response.url()).pathname === "/api/sessions") sent.push(response.request().timing().startTime);
  });
  return sent;
}

/** Two ways to say when to come back (RFC 9110 §10.2.3), and what is the earliest time after a request sent at some time. */
export const retryAfter = {
  seconds: () => ({ text: "1", earliest: (sent) => sent + 1_000 }),
  "a date": () => {
    const text = new Date(Date.now() + 3_000).toUTCString();
    // The clock that requests are timed by and the one that scripts see may be some milliseconds apart.
    return { text, earliest: () => Date.parse(text) - 20 };
  },
};
