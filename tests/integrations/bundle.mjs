// Bundles a recipe with the React that its kind of storefront has, or FastStore's API, which needs none.
import { build } from "esbuild";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** React by its major version, with all that other packages want of it. */
const reactOf = (version) => ({ react: `react-${version}`, "react-dom": `react-dom-${version}` });

const bundle = async (entry, { react, platform, jsx = "react-jsx", alias = {}, define = {} }) => {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform,
    format: platform === "node" ? "cjs" : "iife",
    target: "es2020",
    // The recipe's own tsconfig.json is for its build; here only the syntax counts.
    tsconfigRaw: { compilerOptions: { jsx } },
    // A recipe stands outside of this folder, where no React is.
    nodePaths: [`${here}node_modules`],
    alias: { ...(react && reactOf(react)), ...alias },
    // React tells what is wrong with a page only in development.
    define: { "process.env.NODE_ENV": '"development"', ...define },
    logLevel: "error",
  });
  return outputFiles[0].text;
};

export const forBrowser = (entry, options) => bundle(entry, { ...options, platform: "browser" });

/** The exports of a bundle as a server has them. */
export const onServer = async (entry, options) => {
  const module = { exports: {} };
  const text = await bundle(entry, { ...options, platform: "node" });
  new Function("module", "exports", "require", text)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
};
