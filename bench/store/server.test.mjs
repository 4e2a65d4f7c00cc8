import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK } from "./files.mjs";
import { serve } from "./server.mjs";

const file = (kind, body) => ({ kind, type: `text/${kind}`, isCompressed: false, body: Buffer.from(body) });
const FILES = new Map([[BLANK, file("html", "")], ["/plain/index.html", file("html", "<p>")]]);

async function withServer(use) {
  const server = await serve(FILES);
  const ask = (path, options) =>
    fetch(server.origin + path, { headers: { cookie: "bench-role=operator; bench-visit=a" }, ...options });
  try {
    await use(server, ask);
  } finally {
    server.close();
  }
}

test("what a visit asks for is counted, but for the page that it begins on and what browsers ask for themselves", () =>
  withServer(async (server, ask) => {
    const counted = server.count("a");
    for (const path of [BLANK, "/favicon.ico", "/plain/index.html", "/plain/none.js"]) await ask(path);
    assert.deepEqual(counted, [{ kind: "html", bytes: 3 }, { kind: "missing", bytes: 0 }]);
  }));

test("the session tells who somebody is by the visit's cookie", () =>
  withServer(async (_, ask) => {
    const answer = await ask("/api/sessions?items=impersonate.canImpersonate");
    assert.match(answer.headers.get("set-cookie"), /^vtex_session=/);
    assert.equal((await answer.json()).namespaces.impersonate.canImpersonate.value, "true");
  }));
