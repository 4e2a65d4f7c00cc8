// The recipes of integrations/, on the built pkg/ and the mock: one store as it is, one with its API under a root path.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mockServes, onDesk, settings } from "../playwright.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { TELESALES_MOCK: mock = `${root}target/debug/session-manager-mock` } = process.env;

for (const [file, command] of [
  [`${root}pkg/telesales-toolbar.js`, "cargo xtask build"],
  [mock, "cargo build --package session-manager-mock"],
]) {
  if (!existsSync(file)) throw new Error(`${file} is not there, and these tests need it. To build it: ${command}`);
}

const store = (variable, options) => mockServes({ mock, site: root, variable, options });

export default {
  ...settings,
  testDir: ".",
  workers: 2,
  use: { ...onDesk(), baseURL: `http://127.0.0.1:${process.env.TELESALES_STORE_PORT}` },
  webServer: [store("TELESALES_STORE_PORT"), store("TELESALES_BINDING_PORT", "--root-path /es")],
};
