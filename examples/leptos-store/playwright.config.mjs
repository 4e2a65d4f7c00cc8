// As for the demo store, with this store in its place: `cargo xtask test --only crates` builds it and names it here.
import { defineConfig } from "@playwright/test";
import demoStore from "../../playwright.config.mjs";
import { POLICY } from "../../tests/e2e/policy.mjs";

const chromium = demoStore.projects.find(({ name }) => name === "chromium");
// Leptos sets the innerHTML of what never changes in a `view!`, so an app written with it cannot demand Trusted Types.
const policy = POLICY.replace(/; (require-)?trusted-types[^;]*/g, "");

export default defineConfig({
  ...demoStore,
  webServer: { ...demoStore.webServer, command: demoStore.webServer.command.replace(POLICY, policy) },
  testDir: "tests",
  outputDir: "../../test-results/leptos-store",
  projects: [{ ...chromium, name: "leptos-store" }],
});
