/**
 * What is fetched once an operator is likely: the WASM, and the texts in the language of the page.
 * LANGUAGES, the tags of `src/messages/*.json` but English, is filled in by the build.
 */

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

/** The elements with a toolbar of this WASM. */
const mounted = new Set();

const onError = ({ error, reason = error }) => {
  const isOurs = reason instanceof WebAssembly.RuntimeError && reason.stack.includes(`element_bg.wasm${GENERATION}:`);
  if (!isOurs || isBroken) return;
  isBroken = true;
  for (const host of mounted) host.crash();
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

/** Fetches what a toolbar in this element needs; gives what draws it, at once. */
export const prepare = async (host) => {
  const [texts] = await Promise.all([textsFor(host), fetchWasm()]);
  return (root, session, sent) => {
    mounted.add(host);
    const toolbar = guarded(() => mount(host, root, session, sent, texts));
    return {
      get state() {
        return guarded(() => toolbar.state);
      },
      impersonate: (email) => guarded(() => toolbar.impersonate(email)),
      stop: () => guarded(() => toolbar.stop()),
      end() {
        mounted.delete(host);
        try {
          guarded(() => toolbar.unmount());
          toolbar.free();
        } catch {
          // It trapped while it was taken away, which the others have been told.
        }
      },
    };
  };
};
