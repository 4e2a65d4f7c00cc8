// A store without a bundler copies the package's folder.
import { cp, rm } from "node:fs/promises";

const here = (path) => new URL(path, import.meta.url);

await rm(here("dist"), { recursive: true, force: true });
await cp(here("../node_modules/telesales-toolbar"), here("dist/telesales-toolbar"), { recursive: true });
for (const file of ["index.html", "portuguese.html", "named.html", "named.js", "scoped.html", "scoped.js"]) await cp(here(file), here(`dist/${file}`));
