// Content security policies that stores may have, and what breaks them.
import { readFileSync } from "node:fs";

/** The strict policy of the demo store, which SECURITY.md recommends: all tests are made under it. */
export const POLICY = readFileSync(new URL("../../demo/content-security-policy.txt", import.meta.url), "utf8").trim();

/** The same policy with other sources for one directive; without the directive if there are none. */
export const policyWith = (directive, sources) => {
  const others = POLICY.split("; ").filter((text) => text.split(" ")[0] !== directive);
  return [...others, sources && `${directive} ${sources}`].filter(Boolean).join("; ");
};

/** Each page of the store is sent with this policy, and changed by `change`, a function of its HTML. */
export const storeHasPolicy = (store, policy, change = (html) => html) =>
  store.context.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": policy };
    return route.fulfill({ response, headers, body: change(await response.text()) });
  });
