// The package as its consumers have it: each consumer's site, built before, on a mock Session Manager of its own.
// `cargo xtask test --only packages` packs and installs the package, builds the sites and names the browser here.
import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { policyWith } from "../e2e/policy.mjs";
import { mockServes, onDesk, settings } from "../playwright.mjs";

const { TELESALES_MOCK: mock } = process.env;

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
  ...settings,
  testDir: ".",
  workers: 2,
  projects: [
    { name: "contents", testMatch: "contents.spec.mjs" },
    ...Object.keys(CONSUMERS).map((consumer) => ({
      name: consumer,
      testMatch: ["consumers.spec.mjs", `${consumer.split("-")[0]}.spec.mjs`],
      use: { ...onDesk(), baseURL: `http://127.0.0.1:${process.env[variable(consumer)]}` },
    })),
  ],
  webServer: Object.entries(CONSUMERS).map(([consumer, { site, policy }]) =>
    mockServes({
      mock,
      site: folder(site),
      variable: variable(consumer),
      options: policy && `--content-security-policy "${policy}"`,
    }),
  ),
});
