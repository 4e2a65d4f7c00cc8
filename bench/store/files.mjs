/** What the store's server sends, each file compressed once, as good stores do. */
import { readFileSync, readdirSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { TWINS } from "../columns.mjs";
import { TWIN, embeddings } from "./embeddings.mjs";
import { page } from "./storefront.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
};
/** A page that a visit begins on. */
export const BLANK = "/blank.html";
/** Text for the page itself, in what is built. */
const INLINE = "telesales-toolbar.inline.js";

/**
 * By path. `pkg` is the folder that `cargo xtask build` fills; `twins` is the script of each twin; `products` are other
 * folders like `pkg`, each embedded in the page as this toolbar is.
 */
export function files({ pkg, twins, products }) {
  const served = new Map();
  const add = (path, text) => served.set(path, file(path, Buffer.from(text)));
  add(BLANK, "<!doctype html><title>Blank</title>");
  for (const name of TWINS) {
    add(`/${name}/index.html`, page(TWIN));
    add(`/${name}/toolbar.js`, twins[name]);
  }
  const own = folder(pkg);
  const inline = readFileSync(join(pkg, INLINE), "utf8");
  for (const [name, embedded] of Object.entries(embeddings(inline))) {
    add(`/${name}/index.html`, page(embedded));
    if (embedded.includes("./pkg/")) put(served, `/${name}/pkg`, own);
  }
  for (const product of products) put(served, `/${product.name}`, siteOf(product));
  return served;
}

/** The page of another build, and what it fetches. */
function siteOf({ name, folder: path }) {
  const all = folder(path);
  if (!all.has(INLINE)) throw new Error(`${name}: ${resolve(path)} is no folder like pkg/, for it has no ${INLINE}`);
  const text = page(embeddings(readFileSync(join(path, INLINE), "utf8")).inline);
  const hosted = [...all].map(([file, content]) => [`pkg/${file}`, content]);
  return new Map([["index.html", file("index.html", Buffer.from(text))], ...hosted]);
}

function put(served, path, all) {
  for (const [name, content] of all) served.set(`${path}/${name}`, content);
}

/** The files of a folder and of those in it, by their paths there. */
function folder(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [path.slice(join(root, "/").length), file(entry.name, readFileSync(path))];
    }),
  );
}

/** `kind` is `html`, `js`, `wasm` and so on. */
function file(path, content) {
  const ending = extname(path);
  const type = TYPES[ending];
  const body = type ? compressed(content, ending) : content;
  return { kind: ending.slice(1), type: type ?? "application/octet-stream", isCompressed: Boolean(type), body };
}

function compressed(content, ending) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: ending === ".wasm" ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
