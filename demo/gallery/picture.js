// One page with the element in one state: `?state=acting&lang=pt-BR&theme=dark`, and whatever attributes there are besides.
import { changedTo, Session } from "./session.js";
import { STATES } from "./states.js";

const { state = "idle", lang = "en", ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
const { session: begins, stage, until = "section", happens, begunElsewhere } = STATES[state];

const session = new Session();
begins?.(session);

// Each picture has tabs and a session of its own, however many are on one page.
const api = `/demo/gallery/${crypto.randomUUID()}/api/`;
const url = `${api}sessions`;
const { fetch } = window;
window.fetch = (resource, init) => {
  const { pathname } = new URL(resource, location);
  if (pathname.startsWith(url)) return session.answer(init?.method ?? "GET", init?.body);
  return pathname.startsWith(api) ? session.answerCart() : fetch(resource, init);
};
Object.defineProperty(window, "sessionStorage", { value: { telesales: "44px" } });
// A browser of its own, too, in which a toolbar began to act for whom it acts at first.
const remembered = session.inEffect && !begunElsewhere ? { "telesales-changed": changedTo(session.inEffect) } : {};
Object.defineProperty(window, "localStorage", { value: remembered });
// Many pictures are on one page, which must not be scrolled to what gets the focus in one of them.
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function () {
  focus.call(this, { preventScroll: true });
};
// However soon the page is painted, the bar has its place.
const { getEntriesByType } = performance;
performance.getEntriesByType = (type) => (type === "paint" ? [] : getEntriesByType.call(performance, type));
document.documentElement.lang = lang;
document.documentElement.style.colorScheme = attributes.theme ?? "";

const element = document.createElement("telesales-toolbar");
const all = { "session-url": url, transport: "api", reload: "none", locale: lang, ...attributes };
for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
document.body.prepend(element);
await import("/pkg/telesales-toolbar.js");

const bar = () => element.shadowRoot.querySelector("section");

/** Waits for the bar to be in that stage, with what must be in it. */
const stands = async (wanted, within) => {
  while (bar()?.dataset.stage !== wanted || !(within === "section" || bar().querySelector(within))) {
    await new Promise(requestAnimationFrame);
  }
};

await stands(begunElsewhere ? "found" : session.inEffect ? "acting" : "idle", "section");
happens?.(session, bar, element);
await stands(stage, until);
document.documentElement.dataset.state = state;
