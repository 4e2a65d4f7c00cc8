/**
 * <telesales-toolbar>: asks the session once whether an operator is logged in, and only then fetches the toolbar.
 * SESSION_URL, SESSION_ITEMS and TIMEOUT_MS are filled in by the build, from the crate that knows them; IS_INLINE tells the
 * script that stands in the page itself from the one that is linked.
 *
 * Every visitor of a store downloads this, so whatever can wait for an operator is in operator.js.
 */

// The block below is the contract, in the words of the Custom Elements Manifest: `cargo xtask build` makes
// custom-elements.json and the TypeScript types of it, and tests hold the tables of README.md and docs/theme.md against
// it. A default in capitals, and those of the custom properties, are the build's to fill in. A member that it does not
// name is nobody's business.
/**
 * The bar with which a VTEX store's operators act for customers. Draws nothing and takes no space until an operator
 * with the telesales role is logged in.
 *
 * @tagname telesales-toolbar
 *
 * @attr {string} [session-url=SESSION_URL] - Where the Session Manager is: a path, or a URL of another origin.
 * @attr {'same-origin' | 'include'} [credentials=same-origin] - Whether cookies go to a Session Manager on another
 *   origin.
 * @attr {'both' | 'api' | 'cookie'} [transport=both] - How the customer's e-mail reaches the session: by `POST`, by the
 *   cookie, or by the first and then the second.
 * @attr {string} [hide-on=MY_ORDERS] - URL patterns of the pages without a bar, with spaces between them.
 * @attr {'auto' | 'none'} [reload=auto] - Whether the page is loaded anew after a verified change.
 * @attr {string} [locale] - The language of the bar, a BCP 47 tag; without it the nearest `lang`, then English.
 * @attr {string} [messages] - The URL of a JSON file with texts of the store's own; `{lang}` in it is the page's
 *   language.
 * @attr {string} [orders-url=/account#/orders] - Where the link “Orders” leads.
 * @attr {number} [timeout-ms=TIMEOUT_MS] - How many milliseconds one request may take.
 * @attr {string} [customer-search=off] - Where customers are found by name, document or phone: `off`, `master-data`, or a URL
 *   of the store's own with `{query}`, and perhaps `{kind}`, in it.
 * @attr {string} [card=email,document,phone] - What of a customer is on the card, and in which order: `email`, `document`, `phone`,
 *   and keys of the session such as `profile.priceTables`, each perhaps with `=` and a label.
 * @attr {'off' | 'ask'} [link=off] - What becomes of a link that names a customer: nothing, or the form is filled in with it.
 * @attr {'watch' | 'guard' | 'off'} [cart=watch] - Whether the cart is looked at while somebody is acted for: the bar says what is in
 *   it, and warns where it is not the customer's; a guard also keeps a checkout from ordering with it until the operator says so.
 * @attr {number} [limit] - After how many minutes acting for a customer ends, unless the operator stays. Without it, never.
 * @attr {number} [idle] - After how many minutes without typing, clicking or scrolling it ends. Without it, never.
 * @attr {number} [warn=2] - How many minutes before the end the operator is warned.
 * @attr {string} [shortcut=F2] - What moves the focus to the bar: keys such as `Alt+Shift+C`, or `off`.
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - The card's colours; `auto` is as the page's `color-scheme`.
 * @attr {'sticky' | 'static' | 'fixed'} [position=sticky] - At the window's edge also when its place is scrolled away;
 *   only at its place; or over the page, where the store makes room for it.
 * @attr {boolean} [frame=false] - A coloured edge around the window while somebody is acted for.
 * @attr {'vtex' | 'portal'} [compat] - Draws the bar in the page itself, with the names of one of VTEX's own toolbars.
 *
 * @property {State} state - What the session said last.
 * @property {(email: string) => Promise<Outcome>} impersonate - Acts for the customer with this e-mail. The promise
 *   resolves, never rejects.
 * @property {() => Promise<Outcome>} stop - Acts for nobody any more. The promise resolves, never rejects.
 * @property {() => Promise<unknown>} refresh - Looks at the session again, as a store does that has announced one to its other scripts.
 *
 * @fires {CustomEvent<ReadyDetail>} telesales-ready - An operator is known, and the bar is there.
 * @fires {CustomEvent<ChangeDetail>} telesales-change - A change was verified. `preventDefault()` keeps the page from
 *   being loaded anew.
 * @fires {CustomEvent<CartDetail>} telesales-cart - The cart was read while somebody is acted for, and is another than before, or
 *   another's.
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
 * @csspart notes - What is to be seen beside the button while the popover is closed.
 * @csspart note - One of them.
 * @csspart stay - The button by which acting goes on before its time is over.
 * @csspart cart - What is in the cart, or that something is wrong with it.
 * @csspart cart-check - The words for that.
 * @csspart contents - How many pieces are in it, and what they cost.
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
 * @csspart field - Where the customer's e-mail is typed, or whatever else is searched by.
 * @csspart results - Who was found.
 * @csspart result - One of them.
 * @csspart result-name - The name there.
 * @csspart result-fact - E-mail, document or phone there.
 * @csspart mark - What of it matched.
 * @csspart hint - How many were found, or what there is to do where nothing can be copied.
 * @csspart recents - Above those who were acted for lately: what they are, and the button that forgets them.
 * @csspart message - What went wrong.
 * @csspart actions - The row of buttons.
 * @csspart button - Each button in form and card.
 * @csspart main - The button that does it.
 * @csspart card - Who is acted for, or what is known of that.
 * @csspart name - The customer's name on the card.
 * @csspart facts - The customer's data.
 * @csspart fact - One of them.
 * @csspart term - What it is: e-mail, document, phone.
 * @csspart value - What it says.
 * @csspart tools - What there is to do with it.
 * @csspart copy - The button that copies it.
 * @csspart reveal - The button that shows what is masked.
 * @csspart change - The button that leads to another customer.
 * @csspart owner - Whose the cart is.
 * @csspart in-cart - What is in it, whose it is where that is as it should be, and what came of what was done to it.
 * @csspart repair - What there is to do where it is not the customer's.
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
 * @cssprop --telesales-toolbar-height - Set by the bar on the root element, for the store to read: the height that the
 *   bar takes from the page.
 */
export class TelesalesToolbar extends HTMLElement {
  /** Another Session Manager is asked at once; operator.js observes what else begins a toolbar anew. */
  static observedAttributes = ['credentials', 'session-url'];

  #root;
  /** Whether the page was given space for the bar before it was seen; if not, the bar comes over it. */
  #isReserved;
  /**
   * One stretch of life in the page: `{ ready, code, old, read, sent, session, here, error, wasm }`, and once there is
   * a toolbar also `{ look, impersonate, stop, refresh, end }`. `code` says why there is none, or none any more; `read` is a
   * promise of the first read's end. An `old` one is to begin anew, and `here` is the operator.
   */
  #run = {};

  /** Acts for nobody any more; a promise of `{ ok, code, customer }`. */
  stop() {
    return this.#ask('stop');
  }

  /** Acts for the customer with this e-mail; a promise of `{ ok, code, customer }`. */
  impersonate(email) {
    return this.#ask('impersonate', email);
  }

  /** Looks at the session again. */
  refresh() {
    return this.#ask('refresh', Date.now());
  }

  /** What the session said last: `{ stage, operator, customer }`. */
  get state() {
    return (
      this.#run.look?.() ?? { customer: null, operator: null, stage: this.#run.code === 'not-operator' ? 'visitor' : 'unknown' }
    );
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#run.old = true;
    this.connectedCallback();
  }

  /** A page that moves the element, or sets its attributes one by one, makes one change: hence the microtask. */
  async connectedCallback() {
    await 0;
    if (this.#run.old || !this.isConnected) {
      this.#leave('removed', this.#run.end);
      this.#run = {};
    }
    if (this.isConnected) this.#run.ready ??= this.#begin();
  }

  disconnectedCallback() {
    this.connectedCallback();
  }

  async #ask(command, email) {
    // An element that was just inserted begins in a microtask that is queued already.
    await 0;
    await this.#run.ready;
    // Where that one was ended meanwhile, it is the next.
    await this.#run.ready;
    // Who was none may be an operator by now.
    if (this.#run.code === 'not-operator') {
      this.#run.old = true;
      await this.connectedCallback();
      await this.#run.ready;
    }
    return this.#run[command]?.(email) ?? { customer: null, code: this.#run.code || 'removed', ok: false };
  }

  /** Neither this nor anything here goes by a `then` of the page's: whoever awaits does without. */
  async #begin() {
    const run = this.#run;
    /** Fails on any status that is no success, and on a body that is no session; values are strings in one. */
    const read = async () => {
      run.sent = Date.now();
      try {
        // Of the page, and not of its <base>. Some frameworks set properties only, which become attributes in operator.js.
        const url = new URL(this.sessionUrl || this.getAttribute('session-url') || SESSION_URL, location);
        // Nothing above 0 is the default; the WASM, which is stricter, warns.
        const limit = this.getAttribute('timeout-ms');
        const signal = AbortSignal.timeout(limit > 0 ? limit : TIMEOUT_MS);
        const { namespaces } = (run.session = await new Promise(async (resolve, reject) => {
          try {
            // A page may have a `fetch` of its own, which heeds no signal.
            signal.onabort = reject;
            const response = await fetch(url + (url.search ? '&' : '?') + `items=${SESSION_ITEMS}`, {
              signal,
              // What is undefined is the browser's default, the same origin.
              credentials: /include\b/i.test(this.credentials || this.getAttribute('credentials')) ? 'include' : undefined,
              cache: 'no-store',
            });
            response.ok ? resolve(await response.json()) : reject(response);
          } catch (error) {
            reject(error);
          }
        }));
        // Session booleans are strings whose case varies.
        run.here =
          namespaces.authentication?.adminUserEmail?.value?.trim() && /^true$/i.test(namespaces.impersonate?.canImpersonate?.value);
      } catch (error) {
        run.error = error;
      }
    };
    const comes = (type) => new Promise((resolve) => addEventListener(type, (run.end = resolve)));
    try {
      this.#root ??= this.attachShadow({ mode: 'open' });
      /** That of the bar which this tab had last, or any of this browser, nothing personal. Without storage there was none. */
      let height;
      try {
        height = sessionStorage.telesales || localStorage.telesales;
        // Nothing that was seen is pushed away, and not every page has a bar: see pages.js.
        if (
          height &&
          (this.#isReserved ??=
            !performance.getEntriesByType('paint')[0] && RegExp(localStorage.telesalesShown, 'i').test(location))
        )
          document.documentElement.style.setProperty('--telesales-toolbar-height', height);
      } catch {}
      // In a grid, a row or a column an empty element would move what is there. What a sheet leaves open ends with it.
      (this.#root.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(
        this.#isReserved
          ? ':host{display:block;position:' + this.getAttribute('position') + ';height:' + height
          : ':host{display:none'
      );
      // What nobody sees yet, such as a page that is fetched ahead, is perhaps never seen.
      height || !document.hidden || (await comes('visibilitychange'));
      run.read = read();
      // Where an operator is likely, what a toolbar needs comes while the session is read.
      if (!height) {
        await run.read;
        // Without a connection there is nobody to ask, and nobody who could tell.
        !run.error || run.code || navigator.onLine || (await comes('online'));
      }
      if (run.code) return;
      if (run.here || run.error || height) {
        // A plain script does not know where it was fetched from, so there the WASM waits for what starts it. A session that
        // could not be read may be a shopper's, for whom it is too much. A release fills in the integrity.
        if (IS_INLINE && !run.error) {
          run.wasm = (async () => {
            try {
              return await fetch('./telesales-toolbar-element_bg.wasm', { integrity: '' });
            } catch {}
          })();
        }
        await (await import('./telesales-toolbar-element.js')).begin(this, run, read);
      } else run.code = 'not-operator';
    } catch (error) {
      if (run.code) return;
      this.#leave('not-loaded');
      console.error('telesales-toolbar: not-loaded: ' + error);
      this.dispatchEvent(new CustomEvent('telesales-error', { composed: true, bubbles: true, detail: { code: run.code } }));
    }
    if (run.code === 'not-operator') {
      // Who comes back may have logged in elsewhere meanwhile.
      const look = () => document.hidden || Date.now() - run.sent < 10000 || this.refresh();
      addEventListener('visibilitychange', look, 1);
      run.end = () => removeEventListener('visibilitychange', look, 1);
    }
  }

  /** What of it a page lets nobody do is left undone. */
  #leave(code, end) {
    this.#run.code = code;
    try {
      end?.();
      this.#root.adoptedStyleSheets = [];
      document.documentElement.style.setProperty('--telesales-toolbar-height', '');
    } catch {}
  }
}
