// The other tests rely on failing when a page complains: here each complaint is made, and the test has to fail.
import { test } from "./store.mjs";

const COMPLAINTS = {
  "an error in the console": () => console.error("wrong"),
  "a warning in the console": () => console.warn("doubtful"),
  "an uncaught error": () => setTimeout(() => { throw new Error("uncaught"); }),
  "an unhandled rejection": () => void Promise.reject(new Error("unhandled")),
  "a dialog": () => alert("hello"),
  "a resource that is not there": () => fetch("/missing.txt").then(() => undefined),
  "a style in an attribute, against the page's policy": () => document.body.setAttribute("style", "margin: 0"),
  "markup from a text, against the page's policy": () => {
    try {
      document.body.innerHTML = "<p>";
    } catch {
      // The breach is told all the same.
    }
  },
  "a request to another origin": () => fetch("http://localhost:9/", { mode: "no-cors" }).catch(() => undefined),
};

for (const [what, complain] of Object.entries(COMPLAINTS)) {
  test(`${what} fails a test`, async ({ store }) => {
    test.fail();
    await store.openFixture("no-element");
    await store.page.evaluate(complain);
  });
}

test("a complaint that comes twice when it was declared once fails a test", async ({ store }) => {
  test.fail();
  store.complaints.declare("wrong");
  await store.openFixture("no-element");
  await store.page.evaluate(() => ["wrong", "wrong"].forEach((text) => console.error(text)));
});

test("a declared complaint does not fail a test", async ({ store }) => {
  store.complaints.declare("wrong");
  store.complaints.declare("404 /missing.txt");
  await store.openFixture("no-element");
  await store.page.evaluate(() => console.error("wrong"));
  await store.page.evaluate(() => fetch("/missing.txt").then(() => undefined));
});

test("a write of another public key fails a test", async ({ store }) => {
  test.fail();
  await store.openFixture("no-element");
  const body = JSON.stringify({ public: { impersonate: { value: "1" } } });
  const headers = { "content-type": "application/json" };
  await store.page.evaluate((init) => fetch("/api/sessions", init).then(() => undefined), { method: "POST", headers, body });
});
