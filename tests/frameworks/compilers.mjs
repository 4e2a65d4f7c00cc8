// What makes scripts of the pages whose frameworks have a language of their own: each compiler is called as its own bundler's
// plugin would, in a plugin of esbuild.
import { transformAsync } from "@babel/core";
import solidPreset from "babel-preset-solid";
import { readFile } from "node:fs/promises";
import { compile as compileSvelte } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";

const isCustomElement = (tag) => tag === "telesales-toolbar";

const loads = (name, filter, compile) => ({
  name,
  setup: (build) => build.onLoad({ filter }, async ({ path }) => ({ contents: await compile(await readFile(path, "utf8"), path) })),
});

export const solid = (isServer, isHydrated) =>
  loads("solid", /solid\/[^/]+\.jsx$/, async (source, filename) => {
    const options = { generate: isServer ? "ssr" : "dom", hydratable: isServer || isHydrated };
    const { code } = await transformAsync(source, { filename, presets: [[solidPreset, options]], babelrc: false, configFile: false });
    return code;
  });

export const svelte = (isServer) =>
  loads("svelte", /\.svelte$/, (source, filename) => {
    const { js, warnings } = compileSvelte(source, { filename, generate: isServer ? "server" : "client", dev: true });
    if (warnings.length) throw new Error(warnings.join("\n"));
    return js.code;
  });

export const vue = (isServer) =>
  loads("vue", /\.vue$/, (source, filename) => {
    const { descriptor, errors } = parse(source, { filename, templateParseOptions: { isCustomElement } });
    if (errors.length) throw new AggregateError(errors);
    const templateOptions = { ssr: isServer, ssrCssVars: [], compilerOptions: { isCustomElement } };
    return compileScript(descriptor, { id: "page", inlineTemplate: true, templateOptions }).content;
  });
