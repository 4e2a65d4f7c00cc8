// Each kind of session request meets each fault. The operator is told what is true and what to do, and nothing false is ever
// displayed, not even for a moment.
import { falsehoods, recordDisplays, stagesOf } from "./stages.mjs";
import { expect, test } from "./store.mjs";
import { KINDS } from "./survival.mjs";

/** What happens to the first such request. Only what answers with a status goes on, so that trying again is of no use. */
const FAULTS = {
  delay: ["is answered late", { fault: "delay", ms: 400, times: 1 }],
  hang: ["is never answered", { fault: "hang", times: 1 }],
  status: ["is answered 500 each time", { fault: "status", status: 500 }],
  html: ["is answered with an HTML page", { fault: "html", status: 200, times: 1 }],
  truncated: ["is answered with half of its JSON", { fault: "truncated", times: 1 }],
  wrongTypes: ["is answered with numbers for strings", { fault: "wrong-types", times: 1 }],
  large: ["is answered with 1 MB", { fault: "large" }],
  cut: ["has its connection cut in mid-answer", { fault: "cut", times: 1 }],
  profileLate: ["finds the profile late by two reads", { fault: "profile-late", reads: 2 }],
  reordered: ["is answered after the one that follows", { fault: "reordered" }],
  appMissing: ["finds no impersonation app", { fault: "app-missing", times: 1 }],
  loginExpired: ["finds that the operator's login has expired", { fault: "login-expired" }],
};

const ENDINGS = {
  none: "there is no bar",
  idle: "nobody is acted for",
  acting: "Maria is acted for",
  unconfirmed: "nobody knows who is acted for",
  lapsed: "the operator is none any more",
};

for (const [request, kind] of Object.entries(KINDS)) {
  test.describe(request, () => {
    for (const [name, [what, fault]] of Object.entries(FAULTS)) {
      const cell = { leaves: kind.leaves, ...kind.cells[name] };
      const [ending] = /\w+(?=\W*$)/.exec(cell.stages.source ?? cell.stages);
      const told = cell.hears ? `, and ${cell.hears.code} is told` : "";

      test(`${what}: ${ENDINGS[ending]}${told}`, async ({ store }) => {
        const displays = await recordDisplays(store);
        await comesToThePage(store, kind, cell, name);
        const sent = store.sessionRequests().length;
        const displayed = Math.max(displays.length - 1, 0);
        await isStruck(store, kind, cell, fault);

        await expect.poll(() => store.sessionRequests().slice(sent).join(" ")).toBe(cell.sends);
        await expect.poll(() => store.underWay.size).toBe(0);
        // Nothing but the element script is fetched for one who has no bar, and none may come.
        if (ending === "none" && !cell.hears) await store.hasNoBar("visitor");
        if (ending === "acting") await store.actsFor("Maria Souza");
        if (cell.says) await store.tells(cell.says);
        else await expect(store.message).toBeHidden();
        await expect.poll(() => errors(store)).toEqual(cell.hears ? [cell.hears] : []);
        expect(await whatIsTrue(store)).toEqual(cell.leaves);
        // Last, when all has been displayed that was going to be.
        await expect.poll(() => stagesOf(displays.slice(displayed)).join(" ")).toMatch(exactly(cell.stages));
        expect(store.sessionRequests().slice(sent).join(" ")).toBe(cell.sends);
        expect(falsehoods(displays)).toEqual([]);
      });
    }
  });
}

async function comesToThePage(store, { comes = "operatorIsLoggedIn", before }, { reloads }, fault) {
  if (!reloads) await store.embedsWith('reload="none"');
  if (fault === "hang") await store.timeStandsStill();
  await store[comes]();
  await before(store, reloads);
  store.events.length = 0;
}

async function isStruck(store, { on, happens, next }, { complaints }, fault) {
  const before = await requestsArrived(store, on);
  await store.hasFault({ on, ...fault });
  if (complaints) store.complaints.declare(...complaints);
  await happens(store);
  const hasArrived = () => expect.poll(() => requestsArrived(store, on)).toBeGreaterThan(before);
  if (fault.fault === "hang") {
    await hasArrived();
    await store.timeIsUp();
  }
  if (fault.fault === "reordered") {
    await hasArrived();
    await next(store);
  }
}

/** How many of the struck kind the mock has, whether or not it has answered them. */
async function requestsArrived(store, on) {
  const { sessionReads, sessionWrites } = await store.stats();
  return { read: sessionReads, write: sessionWrites }[on];
}

const errors = (store) => store.events.filter(({ type }) => type === "telesales-error").map(({ detail }) => detail);

async function whatIsTrue(store) {
  await store.hasNoFault();
  const cookie = await store.cookie();
  return { ...(await store.session()), cookie: cookie && decodeURIComponent(cookie.value) };
}

const exactly = (stages) => (stages instanceof RegExp ? stages : new RegExp(`^${stages}$`));
