// Finds a customer's personal data wherever a browser keeps it, shows it or sends it.

/** The impersonation cookie, and the one public key the toolbar may write: where the protocol wants a customer's e-mail. */
export const REQUESTED = "vtex-impersonated-customer-email";

/** The operator's, that of customers, and what operators mistype. The store says none of them by itself. */
export const PERSONAL = [
  "maria@example.com",
  "maria",
  "Souza",
  "123.456.789-09",
  "+5511987654321",
  "joao@example.com",
  "ana+sale@example.com",
  "nobody@example.com",
  "operator@store.example",
];

const base64 = (text) => Buffer.from(text).toString("base64");

/** The ways in which a text may be written. Of base64 what does not depend on what stands around it. */
function spellings(text) {
  const digits = text.replace(/\D/g, "");
  const plain = digits.length > 8 ? [text, digits] : [text];
  return plain.flatMap((text) => [
    text,
    encodeURIComponent(text),
    encodeURIComponent(encodeURIComponent(text)),
    ...[Buffer.from(text).toString("hex"), ...base64Of(text)].filter(({ length }) => length >= 8),
  ]);
}

/** Of a text that stands anywhere in another one: without the first and the last letters, which depend on those around it. */
const base64Of = (text) =>
  ["", "x", "xx"].map((before) => base64(before + text).slice(before ? 4 : 0).replace(/.{0,3}=*$/, ""));

/** Those of the texts that stand in `where`, in any spelling, in small letters or large. */
export function personalIn(where, texts = PERSONAL) {
  const hay = String(where).toLowerCase();
  return texts.filter((text) => spellings(text).some((spelling) => hay.includes(spelling.toLowerCase())));
}

/** Runs in the page: all that it keeps or shows besides what it draws, each by its place. */
async function collect() {
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const places = {
    address: () => location.href,
    title: () => document.title,
    "window.name": () => window.name,
    referrer: () => document.referrer,
    "history.state": () => history.state,
    "history entries": () => navigation.entries().map((entry) => [entry.url, entry.getState()]),
    localStorage: () => Object.entries(localStorage),
    sessionStorage: () => Object.entries(sessionStorage),
    "performance entries": () => performance.getEntries(),
    async IndexedDB() {
      const found = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const objects = database.transaction(store).objectStore(store);
          found.push(name, store, await done(objects.getAllKeys()), await done(objects.getAll()));
        }
        database.close();
      }
      return found;
    },
    async "cache storage"() {
      const found = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          found.push(name, request.url, await (await cache.match(request)).text());
        }
      }
      return found;
    },
  };
  const kept = {};
  for (const [place, look] of Object.entries(places)) {
    try {
      kept[place] = JSON.stringify(await look());
    } catch {
      // A place that this page has not, or may not have, keeps nothing.
    }
  }
  return kept;
}

/** What the protocol wants: the e-mail in one cookie, and in the body of a write of one public key. */
function isWanted(method, path, body) {
  // Whose cart it is: by the e-mail and nothing else.
  if (path.endsWith("/attachments/clientProfileData")) return Object.keys(JSON.parse(body)).join() === "email";
  // A store with several bindings has a root path before it.
  if (method !== "POST" || !path.endsWith("/api/sessions")) return false;
  const { public: keys, ...others } = JSON.parse(body);
  return Object.keys(others).length === 0 && Object.keys(keys).join() === REQUESTED;
}

/** Listens from now on to what all pages send and say; `found()` tells all places with personal data. */
export class PersonalData {
  #context;
  #heard = [];
  #underWay = new Set();

  constructor(context) {
    this.#context = context;
    context.on("console", (message) => this.#hear("console", message.text()));
    context.on("weberror", (event) => this.#hear("uncaught error", `${event.error().message} ${event.error().stack}`));
    context.on("request", (request) => this.#track(this.#hearRequest(request)));
  }

  #track(hearing) {
    this.#underWay.add(hearing);
    hearing.finally(() => this.#underWay.delete(hearing));
  }

  #hear(place, text) {
    const personal = personalIn(text);
    if (personal.length) this.#heard.push(`${place}: ${personal.join(", ")}`);
  }

  async #hearRequest(request) {
    const { pathname } = new URL(request.url());
    this.#hear("request address", request.url());
    const body = request.postData() ?? "";
    if (!isWanted(request.method(), pathname, body)) this.#hear("request body", body);
    // A request of a page that is gone has no headers any more.
    const headers = await request.allHeaders().catch(() => ({}));
    for (const [name, value] of Object.entries(headers)) {
      const cookies = value.split("; ").filter((cookie) => !cookie.startsWith(`${REQUESTED}=`));
      this.#hear(`request header ${name}`, name === "cookie" ? cookies.join("; ") : value);
    }
  }

  async found() {
    for (const page of this.#context.pages()) {
      const kept = await page.evaluate(collect);
      for (const [place, text] of Object.entries(kept)) this.#hear(place, text);
    }
    for (const { name, value } of await this.#context.cookies()) {
      if (name !== REQUESTED) this.#hear(`cookie ${name}`, value);
    }
    await Promise.all(this.#underWay);
    return [...new Set(this.#heard)];
  }
}
