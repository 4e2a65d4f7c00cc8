// Makes the site of the frameworks' pages, in `dist`: each page once where the element is known before the framework comes, once
// where it is after it, and as its server drew it.
import { build } from "esbuild";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { solid, svelte, vue } from "./compilers.mjs";
import { FRAMEWORKS } from "./frameworks.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const SCRIPT = '<script src="/pkg/telesales-toolbar.js"></script>';
const EMPTY = '<div id="page"></div>';

/** Where a page's entries are, if not in its own folder, and what esbuild has to be told. Most are run as developers run them. */
const DEVELOPMENT = { conditions: ["development"], define: { "process.env.NODE_ENV": '"development"' } };
const react = (version, suffix) => ({
  folder: "react",
  alias: { react: `react${suffix}`, "react-dom": `react-dom${suffix}`, "the-page": `./react-${version}/page.jsx` },
  jsx: "automatic",
});
const SETTINGS = {
  "react-18": react(18, "-18"),
  "react-19": react(19, ""),
  preact: { jsx: "automatic", jsxImportSource: "preact" },
  vue: { define: { ...DEVELOPMENT.define, __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true" } },
  angular: { tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } } },
  // What wasm-bindgen makes, and xtask puts there.
  leptos: { external: ["./page.js"] },
  // In development it warns that it is.
  lit: { conditions: [] },
};
const COMPILERS = { solid, svelte, vue };

const bundle = async (name, entry, isServer) => {
  const { folder = name, ...settings } = SETTINGS[name] ?? {};
  const compiler = COMPILERS[name]?.(isServer, entry === "hydrate");
  const { outputFiles } = await build({
    ...DEVELOPMENT,
    absWorkingDir: here,
    entryPoints: [`./${folder}/${entry}`],
    resolveExtensions: [".ts", ".jsx", ".mjs", ".js"],
    bundle: true,
    write: false,
    platform: isServer ? "node" : "browser",
    format: isServer ? "cjs" : "iife",
    target: "es2022",
    nodePaths: [`${here}node_modules`],
    plugins: compiler ? [compiler] : [],
    logLevel: "error",
    ...settings,
  });
  return outputFiles[0].text;
};

/** What the server's part draws. */
const render = async (name) => {
  const module = { exports: {} };
  const text = await bundle(name, "server", true);
  new Function("module", "exports", "require", text)(module, module.exports, createRequire(import.meta.url));
  return module.exports.render();
};

const page = (body, { script, isLate = false }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Casa Verde</title>
    <link rel="icon" href="data:," />
    ${isLate ? "" : SCRIPT}
    <script src="${script}" defer></script>
    ${isLate ? SCRIPT.replace(" src", " defer src") : ""}
  </head>
  <body>${body}</body>
</html>
`;

/** What a server writes for pages that have no framework's state: each change of an attribute is a page of its own. */
const VIEWS = {
  index: {},
  late: {},
  Pots: { view: "Pots" },
  Checkout: { view: "Checkout" },
  Dark: { theme: "dark" },
  Español: { locale: "es" },
  Frame: { frame: "frame", Frame: "index.html" },
};

const view = (text, { view = "Lamps", theme = "light", locale = "en", frame = "", Frame = "Frame.html" }) =>
  text
    .replace(/<telesales-toolbar[^]*<\/telesales-toolbar>/, view === "Checkout" ? "" : "$&")
    .replaceAll("{view}", view)
    .replaceAll("{theme}", theme)
    .replaceAll("{locale}", locale)
    .replaceAll("{frame}", frame)
    .replaceAll("{Frame}", Frame);

const writes = async (name, file, text) => writeFile(`${here}dist/${name}/${file}`, text);

const make = async (name, { draws }) => {
  await mkdir(`${here}dist/${name}`, { recursive: true });
  await writes(name, "mount.js", await bundle(name, "mount"));
  const written = await readFile(`${here}${name}/page.html`, "utf8").catch(() => EMPTY);
  for (const [file, choices] of Object.entries(VIEWS)) {
    const isLate = file === "late";
    if (written.includes("{view}") || file === "index" || isLate) {
      await writes(name, `${file}.html`, page(view(written, choices), { script: "mount.js", isLate }));
    }
  }
  if (!draws) return;
  await writes(name, "hydrate.js", await bundle(name, "hydrate"));
  const drawn = await render(name);
  const isWhole = draws === "document";
  await writes(name, "hydrated.html", isWhole ? drawn : page(`<div id="page">${drawn}</div>`, { script: "hydrate.js" }));
};

await rm(`${here}dist`, { recursive: true, force: true });
await mkdir(`${here}dist`);
await cp(`${here}../../pkg`, `${here}dist/pkg`, { recursive: true });
for (const [name, framework] of Object.entries(FRAMEWORKS)) await make(name, framework);
