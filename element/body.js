/** When the body of the page was asked for, where a library has put another one into the document than came with it. */

/**
 * In a copy of the page that is put back, it tells when that page was last for whom the session was for. React, which may take
 * over the page at any time, complains of each attribute that its server did not write, except of this and two others.
 */
const MARK = 'value';

/** The elements that had a toolbar: they keep it wherever they are put. A copy of one is another element. */
const known = new WeakSet();
let hadToolbar = false;

/**
 * Called while the page is for whom the session is for. A number that the browser itself writes as a text, V8 keeps: for the second
 * of the same hour it makes room for 4 096 of them, 48 KiB. Of what `toFixed` writes it keeps nothing.
 */
export const mark = (host) => host.setAttribute(MARK, Date.now().toFixed());

/**
 * In milliseconds since 1970; undefined for what came with the document, and for an element that the page itself has made anew.
 * A body that comes from a cache is as old as can be.
 */
export const bodyAskedFor = (host) => {
  const isKnown = known.has(host);
  known.add(host);
  const isFirst = !hadToolbar;
  hadToolbar = true;
  if (isKnown) return undefined;
  const at = host.getAttribute(MARK);
  if (at) return Number(at) || 0;
  if (isFirst) return undefined;
  // Turbo and htmx fetch the page that they show by its address.
  const fetched = performance
    .getEntriesByName(location.href.split('#')[0])
    .findLast(({ initiatorType }) => /fetch|xmlhttprequest/.test(initiatorType));
  if (!fetched) return undefined;
  return fetched.transferSize === 0 ? 0 : Date.now() - performance.now() + fetched.startTime;
};
