/** What the store says instead of a page, or of a part of one, that it cannot show. */

import { h } from "../dom.js";

/**
 * For a part of a page whose data did not come. The cause goes to the console's log, for whoever runs the mock.
 *
 * @param {Error} error
 */
export function failureMessage(error) {
  console.info(error);
  return h(
    "p",
    { class: "message failure", role: "alert" },
    "The store's data could not be loaded. Is the mock running? Reload the page to try again.",
  );
}

/** @param {Error} error @returns {import("../router.js").Page} */
export const failure = (error) => ({
  title: "Not available",
  content: [h("h1", {}, "This page is not available"), failureMessage(error)],
});

/** @returns {import("../router.js").Page} */
export const notFound = () => ({
  title: "Not found",
  content: [
    h("h1", {}, "There is no such page"),
    h("p", {}, "The address may be mistyped. ", h("a", { href: "/products" }, "See all products"), "."),
  ],
});
