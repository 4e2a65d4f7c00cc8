/**
 * Keeps in sight for whom the operator acts, and what the bar has opened. A page may scroll its bar away (an ancestor that clips
 * takes its stickiness), lay something over it (a dialog, a banner), or clip what opens below it; then the bar is in the browser's
 * top layer, at the window's upper edge, until its place is in sight again.
 */

import { tellOnce } from './own.js';

/** How often it is looked for what a page lays over its bar, in milliseconds: nothing tells of that. */
const LOOKS_EVERY = 500;

/** Whether it is fixed in the window, and so has no place in the page to go back to. */
const isFixed = (bar) => getComputedStyle(bar).position === 'fixed';

/** What is seen at this point of the window, where that is none of the toolbar's. */
const whatIsOver = (host, x, y) => {
  const found = host.getRootNode().elementFromPoint(x, y);
  return found && !host.contains(found) ? found : undefined;
};

/** What hides it: an element that is over it, or `'edge'` where it is not wholly in the window. */
const whatHides = (host, { left, top, bottom, width, height }) => {
  // Half a pixel is the browser's to round.
  if (!height || top < -0.5 || bottom > innerHeight + 0.5) return 'edge';
  for (const share of [0.02, 0.5, 0.98]) {
    const found = whatIsOver(host, left + width * share, top + height / 2);
    // What is in a dialog is over it as the dialog is.
    if (found) return found.closest('dialog, [popover]') ?? found;
  }
  return undefined;
};

/** Whether the coloured edge is not the window's own: it is fixed in something around the bar. */
const isFrameCut = (bar) => {
  const { position, height } = getComputedStyle(bar, '::after');
  // A scroll bar may take something of it.
  return position === 'fixed' && Math.abs(innerHeight - parseFloat(height)) > 20;
};

/** What hides the middle of the form or card. */
const whatHidesCard = (host, card) => {
  const { left, top, width, height } = card.getBoundingClientRect();
  return whatIsOver(host, left + width / 2, top + height / 2);
};

/** Looks from now on; `place` is where the bar is drawn. `{ look, end }`: to look at once, and to end. */
export const keepInSight = (host, place) => {
  /** What it was lifted above, or `false`. */
  let above = false;
  const sink = (bar) => {
    above = false;
    bar.hidePopover();
    bar.removeAttribute('popover');
    place.style.minHeight = '';
  };
  const lift = (bar, what) => {
    place.style.minHeight = `${place.offsetHeight}px`;
    // Whoever comes last is uppermost.
    if (above) bar.hidePopover();
    above = what;
    bar.popover = 'manual';
    bar.showPopover();
  };
  const look = () => {
    const bar = place.querySelector('.telesales-bar');
    if (!bar) return;
    const card = bar.querySelector('.telesales-popover');
    // What is being worked on stays where it is.
    if (card && above) return;
    if (card) {
      const what = whatHidesCard(host, card);
      if (what) return lift(bar, what);
    }
    const isActing = /acting|stopping/.test(bar.dataset.stage);
    // One that has no room of its own is not found again by scrolling.
    if (!isActing && place.offsetHeight) {
      if (above) sink(bar);
      return;
    }
    // Where a bar takes no room of the page's, only itself can be measured.
    const measured = !above && (isFixed(bar) || !place.offsetHeight) ? bar : place;
    // Through the lifted one its place is seen.
    if (above) bar.style.pointerEvents = 'none';
    // The edge of a lifted bar is the window's, wherever its place is.
    const what =
      whatHides(host, measured.getBoundingClientRect()) ?? ((above === 'frame' ? isActing : isFrameCut(bar)) && 'frame');
    bar.style.pointerEvents = '';
    if (what === above) return;
    if (what) lift(bar, what);
    else sink(bar);
  };
  const tryToLook = () => {
    try {
      look();
    } catch {
      tellOnce('out of sight: the page clips it.');
    }
  };
  const timer = setInterval(tryToLook, LOOKS_EVERY);
  addEventListener('scroll', tryToLook, { capture: true, passive: true });
  const end = () => {
    clearInterval(timer);
    removeEventListener('scroll', tryToLook, { capture: true });
  };
  return { look: tryToLook, end };
};
