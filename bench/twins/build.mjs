/** The twins' scripts, bundled and minified as a store would ship them. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCES = { plain: "plain.js", preact: "preact.jsx", react: "react.jsx" };

/** The text of each, by name. */
export async function buildTwins() {
  const built = Object.entries(SOURCES).map(async ([name, source]) => [name, await bundled(name, source)]);
  return Object.fromEntries(await Promise.all(built));
}

async function bundled(name, source) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    jsx: "automatic",
    jsxImportSource: name === "preact" ? "preact" : "react",
    logLevel: "warning",
  });
  return outputFiles[0].text;
}
