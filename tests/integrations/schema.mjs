// The schemas of what VTEX reads, written from its documentation and from apps of its own.
import { expect } from "@playwright/test";
import Ajv from "ajv";
import { readdir, readFile } from "node:fs/promises";

const folder = new URL("schemas/", import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: false });
for (const name of await readdir(folder)) ajv.addSchema(JSON.parse(await readFile(new URL(name, folder))), name);

export const keepsTo = (name, value) => {
  ajv.validate(name, value);
  expect(ajv.errors ?? [], ajv.errorsText()).toEqual([]);
};

export const breaks = (name, value) => expect(ajv.validate(name, value)).toBe(false);
