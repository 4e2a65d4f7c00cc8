// End-to-end tests: the demo store and the mock Session Manager in real browsers.
// `cargo xtask test --only e2e` builds both, finds the browsers and names them here.
import { defineConfig, devices } from "@playwright/test";
import { POLICY } from "./tests/e2e/policy.mjs";

const {
  TELESALES_CHROMIUM: chromium = "/usr/bin/chromium",
  TELESALES_FIREFOX: firefox = "/usr/bin/firefox-esr",
  TELESALES_MOCK: mock = "target/debug/session-manager-mock",
  TELESALES_SITE: site = "target/site",
} = process.env;

const IN_FIREFOX = "firefox.spec.mjs";

export default defineConfig({
  testDir: "tests/e2e",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  // To take them anew: cargo xtask gallery --pictures
  snapshotPathTemplate: "docs/images/{arg}{ext}",
  updateSnapshots: "none",
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // A machine of two busy cores may take this long to start Chromium's first page.
  expect: { timeout: 20_000 },
  timeout: 90_000,
  use: {
    // Playwright puts the port the mock prints (below) into the environment before it starts the workers.
    baseURL: `http://127.0.0.1:${process.env.TELESALES_PORT}`,
    // Screenshots of every step would double the time of the whole run.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  projects: [
    {
      name: "chromium",
      testIgnore: IN_FIREFOX,
      use: {
        ...devices["Desktop Chrome"],
        // The bar comes from above and changes its colour gradually otherwise, and boxes and colours would be some on the way.
        contextOptions: { reducedMotion: "reduce" },
        launchOptions: {
          executablePath: chromium,
          // Letters as every machine draws them, for the pictures.
          args: ["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none", "--disable-lcd-text"],
        },
      },
    },
    {
      name: "firefox",
      testMatch: IN_FIREFOX,
      // A channel that begins with "moz-" is an unpatched Firefox, driven by WebDriver BiDi.
      use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: firefox } },
    },
  ],
  webServer: {
    // Every test is made under the strict policy that SECURITY.md recommends.
    command: `"${mock}" --port 0 --site "${site}" --content-security-policy "${POLICY}"`,
    wait: { stdout: /Session Manager mock: http:\/\/127\.0\.0\.1:(?<TELESALES_PORT>\d+)\// },
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});
