// The element in pages of other people's frameworks, on the built pkg/ and a mock.
// `cargo xtask test --only frameworks` builds the pages and names the browser here.
import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { mockServes, onDesk, settings } from "../playwright.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { TELESALES_MOCK: mock = `${root}target/debug/session-manager-mock` } = process.env;

export default defineConfig({
  ...settings,
  testDir: ".",
  reporter: [["list"], ["./table.mjs"]],
  workers: 3,
  use: { ...onDesk(), baseURL: `http://127.0.0.1:${process.env.TELESALES_FRAMEWORKS_PORT}` },
  webServer: mockServes({ mock, site: fileURLToPath(new URL("dist", import.meta.url)), variable: "TELESALES_FRAMEWORKS_PORT" }),
});
