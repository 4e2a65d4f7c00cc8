/**
 * <telesales-toolbar>: asks the session once whether an operator is logged in, and only then fetches the toolbar.
 * SESSION_URL, SESSION_ITEMS and TIMEOUT_MS are filled in by the build, from the crate that knows them.
 *
 * Every visitor of a store downloads this, so whatever can wait for an operator is in operator.js.
 */

const load = () => import('./telesales-toolbar-element.js');

export class TelesalesToolbar extends HTMLElement {
  /** The others concern operators only, and operator.js observes them. */
  static observedAttributes = ['session-url'];

  #root = this.attachShadow({ mode: 'open' });
  /** Whether the page was given space for the bar before it was seen; if not, the bar comes over it. */
  #isReserved;
  /**
   * One stretch of life in the page: `{ ready, code, isStale, sent, session, isHere, error }`, and once there is a toolbar
   * also `{ state, impersonate, stop, end }`. `code` says why there is none, or none any more.
   */
  #run = {};

  /** What the session said last: `{ stage, operator, customer }`. */
  get state() {
    const stage = this.#run.code === 'not-operator' ? 'visitor' : 'unknown';
    return this.#run.state ?? { stage, operator: null, customer: null };
  }

  /** Acts for the customer with this e-mail; a promise of `{ ok, code, customer }`. */
  impersonate(email) {
    return this.#ask('impersonate', email);
  }

  /** Acts for nobody any more; a promise of `{ ok, code, customer }`. */
  stop() {
    return this.#ask('stop');
  }

  disconnectedCallback() {
    this.connectedCallback();
  }

  attributeChangedCallback(name, before, now) {
    this.#run.isStale ||= before !== now;
    this.connectedCallback();
  }

  async #ask(command, email) {
    // An element that was just inserted begins in a microtask that is queued already.
    await null;
    const run = this.#run;
    await run.ready;
    return run[command]?.(email) ?? { code: run.code || 'removed', ok: false, customer: null };
  }

  /** A page that moves the element, or sets its attributes one by one, makes one change: hence the microtask. */
  async connectedCallback() {
    await null;
    const run = this.#run;
    if (run.isStale || !this.isConnected) {
      this.#leave(run, 'removed');
      run.end?.();
      this.#run = {};
    }
    if (!this.#run.ready && this.isConnected) this.#run.ready = this.#begin();
  }

  #leave(run, code) {
    run.code = code;
    this.#root.replaceChildren();
    document.documentElement.style.removeProperty('--telesales-toolbar-height');
  }

  async #begin() {
    const run = this.#run;
    /** Rejects on any status that is no success, and on a body that is no session; values are strings in one. */
    const read = async () => {
      run.sent = Date.now();
      const url = this.getAttribute('session-url')?.trim() || SESSION_URL;
      const response = await fetch(`${url + (url.includes('?') ? '&' : '?')}items=${SESSION_ITEMS}`, {
        cache: 'no-store',
        credentials: /include/i.test(this.getAttribute('credentials')) ? 'include' : 'same-origin',
        // Nothing but a whole number of milliseconds; operator.js warns of what is none.
        signal: AbortSignal.timeout(this.getAttribute('timeout-ms') >>> 0 || TIMEOUT_MS),
      });
      if (!response.ok) throw response;
      run.session = await response.json();
      const namespaces = run.session?.namespaces;
      // Session booleans are strings whose case varies.
      run.isHere =
        namespaces?.authentication?.adminUserEmail?.value?.trim() && /^true$/i.test(namespaces.impersonate?.canImpersonate?.value);
    };
    /** That of the bar which this tab had last, nothing personal. A tab without storage had none. */
    let height;
    try {
      height = sessionStorage.telesales;
    } catch {}
    // Nothing that was seen is pushed away, and on My Orders there is no bar.
    this.#isReserved ??= height && !performance.getEntriesByType('paint')[0] && !/orders/i.test(location);
    if (height && this.#isReserved) {
      const space = document.createElement('div');
      space.style.height = height;
      space.style.position = this.getAttribute('position');
      this.#root.append(space);
      document.documentElement.style.setProperty('--telesales-toolbar-height', height);
    }
    // An operator is likely: what a toolbar needs comes while the session is read.
    if (height) load().catch((error) => error);
    await read().catch((error) => (run.error = error));
    // Without a connection there is nobody to ask, and nobody who could tell.
    if (run.error && !height && !navigator.onLine) await new Promise((resolve) => addEventListener('online', resolve));
    try {
      if (height || run.isHere || run.error) await (await load()).begin(this, run, read);
      else run.code ||= 'not-operator';
    } catch ({ code = 'not-loaded' }) {
      if (run.code) return;
      this.#leave(run, code);
      this.dispatchEvent(new CustomEvent('telesales-error', { bubbles: true, composed: true, detail: { code } }));
    }
  }
}
