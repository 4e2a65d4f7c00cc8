// As for the demo store, with the files of a release in place of pkg/: `cargo xtask test --only release` makes them.
import { defineConfig } from "@playwright/test";
import demoStore from "../../playwright.config.mjs";

const chromium = demoStore.projects.find(({ name }) => name === "chromium");

export default defineConfig({
  ...demoStore,
  testDir: ".",
  outputDir: "../../test-results/release",
  projects: [{ ...chromium, name: "release" }],
});
