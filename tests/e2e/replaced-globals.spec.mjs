// Pages that put something else in the place of what the browser has: one thing at a time, before the toolbar comes and while it
// is there. The toolbar works, or says that it does not; it never waits for ever, and never says what is not so.
import { policyWith } from "./policy.mjs";
import { embeds, replaces, usesOfScripts, WRONG } from "./replaced-globals.mjs";
import { expect, JOAO, MARIA, REQUESTED, test } from "./store.mjs";
import {
  CHANGED_ELSEWHERE,
  maria,
  NAME,
  nobody,
  opensTabs,
  operatorHasTabs,
  sessionIsFor,
  turnIsOver,
  whatWasReadGrowsOld,
} from "./tab.mjs";

/** For a promise of the toolbar's; its requests have a second each. */
const PATIENCE_MS = 8_000;

const uses = usesOfScripts();

// What Playwright would leave in each frame for its pictures of them uses what is replaced there.
test.use({ trace: "off" });

/** A page with nothing in it but frames, whose scripts it adds, which trusted types would forbid it. */
async function opensPageOfFrames({ operatorIsLoggedIn, context, page, complaints }) {
  // What the store is asked by a toolbar that was lied to it may refuse, which the browser says.
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.declare(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  await operatorIsLoggedIn();
  await page.addInitScript(embeds, [PATIENCE_MS, NAME]);
  await page.addInitScript(replaces);
  const headers = { "content-security-policy": policyWith("require-trusted-types-for", "") };
  const body = '<!doctype html><title>Frames</title><link rel="icon" href="/demo/icon.svg" /><body></body>';
  await context.route("**/frames", (route) => route.fulfill({ contentType: "text/html", headers, body }));
  await page.goto("/frames");
  // Playwright slows down every request where it holds any.
  await context.unrouteAll();
  await page.evaluate(watchesSession, [REQUESTED, MARIA, JOAO]);
}

/** Runs in the page around: what the session is, and whether a bar says the same. */
function watchesSession([key, maria, joao]) {
  const url = "/api/sessions";
  window.startsAnew = () => {
    for (const storage of [sessionStorage, localStorage]) storage.clear();
    return window.sessionIsFor("");
  };
  window.sessionIsFor = async (value) => {
    document.cookie = `${key}=; Path=/; Max-Age=0`;
    const body = JSON.stringify({ public: { [key]: { value } } });
    await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  };
  window.isCode = (code) => typeof code === "string" && /^[a-z-]+$/.test(code);
  window.saidIn = ({ heard, lines, errors }) => [...new Set([...heard, ...lines, ...errors])];
  const names = { [maria]: "Maria Souza", [joao]: "João Lima" };
  /** What the bar says that is not so; a stage of other names is one in which it says that it does not know. */
  window.falsehoods = async ({ stage, name }) => {
    const { namespaces } = await (await fetch(`${url}?items=impersonate.storeUserEmail`)).json();
    const inEffect = namespaces.impersonate?.storeUserEmail?.value;
    const isNamed = Object.values(names).includes(name);
    if (/\W/.test(stage)) return [`state is ${stage}`];
    if (isNamed && name !== names[inEffect]) return [`names ${name} while the session is for ${inEffect}`];
    return stage === "idle" && inEffect ? [`is ${stage} while the session is for ${inEffect}`] : [];
  };
}

/** Runs there: the toolbar comes to a page that has something wrong. Returns what is wrong with the toolbar then. */
async function comesAfter([path, wrong, height, attributes, maria]) {
  await window.startsAnew();
  if (height) sessionStorage.telesales = height;
  const frame = window.opensFrame({ reload: "none", "timeout-ms": "10000", ...attributes });
  frame.replace(path, wrong);
  frame.inserts();
  await frame.runs();
  const { heard, errors } = frame;
  const own = () => frame.lines.filter((line) => line.startsWith("telesales-toolbar: "));
  const complaints = [];
  if (frame.isDefined()) {
    const { ok, code } = await frame.asks("impersonate", maria);
    const isTold = () => heard.includes("not-loaded") || heard.includes("crashed");
    const isSeen = () => frame.shows().hasBar || isTold() || heard.includes("unconfirmed");
    if (!window.isCode(code)) complaints.push(`impersonate() comes to ${code}`);
    if (!(await window.isSo(isSeen, 1_000))) complaints.push(`no bar and no word, but ${code}`);
    const shown = frame.shows();
    complaints.push(...(await window.falsehoods(shown)));
    if (ok && !(shown.hasBar && shown.stage === "acting")) complaints.push(`says ok, and shows ${shown.name}`);
    // Of a trap that nobody catches the browser tells itself.
    const lines = heard.includes("crashed") && errors.length ? 1 : own().length;
    if (isTold() && lines !== 1 && !path.startsWith("console")) complaints.push(`${lines} lines of its own`);
    if (errors.length && !isTold()) complaints.push("an uncaught error");
    // What defines no element may leave it to the browser to say why: each shopper would download the words.
  } else if (own().length + errors.length !== 1) complaints.push("no element, and no word");
  return complaints.length ? [...complaints, ...window.saidIn(frame)] : [];
}

/** Runs there: each wrong thing comes while the toolbar is there, and goes again. Returns what is wrong, by what was. */
async function staysWith([path, all, [maria, joao]]) {
  const found = {};
  let [frame, times] = [];
  const begins = async () => {
    await window.startsAnew();
    frame = window.opensFrame({ reload: "none", "timeout-ms": "10000" });
    frame.inserts();
    await frame.runs();
    await isThere((times = 1));
  };
  const isThere = (times) => window.isSo(() => frame.heard.filter((code) => code === "ready").length === times);
  const isCrashed = () => frame.heard.includes("crashed");
  const settles = async (...command) => {
    const { code } = await frame.asks(...command);
    const unsettled = window.isCode(code) ? [] : [`${command[0]}() comes to ${code}`];
    return [...unsettled, ...(await window.falsehoods(frame.shows()))];
  };
  for (const wrong of all) {
    if (!frame) await begins();
    const complaints = [];
    const giveBack = frame.replace(path, wrong);
    frame.clicks(".telesales-opener");
    complaints.push(...(await settles("impersonate", maria)));
    frame.hears(frame.key(), ".telesales-opener");
    frame.hears(frame.pointer());
    complaints.push(...(await settles("stop")));
    frame.timePasses();
    frame.hears(new PageTransitionEvent("pageshow", { persisted: true }));
    await window.tasksPass();
    if (!(await window.turnIsOver())) complaints.push("has others wait for their turn");
    giveBack();
    if (!isCrashed()) {
      await window.sessionIsFor(joao);
      const hearsOfIt = () => {
        frame.timePasses();
        frame.hears(new PageTransitionEvent("pageshow", { persisted: true }));
        return window.isSo(() => frame.shows().stage === "outdated" || isCrashed(), 300);
      };
      if (!(await window.isSo(hearsOfIt))) complaints.push(`deaf afterwards: ${frame.shows().stage}`);
      complaints.push(...(await settles("stop")));
    }
    // It goes while something is wrong, and comes when nothing is.
    if (wrong === all[0] && !isCrashed()) {
      const giveBackAgain = frame.replace(path, wrong);
      frame.removes();
      await window.tasksPass();
      giveBackAgain();
      frame.inserts();
      if (!(await isThere(++times))) complaints.push("does not come back");
    }
    if (frame.errors.length && !isCrashed()) complaints.push("an uncaught error");
    if (complaints.length) found[wrong] = [...complaints, ...window.saidIn(frame)];
    if (complaints.length || isCrashed()) frame = undefined;
  }
  return found;
}

/** What the toolbar calls when nothing is wrong, by path; once for all tests of a worker. */
let kinds;
const kindsOf = async (page) => {
  kinds ??= await page.evaluate(records, [uses, MARIA, JOAO]);
  return kinds;
};

/** Runs there: the toolbar comes, does what it does in these tests, and goes. */
async function records([uses, maria, joao]) {
  await window.startsAnew();
  const frame = window.opensFrame({ reload: "none", locale: "pt-BR" });
  const tell = frame.record(uses);
  frame.inserts();
  await frame.runs();
  await frame.asks("impersonate", maria);
  frame.clicks(".telesales-opener");
  frame.hears(frame.key(), ".telesales-opener");
  frame.hears(frame.pointer());
  await frame.asks("stop");
  await window.sessionIsFor(joao);
  frame.timePasses();
  frame.hears(new PageTransitionEvent("pageshow", { persisted: true }));
  await window.isSo(() => frame.shows().stage === "outdated");
  frame.removes();
  await window.tasksPass();
  return tell();
}

test.describe("in a page of frames", () => {
  // What a toolbar that was lied to writes need not be JSON, which those who look at all that is written expect.
  test.use({ looksForPersonalData: false });
  test.beforeEach(({ store }) => opensPageOfFrames(store));
  test.afterEach(({ store }) => (store.requests = store.requests.filter(({ method }) => method !== "POST")));

  test("a page that replaces nothing has a bar that works, in these frames too", async ({ page }) => {
    for (const height of ["", "44px"]) expect(await page.evaluate(comesAfter, ["", "", height, {}, MARIA])).toEqual([]);
    expect(await page.evaluate(staysWith, ["", ["nothing", "nothing again"], [MARIA, JOAO]])).toEqual({});
  });

  test("each method that is called belongs to a global that a test here is for", async ({ page }) => {
    const owners = (await kindsOf(page)).map(([path]) => path.split(".")[0]);
    expect([...new Set(owners)].filter((owner) => !uses.globals.includes(owner))).toEqual([]);
  });

  for (const name of uses.globals) {
    test(`with another ${name} in the page the bar works, or is told`, async ({ page }) => {
      const found = {};
      const looks = async (when, path, wrong, ...others) => {
        const complaints = await page.evaluate(comesAfter, [path, wrong, ...others, MARIA]);
        if (complaints.length) found[`${path} ${wrong}, ${when}`] = complaints;
      };
      for (const [path, kind] of (await kindsOf(page)).filter(([path]) => path.split(".")[0] === name)) {
        const { comes, returns, stays } = WRONG[kind];
        for (const wrong of comes) await looks("as it comes", path, wrong, "", {});
        await looks("as it comes again", path, returns, "44px", { locale: "pt-BR" });
        const later = await page.evaluate(staysWith, [path, stays, [MARIA, JOAO]]);
        for (const [wrong, complaints] of Object.entries(later)) found[`${path} ${wrong}, while it is there`] = complaints;
      }
      expect(found).toEqual({});
    });
  }
});

test.describe("in pages of the store", () => {
  test("a fetch that throws once, as a tab comes back, leaves it neither deaf nor in the others' way", async ({ store }) => {
    await operatorHasTabs(store);
    const [one, other] = await opensTabs(store, 2);
    // Nobody who waits for a turn is ever too late.
    await store.timeStandsStill();
    await whatWasReadGrowsOld(store, [one, other]);
    await one.page.evaluate(() => {
      const { fetch } = window;
      window.fetch = (...request) => {
        if (!new Request(...request).url.includes("/api/sessions")) return fetch(...request);
        window.fetch = fetch;
        throw new TypeError("not now");
      };
    });
    await one.isRestored();
    await turnIsOver(other);
    await sessionIsFor(store, maria);
    await whatWasReadGrowsOld(store, [other]);
    await other.isRestored();
    await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
    await one.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
  });

  test("a Response of the page's own, from the beginning, is none of the toolbar's business", async ({ store }) => {
    await store.page.addInitScript(() => (window.Response = class Response {}));
    await store.operatorIsLoggedIn();
    await store.open();
    await store.isIdle();
    await store.logInAs(MARIA);
    await store.actsFor("Maria Souza");
  });

  test("with a Response of the page's own, a POST that was answered 201 is not called unreachable", async ({ store }) => {
    await actsForNobody(store);
    await store.page.evaluate(() => void (window.Response = class Response {}));
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    expect(store.sessionRequests()).toEqual(["GET", "POST", "GET"]);
    expect(store.events.filter(({ type }) => type === "telesales-error")).toEqual([]);
  });

  test("an Element.prototype.remove as Prototype.js has it, which wants a parent, takes no bar away", async ({ store }) => {
    await store.page.addInitScript(() => {
      Element.prototype.remove = function () {
        this.parentNode.removeChild(this);
        return this;
      };
    });
    await actsForNobody(store);
    await store.asksFor(MARIA);
    await store.actsFor("Maria Souza");
    await store.button("Maria Souza").click();
    await store.button("Log out").click();
    await store.isIdle();
    await store.putsBack();
    await store.isIdle();
  });

  test("two thousand keydowns without a key, as of a browser that fills in the form, break nothing", async ({ store }) => {
    await actsForNobody(store);
    await store.button("Log in as").click();
    await store.field.evaluate((field) => {
      for (let time = 0; time < 2_000; time++) {
        field.dispatchEvent(new Event("keydown", { bubbles: true, composed: true }));
      }
    });
    await store.field.fill(MARIA);
    await store.button("Log in").click();
    await store.actsFor("Maria Souza");
  });
});

async function actsForNobody(store) {
  await store.embedsWith('reload="none"');
  await store.operatorIsLoggedIn();
  await store.open();
  await store.isIdle();
}
