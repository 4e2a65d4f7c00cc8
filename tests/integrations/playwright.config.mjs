// The recipes of integrations/, on the built pkg/ and the mock: one store as it is, one with its API under a root path.
import { devices } from "@playwright/test";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const {
  TELESALES_CHROMIUM: chromium = "/usr/bin/chromium",
  TELESALES_MOCK: mock = `${root}target/debug/session-manager-mock`,
} = process.env;

for (const [file, command] of [
  [`${root}pkg/telesales-toolbar.js`, "cargo xtask build"],
  [mock, "cargo build --package session-manager-mock"],
]) {
  if (!existsSync(file)) throw new Error(`${file} is not there, and these tests need it. To build it: ${command}`);
}

/** Playwright puts the port that the mock prints into the environment, by the name in the pattern. */
const store = (name, options = "") => ({
  command: `"${mock}" --port 0 --site "${root}" ${options}`,
  wait: { stdout: new RegExp(`Session Manager mock: http://127\\.0\\.0\\.1:(?<${name}>\\d+)/`) },
  gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
});

export default {
  testDir: ".",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // A machine of two busy cores may take this long to start Chromium's first page.
  expect: { timeout: 20_000 },
  timeout: 90_000,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${process.env.TELESALES_STORE_PORT}`,
    trace: { mode: "retain-on-failure", screenshots: false },
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking"] },
  },
  webServer: [store("TELESALES_STORE_PORT"), store("TELESALES_BINDING_PORT", "--root-path /es")],
};
