/**
 * <telesales-toolbar>: asks the session once whether an operator is logged in, and only then fetches the toolbar.
 * SESSION_URL, SESSION_ITEMS and TIMEOUT_MS are filled in by the build, from the crate that knows them.
 */

/** What the page reads of the height that the bar takes. */
const HEIGHT = '--telesales-toolbar-height';

let operator;

/**
 * Fetches the toolbar once for all elements; after a failure the next one tries again, with another module of the same file
 * if the WASM is what failed: the one there is would give out its broken WASM for ever.
 */
const load = async () => {
  const asked = (operator ??= import('./telesales-toolbar-element.js'));
  const module = await asked.catch(() => {});
  if (module && !module.isBroken) return module;
  if (operator === asked) {
    operator = undefined;
  }
  return module ? load() : asked;
};

/**
 * Whether this tab had an operator: the height that the bar took last, if it was drawn, in its storage, nothing personal. A
 * tab without storage had none.
 */
const operatorWasHere = (isHere) => {
  try {
    if (isHere) sessionStorage.telesales ||= 1;
    if (isHere === false) delete sessionStorage.telesales;
    return sessionStorage.telesales;
  } catch {}
};

/** Reads the session as JSON; rejects on any status that is no success, and on a body that is no JSON. */
const readSession = async (host) => {
  const option = (name) => host.getAttribute(name)?.trim();
  const timeout = option('timeout-ms');
  const url = option('session-url') || SESSION_URL;
  const response = await fetch(`${url + (url.includes('?') ? '&' : '?')}items=${SESSION_ITEMS}`, {
    cache: 'no-store',
    credentials: /^include$/i.test(option('credentials')) ? 'include' : 'same-origin',
    signal: AbortSignal.timeout((/^\d+$/.test(timeout) && +timeout) || TIMEOUT_MS),
  });
  if (!response.ok) throw response;
  return response.json();
};

/** What stands at a key of the session; values are strings, and anything else is no session. */
const textOf = (session, namespace, key) => {
  const value = session?.namespaces?.[namespace]?.[key]?.value ?? '';
  if (typeof value !== 'string') throw value;
  return value.trim();
};

/** Whether the bar is worth fetching; session booleans are strings whose case varies. */
const isOperator = (session) =>
  textOf(session, 'authentication', 'adminUserEmail') && /^true$/i.test(textOf(session, 'impersonate', 'canImpersonate'));

export class TelesalesToolbar extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = [
    'session-url',
    'credentials',
    'transport',
    'hide-on',
    'after',
    'locale',
    'messages',
    'orders-url',
    'timeout-ms',
    'shortcut',
  ];

  #root = this.attachShadow({ mode: 'open' });
  /** One stretch of life in the page: `{ stage, code, ready, gone, leave, session, sent, toolbar }`. */
  #run;
  #isDue;
  #isStale;
  /** Whether the page was given space for the bar before it was seen; if not, the bar comes over it. */
  #isReserved;

  connectedCallback() {
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  attributeChangedCallback(name, before, now) {
    this.#isStale ||= before !== now;
    this.#settle();
  }

  /** What the session said last: `{ stage, operator, customer }`. */
  get state() {
    return this.#run?.toolbar?.state ?? { stage: this.#run?.stage ?? 'unknown', operator: null, customer: null };
  }

  /** Acts for the customer with this e-mail; a promise of `{ ok, code, customer }`. */
  impersonate(email) {
    return this.#ask((toolbar) => toolbar.impersonate(String(email)));
  }

  /** Acts for nobody any more; a promise of `{ ok, code, customer }`. */
  stop() {
    return this.#ask((toolbar) => toolbar.stop());
  }

  /** The WASM has trapped: the element is inert until it is inserted anew. */
  crash() {
    this.#run.toolbar = undefined;
    this.#fail(this.#run, 'crashed');
  }

  async #ask(command) {
    // An element that was just inserted begins in a microtask that is queued already.
    await null;
    const run = this.#run;
    const failed = () => ({ ok: false, code: run?.code ?? 'removed', customer: null });
    await run?.ready;
    if (!run?.toolbar) return failed();
    try {
      return await Promise.race([command(run.toolbar), run.gone.then(failed)]);
    } catch {
      return failed();
    }
  }

  /** A page that moves the element, or sets its attributes one by one, makes one change: hence the microtask. */
  #settle() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      const isStale = this.#isStale;
      this.#isDue = this.#isStale = false;
      if (this.#run && (isStale || !this.isConnected)) this.#end();
      if (!this.#run && this.isConnected) this.#begin();
    });
  }

  #begin() {
    const run = (this.#run = {});
    run.gone = new Promise((resolve) => (run.leave = resolve));
    run.ready = Promise.race([this.#mount(run), run.gone]);
  }

  /**
   * Whether an operator is here. What may pass is tried again, by code that is fetched for that; a tab that had an operator
   * leaves it to the toolbar, which tells what is wrong.
   */
  async #read(run, wasHere) {
    const attempt = async () => {
      run.sent = Date.now();
      run.session = await readSession(this);
      return isOperator(run.session);
    };
    try {
      return await attempt();
    } catch (error) {
      if (wasHere) return wasHere;
      // Without a connection that code does not come either.
      if (!navigator.onLine) await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
      return (await load()).retry(attempt, error, () => run === this.#run);
    }
  }

  /** Nothing that was seen is pushed away, and on My Orders there is no bar. */
  #reserve(height) {
    this.#isReserved ??= /px$/.test(height) && !performance.getEntriesByType('paint')[0] && !/orders/i.test(location);
    if (!this.#isReserved || !height) return;
    const space = document.createElement('div');
    space.style.height = height;
    space.style.position = this.getAttribute('position');
    this.#root.append(space);
    document.documentElement.style.setProperty(HEIGHT, height);
  }

  #clear() {
    this.#root.replaceChildren();
    if (this.#isReserved) document.documentElement.style.removeProperty(HEIGHT);
  }

  /** The toolbar comes for an operator, and once more to say to one who was here what became of that. */
  async #mount(run) {
    let code = 'unconfirmed';
    try {
      const wasHere = operatorWasHere();
      this.#reserve(wasHere);
      const isHere = await this.#read(run, wasHere);
      if (run !== this.#run) return;
      operatorWasHere(isHere || (wasHere && textOf(run.session, 'impersonate', 'storeUserId') !== ''));
      if (isHere || wasHere) {
        code = 'not-loaded';
        const mount = await (await load()).prepare(this);
        if (run !== this.#run) return;
        run.toolbar = mount(this.#root, run.session, run.sent);
      } else {
        run.stage = 'visitor';
        run.code = 'not-operator';
      }
    } catch {
      this.#fail(run, code);
    }
  }

  #fail(run, code) {
    if (run.code || run !== this.#run) return;
    run.code = code;
    run.leave();
    this.#clear();
    this.dispatchEvent(new CustomEvent('telesales-error', { bubbles: true, composed: true, detail: { code } }));
  }

  #end() {
    const { toolbar, leave } = this.#run;
    this.#run.code ??= 'removed';
    this.#run = undefined;
    leave();
    this.#clear();
    toolbar?.end();
  }
}

// A page that includes the script twice keeps the first.
export const define = (name = 'telesales-toolbar') => {
  if (!customElements.get(name)) customElements.define(name, TelesalesToolbar);
};
