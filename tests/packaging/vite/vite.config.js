import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const pages = ["index.html", "portuguese.html"].map((page) => fileURLToPath(new URL(page, import.meta.url)));

export default defineConfig({ build: { rolldownOptions: { input: pages } } });
