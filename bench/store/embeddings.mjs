/** What each page has in its head. */

/** How the README links the element script. */
const LINK = '<script type="module" async blocking="render" src="/pkg/telesales-toolbar.js"></script>';
/** What stands in the text for the page itself by where the files are hosted (`xtask/src/project.rs`). */
const FOLDER = "FOLDER";
/** Where each page has the files of its own. */
const OWN = "./pkg";

/** What the first script of a page costs, whatever it does. */
const EMPTY_ELEMENT = '<script>customElements.define("telesales-toolbar", class extends HTMLElement {})</script>';
/** What a page leaves in a tab that had an operator, as the element script finds it. */
const HAD_OPERATOR = '<script>sessionStorage.telesales = "44px"</script>';
/** What it leaves in the browser, as a new tab finds it: nothing of the tab's own, and the hint that all tabs share. */
const BROWSER_HAD_OPERATOR =
  '<script>sessionStorage.removeItem("telesales"); localStorage.telesales = "44px"</script>';

/** The head of a page with one of the twins. */
export const TWIN = '<script type="module" src="./toolbar.js"></script>';

/**
 * By column, but for the twins'; `inline` is the text of `telesales-toolbar.inline.js`. All pages are on one origin.
 * Yet none has to clear what another one stores: each visit has a browser context of its own.
 */
export function embeddings(inline) {
  const inPage = `<script>${inline.replaceAll(FOLDER, OWN)}</script>`;
  return {
    none: "",
    empty: EMPTY_ELEMENT,
    inline: inPage,
    linked: LINK.replace("/pkg", OWN),
    later: `${HAD_OPERATOR}\n${inPage}`,
    "new-tab": `${BROWSER_HAD_OPERATOR}\n${inPage}`,
  };
}
