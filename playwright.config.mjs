// End-to-end tests: the demo store and the mock Session Manager in real browsers.
// `cargo xtask test --only e2e` builds both, finds the browsers and names them here.
import { defineConfig } from "@playwright/test";
import { POLICY } from "./tests/e2e/policy.mjs";
import { mockServes, onDesk, settings } from "./tests/playwright.mjs";

const {
  TELESALES_FIREFOX: firefox = "/usr/bin/firefox-esr",
  TELESALES_MOCK: mock = "target/debug/session-manager-mock",
  TELESALES_SITE: site = "target/site",
} = process.env;

const IN_FIREFOX = "firefox.spec.mjs";

export default defineConfig({
  ...settings,
  testDir: "tests/e2e",
  // To take them anew: cargo xtask gallery --pictures
  snapshotPathTemplate: "docs/images/{arg}{ext}",
  updateSnapshots: "none",
  // Tests wait more than they compute: three on two cores are done sooner than two.
  workers: 3,
  use: { baseURL: `http://127.0.0.1:${process.env.TELESALES_PORT}` },
  projects: [
    {
      name: "chromium",
      testIgnore: IN_FIREFOX,
      // Letters as every machine draws them, for the pictures.
      use: onDesk("--font-render-hinting=none", "--disable-lcd-text"),
    },
    {
      name: "firefox",
      testMatch: IN_FIREFOX,
      // A channel that begins with "moz-" is an unpatched Firefox, driven by WebDriver BiDi.
      use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: firefox } },
    },
  ],
  // Every test is made under the strict policy that SECURITY.md recommends.
  webServer: mockServes({ mock, site, variable: "TELESALES_PORT", options: `--content-security-policy "${POLICY}"` }),
});
