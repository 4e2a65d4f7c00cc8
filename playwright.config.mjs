// End-to-end tests: the demo store and the mock Session Manager in a real browser.
// `cargo xtask test --only e2e` builds both, finds the browser and names them here.
import { defineConfig, devices } from "@playwright/test";

const {
  TELESALES_CHROMIUM: chromium = "/usr/bin/chromium",
  TELESALES_MOCK: mock = "target/debug/session-manager-mock",
  TELESALES_SITE: site = "target/site",
} = process.env;

export default defineConfig({
  testDir: "tests/e2e",
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
    // Playwright puts the port the mock prints (below) into the environment before it starts the workers.
    baseURL: `http://127.0.0.1:${process.env.TELESALES_PORT}`,
    launchOptions: {
      executablePath: chromium,
      args: ["--no-sandbox", "--disable-background-networking"],
    },
    // Screenshots of every step would double the time of the whole run.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  webServer: {
    command: `"${mock}" --port 0 --site "${site}"`,
    wait: { stdout: /Session Manager mock: http:\/\/127\.0\.0\.1:(?<TELESALES_PORT>\d+)\// },
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});
