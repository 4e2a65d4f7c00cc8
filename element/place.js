/**
 * Where a bar is in its page: the space it takes there, what the page is told of that, what the tab remembers of it, and
 * the names by which the page can style it.
 */

import { mark } from './body.js';
import { HEIGHT, MINIMISED, recall, remember, rememberForAll } from './memory.js';
import { attempt } from './own.js';
import { keepInSight } from './sight.js';
import css from './toolbar.css';

const CHOICES = { theme: ['auto', 'light', 'dark'], position: ['sticky', 'static', 'fixed'] };

const TOLD_HEIGHT = '--telesales-toolbar-height';

/** A constructed sheet is what a strict content security policy lets through; a `<style>` element is not. */
export const sheet = new CSSStyleSheet();
// While the WASM is on its way, for there is nothing else to do.
sheet.replaceSync(css);

const warnOfWrongChoices = (host) => {
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = host.getAttribute(name)?.toLowerCase() ?? choices[0];
    if (choices.includes(value)) continue;
    console.warn(`telesales-toolbar: ${name} is to be ${choices.join(' or ')}. The default is used.`);
  }
};

/**
 * Chromium scrolls a page that is reloaded to what was at the window's edge, though nothing was scrolled. That was behind a
 * bar which came over the page, and would be behind it again, so the page is left without anything to be found by.
 */
const forgetAnchor = () => {
  const withoutAnchors = new CSSStyleSheet();
  withoutAnchors.replaceSync('* { overflow-anchor: none !important }');
  document.adoptedStyleSheets.push(withoutAnchors);
  // Only a layout makes it count.
  void document.body.offsetHeight;
  const comesBack = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== withoutAnchors);
  };
  addEventListener('pageshow', comesBack, { once: true });
};

/** A part of the element is named like the class it has within: `telesales-opener` is `::part(opener)`. */
const nameParts = (place) => {
  for (const { classList, part } of place.querySelectorAll('[class^=telesales-]:not([part])')) {
    part.value = classList.value.replaceAll('telesales-', '');
  }
};

/** What stands in an element that was copied with its page is of a toolbar that nobody hears any more. */
export const clearCopy = (host) => {
  for (const place of host.querySelectorAll('[slot=telesales-place]')) place.parentNode.removeChild(place);
};

/** Whether this page has given room for a bar: an element that is made anew in it has that, too. */
let hasRoom = false;

/** Takes back what the element script has kept free. */
export const leavePlace = (root) => {
  root.adoptedStyleSheets[0]?.replaceSync(':host{display:none');
  document.documentElement.style.removeProperty(TOLD_HEIGHT);
};

/**
 * Makes the place in the shadow root, or in the page where what is drawn there is given other names by `dress` (see compat.js).
 * `{ element, isDrawn, leave }`.
 */
export const makePlace = (host, root, { dress, enter, leave } = {}) => {
  warnOfWrongChoices(host);
  const element = document.createElement('div');
  const page = document.documentElement.style;
  // Without space kept for it the bar comes over what the operator sees already; so it does where nobody can be told of space.
  let isOver = !page || (!root.adoptedStyleSheets[0]?.cssRules[0]?.style.height && !hasRoom);
  hasRoom ||= !isOver;
  // Where what is drawn goes into the page, that is a slot for it. Extensions may have put something of theirs beside it.
  const own = attempt(() => enter?.(element)) ?? element;
  root.append(own);
  root.adoptedStyleSheets = own === element ? [sheet] : [];
  /**
   * What a page's fixed header may keep free; an empty text takes it back. A bar over the page takes nothing from it, and the
   * whole page would be styled anew for saying so.
   */
  const publish = (height) => {
    if (isOver) return;
    page.setProperty(TOLD_HEIGHT, height);
    // What is told here is no loss, whatever the page then says that it has.
    losses.takeRecords();
  };
  if (isOver) element.className = 'telesales-over';
  else if (!/^fixed$/i.test(host.getAttribute('position'))) element.style.minHeight = recall(HEIGHT);

  /** A page that is zoomed by its style sheet, which may come late, does not make the bar larger. */
  let zoom;
  const unzoom = () => {
    zoom = host.currentCSSZoom ?? 1;
    element.style.zoom = 1 / zoom;
  };
  let bar;
  /** Called between layout and paint, so that asking for the height does not lay out the page once more. */
  const measure = () => {
    if (!bar) return;
    if ((host.currentCSSZoom ?? 1) !== zoom) {
      // What is observed may not change while its size is told: browsers throw an error at the page.
      sizes.disconnect();
      unzoom();
      requestAnimationFrame(tryToLook);
    }
    // A page that styles the bar may have given it margins.
    const taken = Math.max(bar.offsetHeight, element.offsetHeight);
    const height = bar.hasAttribute('data-minimised') ? '0px' : `${taken / zoom}px`;
    // The element script forgets it with an operator who is none any more.
    if (recall(HEIGHT)) {
      remember(HEIGHT, height);
      rememberForAll(HEIGHT, height);
    }
    publish(height);
  };
  const sizes = new ResizeObserver(() => attempt(measure));
  const sight = keepInSight(host, element);
  const look = () => {
    if (!element.isConnected) return;
    bar = element.querySelector('.telesales-bar');
    if (!bar) {
      // What was kept free is given back once it is known that this page shows none.
      if (host.state.stage !== 'unknown') element.style.minHeight = '';
      publish(element.style.minHeight || '0px');
      return;
    }
    attempt(() => (dress ?? nameParts)(element, bar));
    attempt(() => /idle|acting/.test(bar.dataset.stage) && mark(host));
    remember(MINIMISED, bar.hasAttribute('data-minimised') && '1');
    unzoom();
    // One that was lifted out of its place keeps it.
    if (!bar.hasAttribute('popover')) element.style.minHeight = '';
    sight.look();
    // What is observed anew is measured, also if it is as high as before.
    sizes.disconnect();
    for (const box of [element, bar]) sizes.observe(box, { box: 'border-box' });
  };
  const tryToLook = () => attempt(look);
  // Once the bar is in it, or is not, for it comes in the same task: no height is told in between.
  queueMicrotask(tryToLook);
  /** What moves right after somebody has clicked or pressed a key moves for them, and not by itself. */
  const takeRoom = () => attempt(() => {
    if (!isOver) return;
    hasRoom = true;
    isOver = false;
    element.className = '';
    // One that was lifted leaves its room free.
    if (bar?.hasAttribute('popover')) element.style.minHeight = `${bar.offsetHeight}px`;
    losses.observe(document.documentElement, { attributeFilter: ['style'] });
    removeEventListener('pagehide', forgetAnchor);
    measure();
  });
  const FIRST_INPUTS = ['click', 'keydown'];
  if (isOver) {
    addEventListener('pagehide', forgetAnchor);
    for (const type of FIRST_INPUTS) addEventListener(type, takeRoom, { capture: true, once: true });
  }
  const changes = new MutationObserver(tryToLook);
  changes.observe(element, { subtree: true, childList: true, attributeFilter: ['data-stage', 'data-minimised'] });
  changes.observe(host, { attributeFilter: ['theme', 'position', 'frame'] });
  // Who goes takes the height back for all. With a page that takes it back each time nobody argues more than once a frame.
  const losses = new MutationObserver(() =>
    attempt(() => page.getPropertyValue(TOLD_HEIGHT) || requestAnimationFrame(tryToLook)),
  );
  if (!isOver) losses.observe(document.documentElement, { attributeFilter: ['style'] });

  return {
    element,
    /** Whether what the WASM draws has come there; also a page without a bar has something of it. */
    isDrawn() {
      const { firstChild, firstElementChild: bar, isConnected } = element;
      return isConnected && firstChild && (!bar || bar.matches('.telesales-bar'));
    },
    leave() {
      attempt(() => removeEventListener('pagehide', forgetAnchor));
      attempt(() => FIRST_INPUTS.forEach((type) => removeEventListener(type, takeRoom, true)));
      attempt(sight.end);
      for (const observer of [changes, sizes, losses]) attempt(() => observer.disconnect());
      attempt(() => leave?.());
      // Old libraries have a `remove` of their own.
      attempt(() => own.parentNode?.removeChild(own));
      attempt(() => publish(''));
    },
  };
};
