/**
 * What is fetched once an operator is likely, and where a first read of the session failed: draws the toolbar of an
 * element with the WASM, and stands between the two.
 */

import { bodyAskedFor } from './body.js';
import { HEIGHT, MINIMISED, recall, remember, rememberForAll } from './memory.js';
import { leavePlace, makePlace } from './place.js';
import { retry } from './retry.js';
import { textsFor } from './texts.js';
import { fetchWasm, guarded, onCrash } from './wasm.js';

/** Of a bar that was not drawn yet. */
const USUAL_HEIGHT = '44px';

/** What begins a toolbar anew, besides another Session Manager; `theme`, `position` and `frame` are the style sheet's. */
const ATTRIBUTES = [
  'transport',
  'hide-on',
  'after',
  'locale',
  'messages',
  'orders-url',
  'timeout-ms',
  'shortcut',
  'compat',
];

/** As the browser tells of an attribute that the element observes itself. */
const observe = (host) => {
  const observer = new MutationObserver((changes) => {
    const isChange = ({ attributeName, oldValue }) => host.getAttribute(attributeName) !== oldValue;
    if (changes.some(isChange)) host.attributeChangedCallback('', false, true);
  });
  observer.observe(host, { attributeFilter: ATTRIBUTES, attributeOldValue: true });
  return observer;
};

/** What gives the bar the names that VTEX's own has; fetched where a store asks for it. */
const fetchCompatibility = async (host) => {
  const kind = host.getAttribute('compat');
  if (kind === null) return undefined;
  const { prepare } = await import('./telesales-toolbar-compat.js');
  return prepare(host, kind.trim().toLowerCase());
};

/** Tells of a change that another toolbar on the page has made, and that the page sees to by itself. Returns what ends that. */
const hearOthers = (host, follow) => {
  const hear = (event) => {
    // Not the target, which is another element where shadow roots are around this one.
    const [source] = event.composedPath();
    if (source === host) return;
    // Whoever hears of it after this may still see to it.
    queueMicrotask(() => {
      if (event.defaultPrevented || /^none$/i.test(source.getAttribute('after'))) follow();
    });
  };
  document.addEventListener('telesales-change', hear);
  return () => document.removeEventListener('telesales-change', hear);
};

const fetchAll = (host, wasm) => Promise.all([textsFor(host), fetchCompatibility(host), fetchWasm(wasm)]);

/** Whether a tab that had an operator is still to say what became of that: a customer is in effect all the same. */
const isCustomerLeft = ({ session }) => session?.namespaces?.impersonate?.storeUserId?.value;

/**
 * Gives the element's `run` a toolbar, if there is an operator, or was one in this tab; rejects with the `code` of why there
 * is none. `run.code` says that nobody waits for it any more, or that there is only a visitor. `read` reads the session again.
 */
export const begin = async (host, run, read) => {
  if (run.code) return;
  const observer = observe(host);
  run.end = () => observer.disconnect();
  const wasHere = recall(HEIGHT);
  // Fetched and compiled while the session is read, where an operator is likely; what fails, fails again below. A session that
  // could not be read may be a shopper's.
  const coming = wasHere || !run.error ? fetchAll(host, run.wasm) : undefined;
  coming?.catch((error) => error);
  await run.read;
  if (run.error && !wasHere) {
    await retry(run, read);
    if (run.error) throw { code: 'unconfirmed' };
    if (!run.isHere) run.code ||= 'not-operator';
  }
  if (run.code) return;
  const height = wasHere || USUAL_HEIGHT;
  if (run.isHere) remember(HEIGHT, height);
  if (run.isHere || !run.error) rememberForAll(HEIGHT, run.isHere && height);
  if (!run.isHere && !wasHere) {
    // Another tab had an operator, for whom a place was kept here.
    run.code = 'not-operator';
    leavePlace(host.shadowRoot);
    return;
  }
  const [texts, names] = await reasoned(coming || fetchAll(host));
  // The one that is there now: the first may have broken while the texts came.
  const mount = await reasoned(fetchWasm());
  if (run.code) return;
  try {
    draw(host, run, mount, texts, names);
  } catch (error) {
    throw reason(error);
  }
  if (!run.isHere && !run.error && !isCustomerLeft(run)) forgetLater(run);
};

/** What browsers throw has codes of its own, which are not those of this toolbar. */
const reason = (error) => new Error(error?.message ?? error);

const reasoned = (promise) =>
  promise.catch((error) => {
    throw reason(error);
  });

/** A login that is over is told as long as the page is there, also by an element that is made anew, and not by the next page. */
const forgetLater = (run) => {
  const forget = () => run.state?.stage === 'lapsed' && remember(HEIGHT);
  addEventListener('pagehide', forget);
  const { end } = run;
  run.end = () => {
    removeEventListener('pagehide', forget);
    end();
  };
};

/** Gives `run` what the element's methods and its `state` are. */
const draw = (host, run, mount, texts, names) => {
  const place = makePlace(host, host.shadowRoot, names);
  const ended = () => ({ ok: false, code: run.code, customer: null });
  let tellCrash;
  const crashed = new Promise((resolve) => (tellCrash = resolve));
  const noCrash = onCrash(() => {
    run.code = 'crashed';
    place.leave();
    host.shadowRoot.replaceChildren();
    return () => {
      tellCrash(ended());
      host.dispatchEvent(new CustomEvent('telesales-error', { bubbles: true, composed: true, detail: { code: run.code } }));
    };
  });
  const isMinimised = Boolean(recall(MINIMISED));
  const askedFor = bodyAskedFor(host);
  const toolbar = guarded(() => mount(host, place.element, run.session, run.sent, texts, isMinimised, askedFor));
  const ask = async (command) => {
    try {
      return run.code ? ended() : await Promise.race([crashed, guarded(command)]);
    } catch (error) {
      if (run.code) return ended();
      throw error;
    }
  };
  run.impersonate = async (email) => {
    const text = String(email);
    return ask(() => toolbar.impersonate(text));
  };
  run.stop = () => ask(() => toolbar.stop());
  // A toolbar that came by being asked to look has just looked.
  run.refresh = () => run.code || Date.now() - run.sent < 1000 || guarded(() => toolbar.refresh());
  Object.defineProperty(run, 'state', { get: () => (run.code ? undefined : guarded(() => toolbar.state)) });
  const hearNoMore = hearOthers(host, () => run.code || guarded(() => toolbar.page_followed()));
  const { end } = run;
  run.end = () => {
    end();
    hearNoMore();
    // Known to be broken: what is left of it may not be called.
    if (!noCrash()) return;
    try {
      guarded(() => toolbar.unmount());
      toolbar.free();
    } catch {
      // It trapped while it was taken away, which the others have been told.
    }
    place.leave();
  };
};
