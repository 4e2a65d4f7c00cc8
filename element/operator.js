/**
 * What is fetched once an operator is likely, and where a first read of the session failed: draws the toolbar of an
 * element with the WASM, and stands between the two. MY_ORDERS is filled in by the build, from the crate that knows it.
 */

import { bodyAskedFor } from './body.js';
import { HEIGHT, MINIMISED, recall, remember, rememberForAll } from './memory.js';
import { all, attempt, first, later, OwnPromise, settled } from './own.js';
import { SHOWN, shownOn } from './pages.js';
import { clearCopy, leavePlace, makePlace, sheet } from './place.js';
import { ATTRIBUTES, takeProperties } from './properties.js';
import { retry } from './retry.js';
import { textsFor } from './texts.js';
import { fetchDesk, fetchWasm, guarded, onCrash } from './wasm.js';

/** Of a bar that was not drawn yet. */
const USUAL_HEIGHT = '44px';

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
  return prepare(host, kind.trim().toLowerCase(), sheet.cssRules);
};

/** Tells of a change that another toolbar on the page has made, and that the page sees to by itself. Returns what ends that. */
const hearOthers = (host, follow) => {
  const look = async (event) => {
    // Not the target, which is another element where shadow roots are around this one.
    const [source] = event.composedPath();
    if (source === host) return;
    const isSeenTo = () => event.defaultPrevented || /^none$/i.test(source.getAttribute('reload'));
    // Whoever hears of it after this may still see to it.
    await null;
    if (isSeenTo()) follow();
  };
  const hear = (event) => void settled(look(event));
  document.addEventListener('telesales-change', hear);
  return () => document.removeEventListener('telesales-change', hear);
};

const fetchAll = (host, wasm) => settled(all([textsFor(host), fetchCompatibility(host), fetchWasm(wasm)]));

const send = (host, code) =>
  host.dispatchEvent(new CustomEvent('telesales-error', { bubbles: true, composed: true, detail: { code } }));

/** Whether a tab that had an operator is still to say what became of that: a customer is in effect all the same. */
const isCustomerLeft = ({ session }) => session?.namespaces?.impersonate?.storeUserId?.value;

/**
 * Gives the element's `run` a toolbar, if there is an operator, or was one in this tab; rejects with why it could not be loaded.
 * `run.code` says that nobody waits for it any more, or why there is none. `read` reads the session again.
 */
export const begin = async (host, run, read) => {
  if (run.code) return;
  // Without them there is a bar all the same, by the attributes; and where there is none, that is told.
  try {
    takeProperties(host);
  } catch {}
  attempt(() => clearCopy(host));
  const observer = observe(host);
  run.end = () => attempt(() => observer.disconnect());
  const wasHere = recall(HEIGHT);
  // Fetched and compiled while the session is read, where an operator is likely. A session that could not be read may be a
  // shopper's.
  const coming = wasHere || !run.error ? fetchAll(host, run.wasm) : undefined;
  await run.read;
  if (run.error && !wasHere) {
    await retry(run, read);
    if (!run.here) run.code ||= run.error ? 'unconfirmed' : 'not-operator';
    if (run.code === 'unconfirmed') {
      leavePlace(host.shadowRoot);
      send(host, run.code);
    }
  }
  if (run.code) return;
  const height = wasHere || USUAL_HEIGHT;
  if (run.here) {
    remember(HEIGHT, height);
    rememberForAll(SHOWN, shownOn(host.getAttribute('hide-on') ?? MY_ORDERS));
  }
  if (run.here || !run.error) rememberForAll(HEIGHT, run.here && height);
  if (!run.here && !wasHere) {
    // Another tab had an operator, for whom a place was kept here.
    run.code = 'not-operator';
    leavePlace(host.shadowRoot);
    return;
  }
  const { error, value } = await (coming ?? fetchAll(host));
  if (error) throw error;
  const [texts, names] = value;
  // The one that is there now: the first may have broken while the texts came.
  const mount = await fetchWasm();
  if (run.code) return;
  draw(host, run, mount, texts, names);
  if (!run.here && !run.error && !isCustomerLeft(run)) forgetLater(run);
};

/** A login that is over is told as long as the page is there, also by an element that is made anew, and not by the next page. */
const forgetLater = (run) => {
  const forget = () => run.look?.()?.stage === 'lapsed' && remember(HEIGHT);
  addEventListener('pagehide', forget);
  const { end } = run;
  run.end = () => {
    attempt(() => removeEventListener('pagehide', forget));
    end();
  };
};

/** Safari knows of no idle time. */
const whenIdle = (act) => attempt(() => window.requestIdleCallback?.(act)) ?? later(act, 1000);

/** Gives `run` what the element's methods and its `state` are. */
const draw = (host, run, mount, texts, names) => {
  const place = makePlace(host, host.shadowRoot, names);
  const ended = () => ({ ok: false, code: run.code, customer: null });
  let tellCrash;
  const crashed = new OwnPromise((resolve) => (tellCrash = resolve));
  const noCrash = onCrash(() => {
    run.code = 'crashed';
    place.leave();
    return () => {
      tellCrash(ended());
      attempt(() => send(host, run.code));
    };
  });
  const isMinimised = Boolean(recall(MINIMISED));
  const askedFor = bodyAskedFor(host);
  const toolbar = guarded(() => mount(host, place.element, run.session, run.sent, texts, isMinimised, askedFor, fetchDesk));
  const ask = (command) => (run.code ? ended() : first([crashed, guarded(command) ?? crashed]));
  run.impersonate = (email) => {
    // What is no text is no e-mail either, which the toolbar says.
    const text = attempt(() => `${email}`) ?? '';
    return ask(() => toolbar.impersonate(text));
  };
  run.stop = () => ask(() => toolbar.stop());
  // A toolbar that came by being asked to look has looked since.
  run.refresh = (asked) => run.code || run.sent >= asked || guarded(() => toolbar.refresh());
  run.look = () => (run.code ? undefined : guarded(() => toolbar.state));
  const hearNoMore = hearOthers(host, () => run.code || guarded(() => toolbar.page_followed()));
  const { end } = run;
  run.end = () => {
    end();
    attempt(hearNoMore);
    // Known to be broken: what is left of it may not be called.
    if (attempt(noCrash) === false) return;
    guarded(() => {
      toolbar.unmount();
      toolbar.free();
    });
    place.leave();
  };
  if (run.code) return;
  if (place.isDrawn()) {
    // What is behind the button comes before it is reached for.
    whenIdle(() => run.code || guarded(() => toolbar.fetch_desk()));
    return;
  }
  run.end();
  throw new Error('what was drawn is not in the page');
};
