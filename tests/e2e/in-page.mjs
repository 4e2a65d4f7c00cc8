// The element script as the README has it "in the page itself": its text, with the address of the folder where the rest is.
import { readFileSync } from "node:fs";
import { policyWithScript, storeHasPolicy } from "./policy.mjs";

const { TELESALES_SITE: site = "target/site" } = process.env;

const LINK = /<script [^>]*src="[^"]*\/telesales-toolbar\.js"[^>]*><\/script>/;

/** What stands in a page, from the file that a build or a release has for it. */
export const scriptFor = (folder, file = `${site}/pkg/telesales-toolbar.inline.js`) =>
  readFileSync(file, "utf8").replaceAll("FOLDER", folder);

/**
 * Each page of the store has the script first thing in its head, in place of a link to it, and a policy that trusts it by its
 * hash. `change` is done to the page's HTML besides.
 */
export const hasScriptInPage = (store, script = scriptFor("/pkg"), change = (html) => html) =>
  storeHasPolicy(store, policyWithScript(script), (html) =>
    change(html.replace(LINK, "").replace("<head>", () => `<head><script>${script}</script>`)),
  );

/** What comes after the bar, sooner or later. */
const DESK = "telesales-toolbar-desk";

/** The names of the toolbar's files that have been asked for, so that there is a bar. */
export const fetched = (store) => {
  const paths = store.requests.map(({ path }) => path);
  return paths
    .filter((path) => path.includes("telesales-toolbar") && !path.includes(DESK))
    .map((path) => path.split("/").pop())
    .toSorted();
};
