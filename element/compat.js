/**
 * Gives the bar the names that VTEX's own toolbars have, in the page itself, where a store's style sheets and scripts look
 * for them: `compat="vtex"` those of the app vtex.telemarketing 2, `compat="portal"` those of the legacy portal's.
 */

/** By selectors, CSS handles: always, while the form is what opens, while somebody is acted for. */
const VTEX = {
  '.telesales-bar': ['wrapper'],
  '.telesales-box': ['container'],
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
  '.telesales-header > .telesales-icon': ['popoverHeaderIcon'],
  '.telesales-header > .telesales-operator': ['popoverHeaderEmail'],
  '.telesales-form': ['loginFormContainer loginForm'],
  '.telesales-label': ['emailInput'],
  '.telesales-label > span': ['loginFormMessage'],
  '.telesales-name': ['clientName'],
  '.telesales-facts': ['', '', 'logoutInfoContainer'],
  '.telesales-facts ~ .telesales-actions': ['', '', 'logoutButtonsContainer'],
};
for (const fact of ['email', 'document', 'phone']) {
  const row = `.telesales-fact[data-fact=${fact}]`;
  VTEX[row] = ['', '', `${fact}Container`];
  VTEX[`${row} > .telesales-term`] = ['', '', `${fact}Field`];
  VTEX[`${row} > .telesales-value`] = ['', '', `${fact}Value`];
}

/** Likewise, classes and ids. What changes the customer is the button that logs out, and so has the names of that. */
const LOGS_OUT = '.telesales-stop:not([hidden])';
const PORTAL = {
  '.telesales-bar': ['cc-toolbar #vtex-callcenter'],
  '.telesales-box': ['#vtex-callcenter__toolbar'],
  '.telesales-attendant': ['cc-user'],
  '.telesales-attendant bdi': ['#vtex-callcenter__user-email'],
  '.telesales-menu': ['', '', 'cc-customer'],
  '.telesales-opener': ['', 'cc-btn-login'],
  [`.telesales-menu:not(:has(${LOGS_OUT})) > .telesales-opener`]: ['#impersonateButton'],
  [LOGS_OUT]: ['cc-btn-change #impersonateButton'],
  '.telesales-popover': ['', 'cc-impersonate'],
  '.telesales-field': ['#vtex-callcenter__customer-email-input'],
  '.telesales-form .telesales-main': ['#vtex-callcenter__customer-login-submit'],
};

/** A function that names what there is by a table. It takes back only what it has given: other classes are the store's. */
const namesBy = (table, prefix) => {
  let given = new Map();
  return (place, stage) => {
    const before = given;
    given = new Map();
    for (const [selector, [always, form = '', acting = '']] of Object.entries(table)) {
      const names = `${always} ${/idle|starting/.test(stage) ? form : ''} ${isActing(stage) ? acting : ''}`;
      for (const element of place.querySelectorAll(selector)) {
        const added = names.match(/\S+/g) ?? [];
        given.set(element, [...(given.get(element) ?? []), ...added.map((name) => (name[0] === '#' ? name : prefix + name))]);
      }
    }
    // First all that is taken back, for an id goes from one to another.
    differ(before, given, (element, name) => (name[0] === '#' ? element.removeAttribute('id') : element.classList.remove(name)));
    differ(given, before, (element, name) => (name[0] === '#' ? (element.id = name.slice(1)) : element.classList.add(name)));
  };
};

const isActing = (stage) => /acting|stopping/.test(stage);

/** Does this with each name that an element has in the one and not in the other. */
const differ = (these, those, act) => {
  for (const [element, names] of these) {
    for (const name of names) if (!those.get(element)?.includes(name)) act(element, name);
  }
};

/** The bar shows a name; scripts read the e-mail. */
const tellCustomer = (menu, email) => {
  const id = 'vtex-callcenter__customer-email';
  let told = menu.querySelector(`#${id}`);
  if (!email) return told?.remove();
  if (!told) {
    told = document.createElement('span');
    Object.assign(told, { id, hidden: true, translate: false, textContent: email });
    menu.append(told);
  }
  // Each change of the bar brings it here again.
  if (told.textContent !== email) told.textContent = email;
};

/**
 * Gives `window.cc` these methods, beside all that it has: a store may hold it already, so it stays the same object if that can be
 * written. Returns what takes them away again.
 */
const lend = (own) => {
  const methods = Object.getOwnPropertyDescriptors(own);
  const before = window.cc;
  let cc = before;
  let theirs = {};
  try {
    theirs = Object.getOwnPropertyDescriptors(cc);
    Object.defineProperties(cc, methods);
  } catch {
    cc = Object.create(Object(before), methods);
    // Says no, and throws nothing, where it cannot be written.
    Reflect.set(window, 'cc', cc);
  }
  return () => {
    for (const name of Object.keys(own)) {
      // Who has put another in its place keeps that.
      if (cc[name] !== own[name]) continue;
      delete cc[name];
      if (cc === before && theirs[name]) Object.defineProperty(cc, name, theirs[name]);
    }
    if (cc === before || window.cc !== cc || Object.keys(cc).length) return;
    if (before !== undefined || !Reflect.deleteProperty(window, 'cc')) Reflect.set(window, 'cc', before);
  };
};

/** What scripts of stores call the portal's toolbar by. */
const methodsOf = (host) => ({
  impersonate: (email) => host.impersonate(email),
  /** Whether there was anybody to log out from. */
  customerLogout() {
    const isSomebody = host.state.customer !== null;
    if (isSomebody) host.stop();
    return isSomebody;
  },
});

/**
 * What a script keeps of the page's HTML has nothing of what the bar says: what is in an element that HTML knows for a void one is
 * not serialised. Each comes by itself, since scripts look for the toolbar among what was added.
 */
const putIntoBox = (bar) => {
  if (bar.querySelector('.telesales-box')) return;
  const [unserialised, box] = ['bgsound', 'div'].map((tag) => document.createElement(tag));
  unserialised.className = 'telesales-unserialised';
  box.className = 'telesales-box';
  box.append(...bar.childNodes);
  bar.append(unserialised);
  unserialised.append(box);
};

/** The head of form and card has the sign that the bar has. */
const giveSign = (place) => {
  const header = place.querySelector('.telesales-header');
  if (header && !header.firstElementChild.matches('.telesales-icon')) header.prepend(place.querySelector('.telesales-icon').cloneNode(true));
};

/** Names what the toolbar puts there as it comes, so that no script of the store sees it without. */
const nameAtOnce = (parent, name) => {
  if (Object.hasOwn(parent, 'insertBefore')) return;
  parent.insertBefore = (node, next) => {
    const inserted = Node.prototype.insertBefore.call(parent, node, next);
    name();
    return inserted;
  };
};

/** What the toolbar puts something into later. */
const FILLED = '.telesales-menu, .telesales-content, .telesales-facts';

/** What lies one behind the other, and what is said of the first where the store has painted one light, or dark. */
const GROUNDS = [
  ['.telesales-bar, .telesales-box, .telesales-row', '--telesales--on-bar', '#000', '#fff'],
  ['.telesales-popover, .telesales-content', 'color-scheme', 'light', 'dark'],
  ['.telesales-header', '--telesales--on-bar', '#000', '#fff'],
];

/** What is seen of these, one on the other: red, green and blue. */
const mix = (styles) => {
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  const colours = styles.flatMap(({ backgroundColor, backgroundImage }) => [
    backgroundColor,
    // Those of a gradient.
    ...(backgroundImage.match(/\w+\(\d[^()]*\)/g) ?? []),
  ]);
  for (const colour of ['#fff', ...colours]) {
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
  }
  return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
};

/** Has what is written suit what is behind. A store's own colour for it wins. */
const suit = (place) => {
  for (const [selector, property, onLight, onDark] of GROUNDS) {
    const [first, ...others] = place.querySelectorAll(selector);
    if (!first) continue;
    first.style.setProperty(property, '');
    const own = mix([getComputedStyle(first, '::before')]);
    const seen = mix([first, ...others].map((element) => getComputedStyle(element)));
    const isPainted = `${own}` !== `${seen}`;
    first.toggleAttribute('data-painted', isPainted);
    // WCAG's relative luminance, near enough; at this one black and white are read as well as each other.
    const [red, green, blue] = seen.map((value) => (value / 255) ** 2.2);
    const isLight = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
    if (isPainted) first.style.setProperty(property, isLight ? onLight : onDark);
  }
};

const KINDS = { vtex: [VTEX, 'vtex-telemarketing-2-x-'], portal: [PORTAL, ''] };
const PATIENCE_MS = 10000;
/** How often, and how many milliseconds apart, it is looked whether the rules have come by another sheet than ours. */
const LOOKS = 40;
const LOOK_MS = 25;

let sheet;
let linked;

/**
 * Before all of the page's own, which therefore win; a constructed sheet would come after them, so the bar's rules are put into this
 * one. A promise of whether it is there; why not, the browser says, and the next one tries again. A library that swaps heads may
 * have taken it away.
 */
const link = (host, rules) => {
  if (linked && sheet.isConnected) return linked;
  const element = (sheet = document.createElement('link'));
  element.rel = 'stylesheet';
  const [href, integrity] = new URL('./telesales-toolbar-compat.css', import.meta.url).href.split('#');
  // What a release writes there. A sheet from another origin can be checked and added to only if it was asked for by CORS.
  Object.assign(element, { integrity: integrity ?? '', crossOrigin: '', href });
  linked = new Promise((resolve) => {
    const fails = () => resolve(false);
    const take = (looks) => {
      try {
        // A server may have sent a page in its place, and a bundler may have put what is in it into another sheet, which comes
        // when it comes.
        const isOurs = getComputedStyle(host).getPropertyValue('--telesales--in-page') === '1';
        if (!isOurs && looks) return void setTimeout(take, LOOK_MS, looks - 1);
        if (isOurs) [...rules].forEach(({ cssText }, at) => element.sheet.insertRule(cssText, at));
        resolve(isOurs);
      } catch {
        fails();
      }
    };
    element.onerror = fails;
    element.onload = () => take(LOOKS);
    setTimeout(fails, PATIENCE_MS);
  });
  document.head.prepend(element);
  return linked;
};

let isTold = false;

/**
 * What names the bar: `{ enter(place), leave, dress(place, bar) }`, undefined for a kind there is not. `enter` puts the place into
 * the page and returns the slot that stands for it. `rules` are those of the bar's sheet. Without that there is no `dress`, and the
 * place stays in the shadow root, for a bar in the page would be a heap of words.
 */
export const prepare = async (host, kind, rules) => {
  if (!Object.hasOwn(KINDS, kind)) {
    console.warn(`telesales-toolbar: compat is to be ${Object.keys(KINDS).join(' or ')}. The default is used.`);
    return undefined;
  }
  const isThere = await link(host, rules);
  if (!isThere) {
    sheet.remove();
    if (!isTold) console.warn('telesales-toolbar: the style sheet of compat did not come. The bar is without its names.');
    isTold = true;
  }
  const nameBy = namesBy(...KINDS[kind]);
  const isPortal = kind === 'portal';
  let takeBack;
  let placed;
  const name = (place) => {
    const bar = place.querySelector('.telesales-bar');
    if (!bar) return;
    putIntoBox(bar);
    giveSign(place);
    const { stage } = bar.dataset;
    nameBy(place, stage);
    if (isPortal) tellCustomer(place.querySelector('.telesales-menu'), isActing(stage) && host.state.customer?.email);
    for (const parent of place.querySelectorAll(FILLED)) nameAtOnce(parent, () => name(place));
  };
  const enter = (place) => {
    if (isPortal) takeBack = lend(methodsOf(host));
    if (!isThere) return undefined;
    nameAtOnce(place, () => name(place));
    place.addEventListener('transitionend', () => suit(place));
    const slot = document.createElement('slot');
    // By which place.js finds it in a copy.
    slot.name = place.slot = 'telesales-place';
    host.append(place);
    placed = place;
    return slot;
  };
  const dress = (place, bar) => {
    name(place);
    // In the page the element's attributes are out of the style sheet's reach.
    for (const choice of ['theme', 'position']) bar.dataset[choice] = host.getAttribute(choice)?.toLowerCase() ?? '';
    bar.toggleAttribute('data-frame', host.matches('[frame]:not([frame="false" i])'));
    suit(place);
  };
  const leave = () => {
    // Old libraries have a `remove` of their own.
    placed?.parentNode?.removeChild(placed);
    takeBack?.();
  };
  return { enter, leave, dress: isThere ? dress : undefined };
};
