// Where the toolbar's files may be, and what a page has to allow for it: what README.md of integrations/ says.
import { NOT_LOADED } from "../e2e/complaints.mjs";
import { expect, MARIA, test } from "../e2e/store.mjs";
import { pkg, text } from "./files.mjs";

const HOST = "https://static.example.com";
const SCRIPT = `${HOST}/telesales-toolbar/telesales-toolbar.js`;

const pageWith = (attribute) => `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Casa Verde</title>
<link rel="icon" href="data:,"><script type="module" async crossorigin src="${SCRIPT}"></script></head>
<body><telesales-toolbar ${attribute}></telesales-toolbar><h1>Casa Verde</h1></body></html>`;

/** The policy in the README, on one line. */
const policy = async () => {
  const [, block] = /```text\n(Content-Security-Policy:[^`]+)```/.exec(await text("README.md"));
  return block.replace("Content-Security-Policy:", "").replace(/\s+/g, " ").trim();
};

const isHosted = async (store, { files = {}, headers = {}, attribute = "" } = {}) => {
  await store.page.route(`${HOST}/**`, (route) => {
    store.complaints.declare(`request to ${HOST}`);
    const path = pkg(route.request().url());
    const of = Object.entries(files).find(([end]) => path.endsWith(end))?.[1] ?? {};
    return route.fulfill({ path, headers: { "access-control-allow-origin": "*" }, ...of });
  });
  const body = pageWith(attribute);
  await store.page.route("**/casa-verde", (route) => route.fulfill({ contentType: "text/html", body, headers }));
};

const german = (store) => store.page.getByRole("region", { name: "Telefonverkauf" });

test.beforeEach(({ store }) => store.operatorIsLoggedIn());

/** The wording is the browser's own. */
const browserComplains = async (store, of) => {
  await expect.poll(() => store.complaints.console.join()).toContain(of);
  for (const complaint of store.complaints.console) store.complaints.declare(complaint);
};

test("on another origin the files need no more than CORS", async ({ store }) => {
  await isHosted(store);
  await store.page.goto("/casa-verde");
  await expect(german(store)).toBeVisible();
});

test("and without CORS for the store's origin there is no bar", async ({ store }) => {
  const forAnother = { "access-control-allow-origin": "https://another.example" };
  await isHosted(store, { files: { ".js": { headers: forAnother } } });
  await store.page.goto("/casa-verde");
  await browserComplains(store, "blocked by CORS policy");
  expect(await store.page.evaluate(() => customElements.get("telesales-toolbar"))).toBeUndefined();
});

for (const attribute of ["", 'compat="vtex"', 'compat="portal"']) {
  test(`a page with the policy of the README has its bar, and nothing is reported: ${attribute}`, async ({ store }) => {
    await isHosted(store, { attribute, headers: { "content-security-policy": await policy() } });
    await store.page.goto("/casa-verde");
    await expect(german(store)).toBeVisible();
    await store.reloads(() => store.element.evaluate((element, email) => void element.impersonate(email), MARIA));
    await expect(german(store).getByRole("button", { name: "Maria Souza" })).toBeVisible();
    expect((await store.session()).inEffect).toBe(MARIA);
  });
}

for (const [directive, without] of [
  ["script-src", "'wasm-unsafe-eval'"],
  ["connect-src", HOST],
]) {
  test(`and needs ${without} in ${directive}`, async ({ store }) => {
    const whole = await policy();
    const part = new RegExp(`(${directive}[^;]*) ${without}`);
    expect(whole).toMatch(part);
    await isHosted(store, { headers: { "content-security-policy": whole.replace(part, "$1") } });
    await store.page.goto("/casa-verde");
    await store.isNotLoaded();
    const { breaches } = store.complaints;
    await expect.poll(() => breaches.map((breach) => breach.directive)).toContain(directive);
    for (const breach of breaches) store.complaints.declare(`breach of ${breach.directive}: ${breach.blocked}`);
    for (const complaint of store.complaints.console) {
      if (!complaint.startsWith(NOT_LOADED)) store.complaints.declare(complaint);
    }
  });
}

test("a host that does not know the type of WASM does", async ({ store }) => {
  await isHosted(store, { files: { ".wasm": { contentType: "application/octet-stream" } } });
  await store.page.goto("/casa-verde");
  await expect(german(store)).toBeVisible();
  await browserComplains(store, "application/wasm");
});
