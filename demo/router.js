/**
 * Navigation as stores on VTEX do it, all three ways: pushState between pages (Store Framework), only the hash inside
 * the account (My Orders), and ordinary page loads when the visitor asks for them (the legacy portal).
 */

import { account } from "./pages/account.js";
import { checkout, orderPlaced } from "./pages/checkout.js";
import { home } from "./pages/home.js";
import { failure, notFound } from "./pages/messages.js";
import { productList } from "./pages/product-list.js";
import { product } from "./pages/product.js";

/**
 * @typedef {{title: string, content: Node[]}} Page its content has one h1
 * @type {[RegExp, (parameter?: string) => Page | Promise<Page>][]}
 */
const ROUTES = [
  [/^\/$/, home],
  [/^\/products\/?$/, productList],
  [/^\/([^/]+)\/p$/, product],
  [/^\/checkout\/?$/, checkout],
  [/^\/checkout\/orderPlaced\/?$/, orderPlaced],
  [/^\/account\/?$/, () => account(location.hash)],
];

/** @param {{main: HTMLElement, staysInPage: () => boolean, onNavigate: () => void}} store */
export function startRouter({ main, staysInPage, onNavigate }) {
  let shown = 0;

  /**
   * Shows the page of the current address and returns its heading; drops it, and returns nothing, when the visitor has
   * gone on before it came.
   */
  async function show() {
    const turn = ++shown;
    onNavigate();
    main.setAttribute("aria-busy", "true");
    const page = await pageAt(location.pathname);
    if (turn !== shown) return undefined;
    document.title = `${page.title} · Casa Verde`;
    main.replaceChildren(...page.content);
    main.removeAttribute("aria-busy");
    return main.querySelector("h1");
  }

  /** Screen readers announce a new page by themselves only after a page load. */
  async function showAndFocus() {
    const heading = await show();
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[href]");
    if (!link || !isPlainClick(click) || !isPageOfStore(link)) return;
    if (isOnlyHash(link)) {
      scrollTo(0, 0);
    } else if (staysInPage()) {
      click.preventDefault();
      if (link.href !== location.href) history.pushState(null, "", link.href);
      scrollTo(0, 0);
      showAndFocus();
    }
  });

  // Back, Forward, and every change of the hash.
  addEventListener("popstate", showAndFocus);

  // A page that Back revives whole, after a full page load, shows the prices of a session that may be over.
  addEventListener("pageshow", ({ persisted }) => persisted && show());

  show();
}

async function pageAt(path) {
  for (const [pattern, page] of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      try {
        return await page(...match.slice(1));
      } catch (error) {
        return failure(error);
      }
    }
  }
  return notFound();
}

const isPlainClick = (click) =>
  click.button === 0 && !click.defaultPrevented && !(click.metaKey || click.ctrlKey || click.shiftKey || click.altKey);

/** The mock's own pages, other origins and new windows are left to the browser. */
const isPageOfStore = (link) =>
  link.origin === location.origin && !link.target && ROUTES.some(([pattern]) => pattern.test(link.pathname));

const isOnlyHash = (link) =>
  link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
