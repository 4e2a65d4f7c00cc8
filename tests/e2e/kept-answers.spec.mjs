// A service worker that keeps what GET /api/* was answered: what it has kept is not the session.
import { address, test } from "./made-for.mjs";
import { expect, MARIA } from "./store.mjs";

/** Each runs as a service worker. */
const WORKERS = {
  "answers from what it keeps": () => {
    addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    const answer = async (request) => {
      const cache = await caches.open("apis");
      const kept = await cache.match(request);
      if (kept) return kept;
      const response = await fetch(request);
      await cache.put(request, response.clone());
      return response;
    };
    addEventListener("fetch", (event) => {
      const isKept = event.request.method === "GET" && new URL(event.request.url).pathname.startsWith("/api/");
      if (isKept) event.respondWith(answer(event.request));
    });
  },
  "answers from what it keeps, and asks for the next time": () => {
    addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    const renew = async (cache, request) => {
      const response = await fetch(request);
      await cache.put(request, response.clone());
      return response;
    };
    const answer = async (event) => {
      const cache = await caches.open("apis");
      const coming = renew(cache, event.request);
      event.waitUntil(coming);
      return (await cache.match(event.request)) ?? coming;
    };
    addEventListener("fetch", (event) => {
      const isKept = event.request.method === "GET" && new URL(event.request.url).pathname.startsWith("/api/");
      if (isKept) event.respondWith(answer(event));
    });
  },
};

// The store's own worker keeps what the session says.
test.use({ looksForPersonalData: false });

for (const [does, worker] of Object.entries(WORKERS)) {
  test.describe(`where a service worker ${does}`, () => {
    test.beforeEach(async ({ store, made }) => {
      made.runs("keeps", worker);
      await store.operatorIsLoggedIn();
      await store.open(address("one", { csp: "none" }));
      await store.isIdle();
      await store.page.evaluate(async () => {
        const controls = new Promise((begins) => navigator.serviceWorker.addEventListener("controllerchange", begins));
        await navigator.serviceWorker.register("/made/keeps.js", { scope: "/" });
        await (navigator.serviceWorker.controller ?? controls);
      });
      // Twice, for it is to have kept that nobody is acted for.
      await store.page.reload();
      await store.isIdle();
      await store.page.reload();
      await store.isIdle();
    });

    test("a start is what the session says, and so is a stop", async ({ store }) => {
      await store.logInAs(MARIA);
      await store.actsFor("Maria Souza");
      expect((await store.session()).inEffect).toBe(MARIA);
      await store.page.reload();
      await store.actsFor("Maria Souza");
      await store.logOut("Maria Souza");
      await store.isIdle();
      expect((await store.session()).inEffect).toBeUndefined();
      await store.page.reload();
      await store.isIdle();
    });

    test("what is changed elsewhere is seen, and asked for by a POST that writes nothing", async ({ store }) => {
      await store.actsElsewhereFor(MARIA);
      await store.page.reload();
      await expect(store.button("Not started here")).toBeVisible();
      expect(store.sent("POST").at(-1).body).toBe('{"public":{}}');
    });
  });
}
