import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const pages = ["index.html", "portuguese.html"].map((page) => fileURLToPath(new URL(page, import.meta.url)));

// A strict policy lets nothing connect to the data: URLs that Vite makes of small files.
const assetsInlineLimit = (file) => (file.includes("telesales-toolbar") ? false : undefined);

export default defineConfig({ build: { assetsInlineLimit, rolldownOptions: { input: pages } } });
