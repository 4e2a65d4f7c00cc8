// The package as its consumers have it: each consumer's site, built before, on a mock Session Manager of its own.
// `cargo xtask test --only packages` packs and installs the package, builds the sites and names the browser here.
import { defineConfig, devices } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { policyWith } from "../e2e/policy.mjs";

const { TELESALES_CHROMIUM: chromium = "/usr/bin/chromium", TELESALES_MOCK: mock } = process.env;

/** The strict policy of the end-to-end tests, but for the icon that these pages do not have. */
const STRICT = policyWith("img-src", "'self' data:");

/** Where each has its site, and the policy of its pages. Next.js writes scripts into them, which are not for a strict one. */
const CONSUMERS = {
  script: { site: "script/dist", policy: STRICT },
  vite: { site: "vite/dist", policy: STRICT },
  // Its loader names scripts by a policy of its own.
  webpack: { site: "webpack/dist", policy: STRICT.replace("trusted-types 'none'", "trusted-types webpack") },
  "next-turbopack": { site: "next/dist/turbopack" },
  "next-webpack": { site: "next/dist/webpack" },
};

const variable = (consumer) => `TELESALES_PORT_${consumer.toUpperCase().replace("-", "_")}`;
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  testDir: ".",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // A machine of two busy cores may take this long to start Chromium's first page.
  expect: { timeout: 20_000 },
  timeout: 90_000,
  use: { trace: { mode: "retain-on-failure", screenshots: false } },
  projects: [
    { name: "contents", testMatch: "contents.spec.mjs" },
    ...Object.keys(CONSUMERS).map((consumer) => ({
      name: consumer,
      testMatch: ["consumers.spec.mjs", `${consumer.split("-")[0]}.spec.mjs`],
      use: {
        ...devices["Desktop Chrome"],
        // Playwright puts the port that the consumer's mock prints (below) into the environment, before the workers start.
        baseURL: `http://127.0.0.1:${process.env[variable(consumer)]}`,
        contextOptions: { reducedMotion: "reduce" },
        launchOptions: { executablePath: chromium, args: ["--no-sandbox", "--disable-background-networking"] },
      },
    })),
  ],
  webServer: Object.entries(CONSUMERS).map(([consumer, { site, policy }]) => ({
    command: `"${mock}" --port 0 --site "${folder(site)}"${policy ? ` --content-security-policy "${policy}"` : ""}`,
    wait: { stdout: new RegExp(`Session Manager mock: http://127\\.0\\.0\\.1:(?<${variable(consumer)}>\\d+)/`) },
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  })),
});
