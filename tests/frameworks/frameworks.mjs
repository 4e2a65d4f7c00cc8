// The frameworks of the matrix: what each page is made of, and what there is to say of it. A `note` stands below the table.
// `lacks` names what a framework does not have, with why; each page does the same for all the rest.
import { readFileSync } from "node:fs";

const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const lock = readFileSync(new URL("../../Cargo.lock", import.meta.url), "utf8");

const NO_PROPERTIES = "writes attributes only";
const FOUND_AS_KNOWN =
  "a property is set only where the element is known to have it, which an element is not before its operator is: write attributes";
const NOT_DRAWN_BY_SERVERS = "draws in the browser alone";
const IS_SERVERS_OWN = "has no need of it: the page is the server's";

/** What is tried in each: the columns of the table, and the stories of matrix.spec.mjs. */
export const CAPABILITIES = ["attributes", "booleans", "properties", "events", "navigation", "hydration"];

/** By the folder that each has. `draws` is whether the server's part of it is the whole document, or what is in its body. */
export const FRAMEWORKS = {
  "react-18": {
    title: "React", package: "react-18", events: "by a ref", draws: "document", lacks: { properties: NO_PROPERTIES },
  },
  "react-19": {
    title: "React", package: "react", events: "`ontelesales-change`", draws: "document", lacks: { properties: FOUND_AS_KNOWN },
  },
  preact: { title: "Preact", package: "preact", events: "`ontelesales-change`", draws: "body", lacks: { properties: FOUND_AS_KNOWN } },
  vue: { title: "Vue", package: "vue", properties: "`.ordersUrl`", events: "`@telesales-change`", draws: "body" },
  svelte: { title: "Svelte", package: "svelte", events: "`ontelesales-change`", draws: "body", lacks: { properties: FOUND_AS_KNOWN } },
  solid: { title: "Solid", package: "solid-js", properties: "`orders-url={…}`", events: "`on:telesales-change`", draws: "document" },
  angular: {
    title: "Angular", package: "@angular/core", properties: "`[ordersUrl]`", events: "`(telesales-change)`",
    lacks: { hydration: "was not tried: the package for servers is not in the registry in this version" },
  },
  lit: {
    title: "Lit", package: "lit", properties: "`.ordersUrl`", events: "`@telesales-change`", lacks: { hydration: NOT_DRAWN_BY_SERVERS },
  },
  alpine: {
    title: "Alpine", package: "alpinejs", events: "`@telesales-change`",
    lacks: { properties: NO_PROPERTIES, hydration: IS_SERVERS_OWN },
  },
  htmx: {
    title: "htmx", package: "htmx.org", events: "`hx-on:telesales-change`",
    lacks: { properties: NO_PROPERTIES, hydration: IS_SERVERS_OWN },
  },
  turbo: {
    title: "Turbo", package: "@hotwired/turbo", events: "by a listener",
    lacks: { properties: NO_PROPERTIES, hydration: IS_SERVERS_OWN },
  },
  leptos: {
    title: "Leptos", crate: "leptos", properties: "`prop:ordersUrl`", events: "`on:telesales-change`",
    lacks: { hydration: NOT_DRAWN_BY_SERVERS },
  },
};

/** The version that is installed: `npm:react@18.3.1` is 18.3.1. */
export const versionOf = ({ package: name, crate }) =>
  crate ? new RegExp(`name = "${crate}"\nversion = "(.+)"`).exec(lock)[1] : devDependencies[name].split("@").at(-1);
