// A framework that finds a name on the element sets a property, and no attribute: so no attribute may have the name of one
// that every element has.
import { readFileSync } from "node:fs";
import { expect, test } from "./store.mjs";

const manifest = JSON.parse(readFileSync(new URL("../../pkg/custom-elements.json", import.meta.url), "utf8"));
const [{ attributes }] = manifest.modules[0].declarations;

const camelCased = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

test("no attribute, in kebab-case or camelCase, has the name of something that elements have", async ({ store }) => {
  await store.open();
  const names = attributes.flatMap(({ name }) => [name, camelCased(name)]);
  expect(names).toEqual(expect.arrayContaining(["reload", "session-url", "sessionUrl"]));
  const taken = (names) => store.page.evaluate((names) => names.filter((name) => name in document.createElement("div")), names);
  expect(await taken(names)).toEqual([]);
  // As it was with the first name of `reload`.
  expect(await taken(["after"])).toEqual(["after"]);
});
