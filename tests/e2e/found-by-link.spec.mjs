// A page whose code copies the e-mail of its address into the session, as a storefront's own session call may do, has the
// operator act for somebody. The bar says that it was not the operator who began.
import { drawsOneNumber, isAsked } from "./found.mjs";
import { address, isShown, test } from "./made-for.mjs";
import { errors, NOBODY } from "./outcomes.mjs";
import { expect, MARIA } from "./store.mjs";
import { CHANGED_ELSEWHERE, maria, nobody, Tab } from "./tab.mjs";

/** As such a page does it, once; the address is left out, for the test looks for personal data there. */
const copies = (when) => `() => {
  if (sessionStorage.hasCopied) return;
  sessionStorage.hasCopied = true;
  const copies = (isAsync) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/sessions", isAsync);
    request.setRequestHeader("content-type", "application/json");
    request.onload = () => (window.hasCopied = true);
    request.send('{"public":{"vtex-impersonated-customer-email":{"value":"${MARIA}"}}}');
  };
  ${when};
}`;

test.beforeEach(async ({ store, made }) => {
  await drawsOneNumber(store);
  await store.operatorIsLoggedIn();
  // The element script is asked for after it has been answered.
  made.runs("copies-before", copies("copies(false)"));
  made.runs("copies-after", copies('document.addEventListener("telesales-ready", () => copies(true), { once: true })'));
});

const hasCopied = (store) => store.page.waitForFunction(() => window.hasCopied);

test("before the toolbar has read, it is told with the page, and Go on brings the customer's page", async ({ store, made }) => {
  await store.open(address("one", { script: "copies-before" }));
  await isAsked(store, maria);
  expect(errors(store)).toEqual([{ type: "telesales-error", detail: { code: "found-acting" } }]);
  await store.reloads(() => store.button("Go on").click());
  await store.actsFor("Maria Souza");
  expect(await isShown(store.page)).toEqual({ stage: "acting", whom: MARIA });
  expect(made.lies("one")).toEqual([]);
});

test("Log out ends what such a page began", async ({ store, made }) => {
  await store.open(address("one", { script: "copies-before" }));
  await isAsked(store, maria);
  await store.reloads(() => store.button("Log out").click());
  await store.isIdle();
  expect(await store.session()).toEqual(NOBODY);
  expect(made.lies("one")).toEqual([]);
});

test("after the toolbar has read, the page is out of date once it is seen again", async ({ store }) => {
  await store.open(address("one", { script: "copies-after" }));
  await hasCopied(store);
  await store.timePasses();
  await store.pageIsSeenAgain();
  await new Tab(store.page).isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
});

test("or once its own code has the toolbar look, and Reload page goes on", async ({ store, made }) => {
  const tab = new Tab(store.page);
  await store.open(address("one", { script: "copies-after" }));
  await hasCopied(store);
  await store.element.evaluate((element) => element.refresh());
  await tab.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
  await store.reloads(() => tab.button("Reload page").click());
  await store.actsFor("Maria Souza");
  expect(await isShown(store.page)).toEqual({ stage: "acting", whom: MARIA });
  expect(made.lies("one")).toEqual([]);
});

for (const [how, goesOn] of [
  ["the next page", (store) => store.open(address("two"))],
  ["the same page, loaded by the operator", (store) => store.page.reload()],
]) {
  test(`after the toolbar has read, ${how} asks`, async ({ store, made }) => {
    await store.open(address("one", { script: "copies-after" }));
    await hasCopied(store);
    await goesOn(store);
    await isAsked(store, maria);
    await store.reloads(() => store.button("Go on").click());
    await store.actsFor("Maria Souza");
    expect([...made.lies("one"), ...made.lies("two")]).toEqual([]);
  });
}

test("a tab that was idle is told, too, and does not name the customer as acted for", async ({ store, made }) => {
  const other = new Tab(await store.context.newPage());
  await other.page.goto(address("two"));
  await other.shows("Log in as");
  await store.open(address("one", { script: "copies-before" }));
  await isAsked(store, maria);
  await other.isOutdated(CHANGED_ELSEWHERE, { page: nobody, actingFor: maria });
  await other.page.reload();
  await isAsked(other, maria);
  expect([...made.lies("one"), ...made.lies("two")]).toEqual([]);
});
