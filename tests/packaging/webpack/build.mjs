// By webpack's own API, for its command line needs a newer Node than the rest of the project.
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import webpack from "webpack";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const compiler = webpack({
  mode: "production",
  context: here("."),
  entry: { index: "./index.js", portuguese: "./portuguese.js" },
  output: { path: here("dist"), clean: true, trustedTypes: "webpack" },
  performance: { hints: false },
});

const stats = await new Promise((resolve, reject) =>
  compiler.run((error, stats) => (error ? reject(error) : resolve(stats))),
);
console.log(stats.toString({ preset: "errors-warnings", timings: true }));
if (stats.hasErrors() || stats.hasWarnings()) process.exit(1);
for (const page of ["index.html", "portuguese.html"]) await copyFile(here(page), here(`dist/${page}`));
