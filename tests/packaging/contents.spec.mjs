// The package says what it has, and so do the pages that people read: the same.
import { expect, test } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";

const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const json = (path) => JSON.parse(text(path));

const installed = json("node_modules/telesales-toolbar/custom-elements.json");
const [module, entry] = installed.modules;
const element = module.declarations.find(({ customElement }) => customElement);
const names = (items) => items.map(({ name }) => name).toSorted();

/** What stands below a heading, up to the next. */
const section = (path, heading) => text(path).split(`\n## ${heading}\n`)[1].split("\n## ")[0];
const rows = (path, heading) =>
  section(path, heading)
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| /, "")));
const quoted = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
const listed = (path, heading) => rows(path, heading).map(([first]) => quoted(first)[0]);

const README = "../../README.md";
const THEME = "../../docs/theme.md";

test.describe("the manifest and", () => {
  test("the README name the same attributes", () => {
    expect(listed(README, "Attributes").toSorted()).toEqual(names(element.attributes));
  });

  for (const { name, type, default: byDefault } of element.attributes) {
    test(`the README give ${name} the same values, the default first`, () => {
      const [, values] = rows(README, "Attributes").find(([first]) => first === `\`${name}\``);
      if (byDefault && byDefault !== "false") expect(values.startsWith(`\`${byDefault}\``), values).toBe(true);
      const choices = [...type.text.matchAll(/'([^']+)'/g)].map(([, choice]) => choice);
      expect(quoted(values)).toEqual(expect.arrayContaining(choices));
    });
  }

  test("the README name the same events", () => {
    const events = listed(README, "Events").filter((name) => name.startsWith("telesales-"));
    expect(events.toSorted()).toEqual(names(element.events));
  });

  test("the README name the same methods and property", () => {
    const shown = [...section(README, "Properties and methods").matchAll(/toolbar\.(\w+)/g)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual(names(element.members.filter(({ attribute }) => !attribute)));
  });

  test("docs/theme.md name the same custom properties", () => {
    const shown = section(THEME, "Custom properties").match(/--telesales-[a-z][a-z-]+/g);
    expect([...new Set(shown)].toSorted()).toEqual(names(element.cssProperties));
  });

  for (const { name, default: byDefault } of element.cssProperties.filter((property) => /#/.test(property.default))) {
    test(`docs/theme.md give ${name} the same default`, () => {
      const [, shown] = rows(THEME, "Custom properties").find(([first]) => first === `\`${name}\``);
      expect(quoted(shown).join(", ")).toBe(byDefault.replace(/^light-dark\((.*)\)$/, "$1"));
    });
  }

  test("docs/theme.md name the same parts", () => {
    const list = section(THEME, "Parts").split("\n- ").slice(1).join("\n");
    expect(quoted(list).toSorted()).toEqual(names(element.cssParts));
  });

  test("docs/theme.md name the same slots", () => {
    expect(listed(THEME, "Slots").toSorted()).toEqual(names(element.slots));
  });
});

test("the manifest has a property for each attribute, in camelCase", () => {
  const properties = element.members.filter(({ attribute }) => attribute);
  expect(properties.map(({ attribute }) => attribute)).toEqual(element.attributes.map(({ name }) => name));
  expect(element.attributes.map(({ fieldName }) => fieldName)).toEqual(properties.map(({ name }) => name));
  expect(properties.map(({ name }) => name)).toEqual(expect.arrayContaining(["sessionUrl", "timeoutMs", "frame"]));
  expect(properties.filter(({ reflects }) => !reflects)).toEqual([]);
});

test("the manifest tells which file declares the element, and which defines it", () => {
  expect([module.path, names(module.exports)]).toEqual(["index.js", ["TelesalesToolbar", "define"]]);
  expect(entry.exports).toEqual([
    {
      kind: "custom-element-definition",
      name: "telesales-toolbar",
      declaration: { name: "TelesalesToolbar", module: "index.js" },
    },
  ]);
});

test("the module can be imported where there is no browser, as by a server that renders pages", async () => {
  const { TelesalesToolbar, define } = await import("telesales-toolbar");
  expect([typeof TelesalesToolbar, typeof define, typeof HTMLElement]).toEqual(["function", "function", "undefined"]);
});

test("the package has what its own manifest names, each language, and both licences", () => {
  const languages = readdirSync(new URL("../../src/messages", import.meta.url))
    .filter((name) => name.endsWith(".json") && name !== "en.json")
    .map((name) => `telesales-toolbar.${name}`);
  const { customElements, exports, types } = json("node_modules/telesales-toolbar/package.json");
  const targets = Object.values(exports).flatMap((target) => (target === "./*" ? [] : Object.values(target)));
  const named = [...targets, types].map((path) => path.replace("./", ""));
  const files = readdirSync(new URL("node_modules/telesales-toolbar", import.meta.url));
  expect(files).toEqual(
    expect.arrayContaining([...named, ...languages, customElements, "README.md", "LICENSE-APACHE", "LICENSE-MIT"]),
  );
});
