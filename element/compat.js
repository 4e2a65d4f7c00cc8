/**
 * Gives the bar the names that VTEX's own toolbars have, in the page itself, where a store's style sheets and scripts look
 * for them: `compat="vtex"` those of the app vtex.telemarketing 2, `compat="portal"` those of the legacy portal's.
 */

const isActing = (bar) => /acting|stopping/.test(bar.dataset.stage);

/** By selectors, CSS handles: always, and those for nobody or somebody acted for. Each is `vtex-telemarketing-2-x-…`. */
const HANDLES = {
  '.telesales-bar': ['container'],
  '.telesales-row': ['telemarketingBar'],
  '.telesales-attendant': ['attendantContainer'],
  '.telesales-attendant > .telesales-operator': ['attendantEmail'],
  '.telesales-menu': ['popoverContainer', 'login', 'logout'],
  '.telesales-opener': ['', 'loginButton', 'logoutHeader'],
  '.telesales-opener-name': ['', 'loginAsText', 'clientNameBar'],
  '.telesales-popover': ['popoverBox'],
  '.telesales-arrow': ['popoverArrowUp'],
  '.telesales-content': ['popoverContentContainer', '', 'logoutForm'],
  '.telesales-header': ['popoverHeader'],
  '.telesales-header > svg': ['popoverHeaderIcon'],
  '.telesales-header > .telesales-operator': ['popoverHeaderEmail'],
  '.telesales-form': ['loginFormContainer loginForm'],
  '.telesales-label': ['emailInput'],
  '.telesales-label > span': ['loginFormMessage'],
  '.telesales-name': ['clientName'],
  '.telesales-facts': ['', '', 'logoutInfoContainer'],
  '.telesales-facts ~ .telesales-actions': ['', '', 'logoutButtonsContainer'],
  ...Object.fromEntries(
    ['email', 'document', 'phone'].flatMap((fact, at) => {
      const row = `.telesales-fact:nth-child(${at + 1})`;
      return [
        [row, ['', '', `${fact}Container`]],
        [`${row} > .telesales-term`, ['', '', `${fact}Field`]],
        [`${row} > .telesales-value`, ['', '', `${fact}Value`]],
      ];
    }),
  ),
};

/** By selectors, a class and an id of the legacy toolbar: for nobody, and for somebody acted for. */
const PORTAL = {
  '.telesales-row': [{ id: 'vtex-callcenter__toolbar' }],
  '.telesales-attendant': [{ name: 'cc-user' }],
  '.telesales-attendant bdi': [{ id: 'vtex-callcenter__user-email' }],
  '.telesales-menu': [{}, { name: 'cc-customer' }],
  '.telesales-opener': [
    { name: 'cc-btn-login', id: 'impersonateButton' },
    { name: 'cc-btn-change', id: 'impersonateButton' },
  ],
  '.telesales-popover': [{ name: 'cc-impersonate' }, {}],
  '.telesales-field': [{ id: 'vtex-callcenter__customer-email-input' }],
  '.telesales-form .telesales-main': [{ id: 'vtex-callcenter__customer-login-submit' }],
};

/** Leaves the toolbar's own classes, and of the others only these. An SVG has no `className` that is a text. */
const rename = (element, names) => {
  const own = [...element.classList].filter((name) => name.startsWith('telesales-'));
  element.setAttribute('class', [...own, ...names].join(' '));
};

const vtex = () => ({
  dress(place, bar) {
    const header = place.querySelector('.telesales-header');
    if (header && !header.firstElementChild.matches('svg')) {
      header.prepend(place.querySelector('.telesales-icon').cloneNode(true));
    }
    const name = (handle) => `vtex-telemarketing-2-x-${handle}`;
    rename(place, [name('wrapper')]);
    for (const [selector, [always, idle = '', acting = '']] of Object.entries(HANDLES)) {
      const handles = `${always} ${isActing(bar) ? acting : idle}`.split(' ').filter(Boolean);
      for (const element of place.querySelectorAll(selector)) rename(element, handles.map(name));
    }
  },
});

const portal = (host) => {
  const own = {
    impersonate: (email) => host.impersonate(email),
    /** Whether there was anybody to log out from. */
    customerLogout() {
      const isSomebody = host.state.customer !== null;
      if (isSomebody) host.stop();
      return isSomebody;
    },
  };
  let cc;
  let before;
  return {
    dress(place, bar) {
      if (!cc) {
        before = window.cc;
        window.cc = cc = { ...before, ...own };
      }
      rename(place, ['cc-toolbar']);
      place.id = 'vtex-callcenter';
      for (const [selector, [idle, acting = idle]] of Object.entries(PORTAL)) {
        const { name, id } = isActing(bar) ? acting : idle;
        for (const element of place.querySelectorAll(selector)) {
          rename(element, name ? [name] : []);
          if (id) element.id = id;
        }
      }
      tellCustomer(place.querySelector('.telesales-menu'), host.state.customer?.email);
    },
    undress() {
      if (!cc || window.cc !== cc) return;
      if (before) window.cc = before;
      else delete window.cc;
    },
  };
};

/** The bar shows a name; scripts read the e-mail. */
const tellCustomer = (menu, email) => {
  const id = 'vtex-callcenter__customer-email';
  let told = menu.querySelector(`#${id}`);
  if (!email) return told?.remove();
  if (!told) {
    told = document.createElement('span');
    told.id = id;
    told.hidden = true;
    menu.append(told);
  }
  // Each change of the bar brings it here again.
  if (told.textContent !== email) told.textContent = email;
};

const KINDS = { vtex, portal };

let linked;

/**
 * Before all of the page's own, which therefore win. Who waits for it has a bar all the same where it does not come; the
 * browser says so, and the next one tries again.
 */
const link = () =>
  (linked ??= new Promise((resolve) => {
    const element = document.createElement('link');
    element.rel = 'stylesheet';
    const [href, integrity] = new URL('./telesales-toolbar-compat.css', import.meta.url).href.split('#');
    // What a release writes there. A style sheet from another origin can be checked only if it was asked for by CORS.
    if (integrity) Object.assign(element, { integrity, crossOrigin: '' });
    element.href = href;
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      linked = undefined;
      resolve();
    };
    document.head.prepend(element);
  }));

/** What names the bar anew with each change of it: `{ dress(place, bar), undress }`; undefined for a kind there is not. */
export const prepare = async (host, kind) => {
  if (!Object.hasOwn(KINDS, kind)) {
    console.warn(`telesales-toolbar: compat is to be ${Object.keys(KINDS).join(' or ')}. The default is used.`);
    return undefined;
  }
  await link();
  const { dress, undress } = KINDS[kind](host);
  return {
    dress(place, bar) {
      dress(place, bar);
      // In the page the element's attributes are out of the style sheet's reach.
      for (const name of ['theme', 'position']) bar.dataset[name] = host.getAttribute(name)?.toLowerCase() ?? '';
      bar.toggleAttribute('data-frame', host.matches('[frame]:not([frame="false" i])'));
    },
    undress,
  };
};
