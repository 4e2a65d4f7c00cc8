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

// The block below is the contract, in the words of the Custom Elements Manifest: `cargo xtask build` makes custom-elements.json
// and the TypeScript types of it, and tests hold the tables of README.md and docs/theme.md against it. A default in capitals,
// and those of the custom properties, are the build's to fill in. A member that it does not name is nobody's business.
/**
 * The bar with which a VTEX store's operators act for customers. Draws nothing and takes no space until an operator with the
 * telesales role is logged in.
 *
 * @tagname telesales-toolbar
 *
 * @attr {string} [session-url=SESSION_URL] - Where the Session Manager is: a path, or a URL of another origin.
 * @attr {'same-origin' | 'include'} [credentials=same-origin] - Whether cookies go to a Session Manager on another origin.
 * @attr {'both' | 'api' | 'cookie'} [transport=both] - How the customer's e-mail reaches the session: by `POST`, by the
 *   cookie, or by the first and then the second.
 * @attr {string} [hide-on=MY_ORDERS] - URL patterns of the pages without a bar, with spaces between them.
 * @attr {'reload' | 'none'} [after=reload] - What follows a verified change.
 * @attr {string} [locale] - The language of the bar, a BCP 47 tag; without it the nearest `lang`, then English.
 * @attr {string} [messages] - The URL of a JSON file with texts of the store's own; `{lang}` in it is the page's language.
 * @attr {string} [orders-url=/account#/orders] - Where the link “Orders” leads.
 * @attr {number} [timeout-ms=TIMEOUT_MS] - How many milliseconds one request may take.
 * @attr {string} [shortcut=F2] - What moves the focus to the bar: keys such as `Alt+Shift+C`, or `off`.
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - The card's colours; `auto` is as the page's `color-scheme`.
 * @attr {'sticky' | 'static' | 'fixed'} [position=sticky] - At the window's edge also when its place is scrolled away; only
 *   at its place; or over the page, where the store makes room for it.
 * @attr {boolean} [frame=false] - A coloured edge around the window while somebody is acted for.
 * @attr {'vtex' | 'portal'} [compat] - Draws the bar in the page itself, with the names of one of VTEX's own toolbars.
 *
 * @property {State} state - What the session said last.
 * @property {(email: string) => Promise<Outcome>} impersonate - Acts for the customer with this e-mail. The promise resolves,
 *   never rejects.
 * @property {() => Promise<Outcome>} stop - Acts for nobody any more. The promise resolves, never rejects.
 *
 * @fires {CustomEvent<ReadyDetail>} telesales-ready - An operator is known, and the bar is there.
 * @fires {CustomEvent<ChangeDetail>} telesales-change - A change was verified. `preventDefault()` keeps the page from being
 *   loaded anew.
 * @fires {CustomEvent<ErrorDetail>} telesales-error - Something did not work.
 *
 * @slot start - At the bar's beginning, before who is logged in: the store's logo.
 * @slot actions - Before the button that opens form and card: the store's own links and buttons.
 *
 * @csspart bar - All of the bar.
 * @csspart row - What is in it, side by side.
 * @csspart attendant - Who is logged in, with its icon.
 * @csspart icon - The sign before the operator.
 * @csspart operator - The operator's e-mail.
 * @csspart menu - The button that opens form or card, with what belongs to it.
 * @csspart acting-for - The words before the customer's name.
 * @csspart opener - The button that opens form or card.
 * @csspart pill - What is seen of the opener.
 * @csspart opener-name - The words on it: “Log in as”, or the customer's name.
 * @csspart minimise - The button that makes a small tab of the bar.
 * @csspart popover - What the opener opens: form or card.
 * @csspart arrow - Its arrow.
 * @csspart content - What is in it.
 * @csspart header - Its head, which names the operator.
 * @csspart form - Where the operator asks for a customer.
 * @csspart label - The field with its name.
 * @csspart field - Where the customer's e-mail is typed.
 * @csspart message - What went wrong.
 * @csspart actions - The row of buttons.
 * @csspart button - Each button in form and card.
 * @csspart main - The button that does it.
 * @csspart name - The customer's name on the card.
 * @csspart facts - The customer's data.
 * @csspart fact - One of them.
 * @csspart term - What it is: e-mail, document, phone.
 * @csspart value - What it says.
 * @csspart stop - The button that logs out.
 * @csspart spoken - What only screen readers hear.
 *
 * @cssprop --telesales-idle - The bar while nobody is acted for.
 * @cssprop --telesales-acting - The bar while somebody is, and the words in the pill.
 * @cssprop --telesales-doubt - The bar when it is not known, the login is over or the page is out of date.
 * @cssprop --telesales-on-bar - Text and signs on the bar, and the pill.
 * @cssprop --telesales-surface - The card and the form.
 * @cssprop --telesales-text - Text on it.
 * @cssprop --telesales-quiet - Names of facts.
 * @cssprop --telesales-line - The field's border.
 * @cssprop --telesales-accent - Buttons, links, the focus in the card.
 * @cssprop --telesales-on-accent - Text on filled buttons.
 * @cssprop --telesales-alarm - What went wrong.
 * @cssprop --telesales-alarm-surface - Behind that.
 * @cssprop --telesales-font - The CSS shorthand `font`.
 * @cssprop --telesales-height - The bar's height; less is too little for fingers.
 * @cssprop --telesales-max-width - Of what is in the bar, which is then in the middle.
 * @cssprop --telesales-radius - Corners of the card; fields and buttons follow.
 * @cssprop --telesales-shadow - Under the card and the small tab.
 * @cssprop --telesales-z-index - Where the bar is among what lies over the page.
 * @cssprop --telesales-toolbar-height - Set by the bar on the root element, for the store to read: the height that the bar
 *   takes from the page.
 */
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
