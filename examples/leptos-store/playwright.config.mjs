// As for the demo store, with this store in its place: `cargo xtask test --only crates` builds it and names it here.
import { defineConfig } from "@playwright/test";
import demoStore from "../../playwright.config.mjs";

const chromium = demoStore.projects.find(({ name }) => name === "chromium");

export default defineConfig({
  ...demoStore,
  testDir: "tests",
  outputDir: "../../test-results/leptos-store",
  projects: [{ ...chromium, name: "leptos-store" }],
});
