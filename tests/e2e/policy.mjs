// Content security policies that stores may have, and what breaks them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The strict policy of the demo store, which SECURITY.md recommends: all tests here are made under it. */
export const POLICY = readFileSync(new URL("../../demo/content-security-policy.txt", import.meta.url), "utf8").trim();

/** The same policy with other sources for one directive; without the directive if there are none. */
export const policyWith = (directive, sources) => {
  const others = POLICY.split("; ").filter((text) => text.split(" ")[0] !== directive);
  return [...others, sources && `${directive} ${sources}`].filter(Boolean).join("; ");
};

/** The same policy for pages in which this script stands, an import map for one. */
export const policyWithScript = (text) => {
  const hash = createHash("sha256").update(text).digest("base64");
  return POLICY.replace("script-src", `$& 'sha256-${hash}'`);
};

/** Each page of the store is sent with this policy, and changed by `change`, a function of its HTML. */
export const storeHasPolicy = (store, policy, change = (html) => html) =>
  store.changesPages(change, { "content-security-policy": policy });
