// Somebody changed a file where it is hosted, and it works as before: only its integrity gives it away.
import { createHash } from "node:crypto";

/** What changes the bytes of a file and not what it does. */
const CHANGES = {
  css: (bytes) => Buffer.concat([bytes, Buffer.from("/**/")]),
  js: (bytes) => Buffer.concat([bytes, Buffer.from("\n;")]),
  json: (bytes) => Buffer.concat([bytes, Buffer.from("\n")]),
  // A section of its own, with an empty name.
  wasm: (bytes) => Buffer.concat([bytes, Buffer.from([0, 1, 0])]),
};

/** Has the file at this path come changed; the browser is to complain, so often as it is asked for, that it blocked it. */
export async function isTamperedWith(store, path, times = 1) {
  const answer = await store.context.request.get(path);
  const ending = path.split(".").pop();
  const body = CHANGES[ending](await answer.body());
  await store.context.route(`**${path}`, (route) => route.fulfill({ response: answer, body }));
  const digest = createHash("sha384").update(body).digest("base64");
  store.complaints.declare(
    `Failed to find a valid digest in the 'integrity' attribute for resource '${answer.url()}' with computed SHA-384 ` +
      `integrity '${digest}'. The resource has been blocked.`,
    times,
  );
  // What a script fetches is told twice.
  if (["json", "wasm"].includes(ending)) {
    store.complaints.declare(`Fetch API cannot load ${answer.url()}. SRI's integrity checks failed.`, times);
  }
}

/** The toolbar is not there, and the store sells. */
export async function hasNoElement(store, expect) {
  await store.showsPrice("");
  expect(await store.page.evaluate(() => customElements.get("telesales-toolbar") === undefined)).toBe(true);
}
