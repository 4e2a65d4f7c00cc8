// The Store Framework app as VTEX's builders take it: its manifest, its interface, its TypeScript.
import { expect, test } from "@playwright/test";
import { onServer } from "../bundle.mjs";
import { exists, json, text } from "../files.mjs";
import { namesAttributes, offersValues, samplesOf } from "../form.mjs";
import { breaks, keepsTo } from "../schema.mjs";
import { compiles } from "../typescript.mjs";

const APP = "store-framework";
const OWN = ["hidesVtexBar", "scriptUrl"];

const interfaces = () => json(`${APP}/store/interfaces.json`);
const fields = async () => (await interfaces())["telesales-toolbar"].content.properties;
const modules = () => onServer("store-framework/modules.js", { react: 16 });

test("the manifest is one, and has a folder for each builder", async () => {
  const manifest = await json(`${APP}/manifest.json`);
  keepsTo("manifest.json", manifest);
  for (const builder of Object.keys(manifest.builders)) expect(exists(`${APP}/${builder}`), builder).toBe(true);
  breaks("manifest.json", { ...manifest, version: "1" });
  breaks("manifest.json", { ...manifest, policies: [{ name: "outbound-access" }] });
});

test("the version is the same wherever it stands", async () => {
  const { version } = await json(`${APP}/manifest.json`);
  expect((await json(`${APP}/react/package.json`)).version).toBe(version);
  expect(await text(`${APP}/CHANGELOG.md`)).toContain(`## [${version}]`);
});

test("the interface is one, and its component is there", async () => {
  const all = await interfaces();
  keepsTo("interfaces.json", all);
  for (const { component } of Object.values(all)) expect(exists(`${APP}/react/${component}.tsx`)).toBe(true);
  breaks("interfaces.json", { "telesales-toolbar": { ...all["telesales-toolbar"], component: "../index" } });
});

test("Site Editor offers the attributes of the element, and their values", async () => {
  await namesAttributes(await fields(), OWN);
  await offersValues(await fields());
});

test("all that Site Editor offers reaches the element", async () => {
  const { attributesOf } = await modules();
  const surroundings = { rootPath: "", culture: { locale: "en-US" } };
  const standard = JSON.stringify(attributesOf({}, surroundings));
  for (const [name, value] of Object.entries(samplesOf(await fields()))) {
    if (OWN.includes(name)) continue;
    expect(JSON.stringify(attributesOf({ [name]: value }, surroundings)), name).not.toBe(standard);
  }
});

test("what was emptied in Site Editor is as if it had not been set", async () => {
  const { attributesOf } = await modules();
  const surroundings = { rootPath: "/es", culture: { locale: "es" }, binding: { id: "a b" } };
  const names = Object.keys(await fields());
  const emptied = Object.fromEntries(names.map((name) => [name, ""]));
  expect(attributesOf(emptied, surroundings)).toEqual(attributesOf({}, surroundings));
});

for (const [rootPath, sessions] of [
  [undefined, "/api/sessions"],
  ["", "/api/sessions"],
  ["/", "/api/sessions"],
  ["/es", "/es/api/sessions"],
  ["/es/", "/es/api/sessions"],
]) {
  test(`under the root path ${JSON.stringify(rootPath)} the session is at ${sessions}`, async () => {
    const { attributesOf } = await modules();
    expect(attributesOf({}, { rootPath, culture: { locale: "es" } })["session-url"]).toBe(sessions);
    const { "session-url": url } = attributesOf({}, { rootPath, culture: { locale: "es" }, binding: { id: "a&b" } });
    expect(url).toBe(`${sessions}?__bindingId=a%26b`);
  });
}

test("the script is fetched from where VTEX serves a published app, or a linked one", async () => {
  const { ownScriptUrl } = await modules();
  const file = "public/telesales-toolbar/telesales-toolbar.js";
  expect(ownScriptUrl("shop.telesales-toolbar@1.0.0")).toBe(
    `/_v/public/assets/v1/published/shop.telesales-toolbar@1.0.0/${file}`,
  );
  expect(ownScriptUrl("shop.telesales-toolbar@1.0.0+build17")).toBe(
    `/_v/private/assets/v1/linked/shop.telesales-toolbar@1.0.0+build17/${file}`,
  );
});

/** The examples in the app's documentation. */
const examples = async () => {
  const blocks = (await text(`${APP}/docs/README.md`)).matchAll(/```json\n([^`]+)```/g);
  return [...blocks].map(([, block]) => JSON.parse(block));
};

test("the documentation tells a theme this app's name and its block", async () => {
  const { vendor, name, version } = await json(`${APP}/manifest.json`);
  const [{ dependencies }, theme] = await examples();
  expect(dependencies).toEqual({ [`${vendor}.${name}`]: `${version.split(".")[0]}.x` });
  const [block] = Object.keys(await interfaces());
  expect(theme["flex-layout.row#telesales"].children).toContain(block);
  const offered = Object.keys(await fields());
  for (const prop of Object.keys(theme[block].props)) expect(offered).toContain(prop);
});

test("the documentation has each field of Site Editor, with its values", async () => {
  const documentation = await text(`${APP}/docs/README.md`);
  const rows = new Map([...documentation.matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map(([, prop, values]) => [prop, values]));
  for (const [prop, { enum: choices = [] }] of Object.entries(await fields())) {
    expect(rows.has(prop), prop).toBe(true);
    for (const choice of choices.filter(Boolean)) expect(rows.get(prop)).toContain(`\`${choice}\``);
  }
});

test("it compiles with React 16 and TypeScript 3.9, and what is wrong does not", () =>
  compiles("typescript-3.9", "tsconfig.store-framework.json"));
