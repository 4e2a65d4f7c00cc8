// The files that a store hosts, and those of the recipes.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The file of pkg/ that a URL ends with. */
export const pkg = (url) => `${ROOT}pkg/${new URL(url).pathname.split("/").at(-1)}`;

const path = (name) => `${ROOT}integrations/${name}`;

export const exists = (name) => existsSync(path(name));
export const text = (name) => readFile(path(name), "utf8");
export const json = async (name) => JSON.parse(await text(name));

/** The attributes of the element by their names, as the README's table has them: the first column and the second. */
export const attributesInReadme = async () => {
  const readme = await readFile(`${ROOT}README.md`, "utf8");
  const [, table] = readme.split("\n## Attributes\n");
  const rows = table.split("\n## ")[0].matchAll(/^\| `([a-z-]+)` \| (.+?) \|/gm);
  return new Map([...rows].map(([, name, values]) => [name, values.replaceAll("`", "")]));
};
