// A form by which editors set the toolbar's attributes, in Site Editor or in FastStore's CMS.
import { expect } from "@playwright/test";
import { attributesInReadme } from "./files.mjs";

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Some value for a field that is not its default. */
const sampleOf = ({ type, enum: choices, default: standard }) =>
  choices?.find((choice) => choice && choice !== standard) ?? { string: "/some/text", boolean: !standard, number: 1234 }[type];

export const samplesOf = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(field)]));

/** Each field has the name of an attribute, or is one of those the recipe minds itself. */
export const namesAttributes = async (fields, ownFields) => {
  const attributes = await attributesInReadme();
  expect(attributes.size).toBeGreaterThan(10);
  for (const name of Object.keys(fields)) {
    if (!ownFields.includes(name)) expect([...attributes.keys()]).toContain(kebab(name));
  }
};

/** Each choice is a value that the README names for that attribute, and has a name for the editor. */
export const offersValues = async (fields) => {
  const attributes = await attributesInReadme();
  for (const [name, { enum: choices, enumNames, default: standard }] of Object.entries(fields)) {
    if (!choices) continue;
    expect(enumNames, name).toHaveLength(choices.length);
    expect(choices, name).toContain(standard);
    const values = attributes.get(kebab(name)).split(", ").filter((value) => value !== "absent");
    expect(choices.filter(Boolean).toSorted(), name).toEqual(values.toSorted());
  }
};
