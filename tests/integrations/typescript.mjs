// A recipe compiled by the TypeScript of its kind of storefront. Paths are this folder's.
import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL(".", import.meta.url));

export const compiles = async (version, project) => {
  const complaints = await new Promise((resolve) =>
    execFile(process.execPath, [`node_modules/${version}/bin/tsc`, "--project", project], { cwd }, (error, stdout) =>
      resolve(error ? stdout || error.message : ""),
    ),
  );
  expect(complaints).toBe("");
};
