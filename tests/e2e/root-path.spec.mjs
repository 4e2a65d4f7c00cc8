// A store with several bindings: its API is under a root path, in a mock of its own.
import { spawn } from "node:child_process";
import { expect, MARIA, test as base } from "./store.mjs";

const { TELESALES_MOCK: mock = "target/debug/session-manager-mock", TELESALES_SITE: site = "target/site" } = process.env;

const test = base.extend({
  baseURL: async ({}, use) => {
    const server = spawn(mock, ["--port", "0", "--site", site, "--root-path", "/es"], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await server.stdout.take(1).toArray();
    await use(/http:\/\/127\.0\.0\.1:\d+/.exec(line)[0]);
    server.kill("SIGTERM");
  },
});

test("with the session-url of its binding a store under a root path has its toolbar", async ({ store, context }) => {
  await context.request.post("/mock/log-in", { form: { as: "operator" }, maxRedirects: 0 });
  await store.openFixture("no-element");
  await store.page.evaluate(() => {
    const element = document.createElement("telesales-toolbar");
    element.setAttribute("session-url", "/es/api/sessions");
    element.setAttribute("reload", "none");
    document.body.prepend(element);
  });
  await store.asksFor(MARIA);
  await store.actsFor("Maria Souza");
  expect(store.sent("POST", "/es/api/sessions")).toHaveLength(1);
  expect(store.sent("GET", "/api/sessions")).toEqual([]);
  await store.button("Maria Souza").click();
  await store.button("Log out").click();
  await store.isIdle();
});
