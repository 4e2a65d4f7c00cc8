/** The store's server: the pages of all columns, what they fetch, and the session. It counts what visits ask for. */
import { createServer } from "node:http";
import { once } from "node:events";
import { BLANK } from "./files.mjs";
import { Sessions, read, write } from "./session.mjs";

/** Cookies by which a visit says who it is, and which one. */
export const ROLE_COOKIE = "bench-role";
export const VISIT_COOKIE = "bench-visit";

/** Serves these on a free port of this machine. */
export async function serve(files) {
  const sessions = new Sessions();
  const requests = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://store");
    const cookies = cookiesOf(request);
    const sent =
      url.pathname === "/api/sessions"
        ? await answerSession(sessions, request, response, url, cookies)
        : answerFile(files, response, url.pathname);
    if (sent) requests.get(cookies[VISIT_COOKIE])?.push(sent);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Begins to count for that visit; what is counted is `{ kind, bytes }` for each request. */
    count(visit) {
      requests.set(visit, []);
      return requests.get(visit);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function cookiesOf(request) {
  const pairs = (request.headers.cookie ?? "").split(/;\s*/).filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s, 2)));
}

function answerFile(files, response, path) {
  const file = files.get(path);
  if (!file) {
    // Browsers ask for it by themselves.
    response.writeHead(path === "/favicon.ico" ? 204 : 404, { "cache-control": "no-store" }).end();
    return path === "/favicon.ico" ? null : { kind: "missing", bytes: 0 };
  }
  const encoding = file.isCompressed ? { "content-encoding": "br" } : {};
  const headers = { "content-type": file.type, "cache-control": "no-store", "content-length": file.body.length };
  response.writeHead(200, { ...headers, ...encoding }).end(file.body);
  return path === BLANK ? null : { kind: file.kind, bytes: file.body.length };
}

async function answerSession(sessions, request, response, url, cookies) {
  const session = sessions.of(cookies.vtex_session);
  const items = (url.searchParams.get("items") ?? "").split(",");
  const answer =
    request.method === "GET" ? read(session, cookies[ROLE_COOKIE], items) : write(session, await textOf(request));
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "content-length": body.length,
    ...(session.isNew ? { "set-cookie": `vtex_session=${session.id}; Path=/; HttpOnly; SameSite=Lax` } : {}),
  });
  response.end(body);
  return { kind: "json", bytes: body.length };
}

async function textOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
