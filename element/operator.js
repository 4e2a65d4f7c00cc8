/**
 * What is fetched once an operator is likely: the WASM, and the texts in the language of the page. Also where a first read
 * of the session failed, for the further ones.
 * LANGUAGES, the tags of `src/messages/*.json` but English, is filled in by the build.
 */

import { makePlace } from './place.js';
import init, { mount } from './telesales-toolbar-element.js';

/** Promises of texts by their URL, and texts by all the URLs they came from: whoever inserts the toolbar again has the same. */
const fetched = new Map();
const mixed = new Map();

/** The nearest `lang`, as HTML inherits it: also from around the shadow roots the element is in. */
const languageAround = (node) => {
  const { lang } = node.closest('[lang]') ?? {};
  const around = node.getRootNode().host;
  return lang ?? (around ? languageAround(around) : '');
};

/** The language there is for a BCP 47 tag: that very one, else the first of the language, which is the one without a region. */
const languageFor = (tag) => {
  const wanted = tag.toLowerCase().replace('_', '-');
  const primary = wanted.split('-')[0].replace(/^n[no]$/, 'nb');
  const ofLanguage = LANGUAGES.filter((known) => known.split('-')[0] === primary);
  return ofLanguage.find((known) => known.toLowerCase() === wanted) ?? ofLanguage[0];
};

/** The toolbar has words without them: those that cannot be had, or not soon, are left out, and the browser says so. */
const PATIENCE_MS = 5000;

const fetchTexts = (url) => {
  if (!fetched.has(url)) {
    const texts = fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then((response) => response.json());
    fetched.set(url, texts);
    texts.catch(() => fetched.delete(url));
  }
  return fetched.get(url).catch(() => undefined);
};

/** The texts over English: those of the language there is, and the store's own over them. */
const textsFor = async (host) => {
  const locale = host.getAttribute('locale')?.trim() || languageAround(host) || 'en';
  const own = host.getAttribute('messages')?.trim();
  const language = languageFor(locale);
  const urls = [];
  if (language) urls.push(new URL(`telesales-toolbar.${language}.json`, import.meta.url).href);
  if (own) urls.push(own.replaceAll('{lang}', encodeURIComponent(locale)));
  const all = (await Promise.all(urls.map(fetchTexts))).filter(Boolean);
  if (!all.length) return undefined;
  const key = [locale, ...urls, all.length].join(' ');
  if (!mixed.has(key)) mixed.set(key, Object.assign({}, ...all, { lang: language ?? locale }));
  return mixed.get(key);
};

/**
 * Makes up to three further attempts within 15 seconds if what went wrong may pass, none while there is no connection. A
 * status comes as the response that has it.
 */
export const retry = async (attempt, error, isWanted) => {
  const begin = Date.now();
  for (const pause of [500, 1000, 2000]) {
    const { status, headers } = error;
    const mayPass = status ? /408|425|429|5../.test(status) : error instanceof TypeError;
    const wait = headers?.get('retry-after');
    const delay = Math.max(pause * (1 + Math.random() / 2), wait * 1000 || Date.parse(wait) - Date.now() || 0);
    if (!mayPass || Date.now() - begin + delay > 15000) break;
    do await new Promise((resolve) => setTimeout(resolve, delay));
    while (isWanted() && !navigator.onLine);
    if (!isWanted()) break;
    try {
      return await attempt();
    } catch (again) {
      error = again;
    }
  }
  throw error;
};

/** What stands behind the script's name after a trap, and so behind the WASM's: a stack trace then tells which one it was. */
const GENERATION = /\?*$/.exec(import.meta.url)[0];
let wasm;

/** Whether nothing of this WASM may be called (again): it did not start, or it has trapped and is in no known state. */
export let isBroken = false;

/** Fetches the WASM once for all elements. The glue keeps also what did not start, so the next attempt is another module's. */
const fetchWasm = () =>
  (wasm ??= init({ module_or_path: new URL(`telesales-toolbar-element_bg.wasm${GENERATION}`, import.meta.url) }).catch((error) => {
    isBroken = true;
    throw error;
  }));

/** The places of the toolbars of this WASM, by their elements. */
const mounted = new Map();

/** Takes it out of the list first, so that no trap on the way comes back to it. */
const leave = (host, unmount) => {
  const place = mounted.get(host);
  mounted.delete(host);
  unmount?.();
  place?.leave();
  for (const other of mounted.values()) other.look();
};

const onError = ({ error, reason = error }) => {
  const isOurs = reason instanceof WebAssembly.RuntimeError && reason.stack.includes(`element_bg.wasm${GENERATION}:`);
  if (!isOurs || isBroken) return;
  isBroken = true;
  for (const host of mounted.keys()) {
    leave(host);
    host.crash();
  }
};

addEventListener('error', onError);
addEventListener('unhandledrejection', onError);

/** Calls into the WASM; a trap is everybody's who is mounted. */
const guarded = (call) => {
  try {
    return call();
  } catch (error) {
    onError({ error });
    throw error;
  }
};

/** What gives the bar the names that VTEX's own has; fetched where a store asks for it. */
const fetchCompatibility = async (host) => {
  const kind = host.getAttribute('compat');
  if (kind === null) return undefined;
  const { prepare } = await import(new URL('telesales-toolbar-compat.js', import.meta.url));
  return prepare(host, kind.trim().toLowerCase());
};

/** Fetches what a toolbar in this element needs; gives what draws it, at once. */
export const prepare = async (host) => {
  const [texts, names] = await Promise.all([textsFor(host), fetchCompatibility(host), fetchWasm()]);
  return (root, session, sent) => {
    const place = makePlace(host, root, names);
    mounted.set(host, place);
    const toolbar = guarded(() => mount(host, place.element, session, sent, texts, place.isMinimised));
    return {
      get state() {
        return guarded(() => toolbar.state);
      },
      impersonate: (email) => guarded(() => toolbar.impersonate(email)),
      stop: () => guarded(() => toolbar.stop()),
      end() {
        leave(host, () => {
          try {
            guarded(() => toolbar.unmount());
            toolbar.free();
          } catch {
            // It trapped while it was taken away, which the others have been told.
          }
        });
      },
    };
  };
};
