// What all of Playwright's configurations here have in common.
import { devices } from "@playwright/test";

const { TELESALES_CHROMIUM: chromium = "/usr/bin/chromium" } = process.env;

/** The one with windows, where the other is one without: that keeps no page for Back. */
export const { TELESALES_WHOLE_CHROMIUM: wholeChromium = "/usr/bin/chromium" } = process.env;

export const settings = {
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0,
  // A machine of two busy cores may take this long to start Chromium's first page.
  expect: { timeout: 20_000 },
  timeout: 90_000,
};

/** Chromium on a desk, with these arguments besides. */
export const onDesk = (...args) => ({
  ...devices["Desktop Chrome"],
  // The bar comes from above and changes its colour gradually otherwise, and boxes and colours would be some on the way.
  contextOptions: { reducedMotion: "reduce" },
  launchOptions: { executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking", ...args] },
});

/** A mock that serves this site. Playwright puts the port it prints into the environment, before it starts the workers. */
export const mockServes = ({ mock, site, variable, options = "" }) => ({
  command: `"${mock}" --port 0 --site "${site}" ${options}`,
  wait: { stdout: new RegExp(`Session Manager mock: http://127\\.0\\.0\\.1:(?<${variable}>\\d+)/`) },
  gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
});
