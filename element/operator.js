/**
 * What is fetched once an operator is likely: the WASM, and the texts in the language of the page.
 * LANGUAGES, the tags of `src/messages/*.json` but English, is filled in by the build.
 */

import init, { mount } from './telesales-toolbar-element.js';

/** Texts that were fetched, by the URLs they came from: a page that inserts the toolbar again asks for the same. */
const fetched = new Map();

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

/** Texts that cannot be had are left out, and the browser says so: the toolbar then has words all the same. */
const fetchTexts = async (url) => {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
};

/** The texts over English: those of the language there is, and the store's own over them. */
const textsFor = async (host) => {
  const locale = host.getAttribute('locale')?.trim() || languageAround(host);
  const own = host.getAttribute('messages')?.trim();
  const language = languageFor(locale);
  const urls = [];
  if (language) urls.push(new URL(`telesales-toolbar.${language}.json`, import.meta.url).href);
  if (own) urls.push(own.replaceAll('{lang}', encodeURIComponent(locale)));
  if (!urls.length) return undefined;
  const key = urls.join(' ');
  if (!fetched.has(key)) {
    const all = await Promise.all(urls.map(fetchTexts));
    fetched.set(key, Object.assign({}, ...all, { lang: language ?? (locale || 'en') }));
  }
  return fetched.get(key);
};

let wasm;

/** Fetches the WASM once for all elements; after a failure the next one tries again. */
const fetchWasm = () =>
  (wasm ??= init().catch((error) => {
    wasm = undefined;
    throw error;
  }));

/** Fetches what a toolbar in this element needs; gives what draws it, at once. */
export const prepare = async (host) => {
  const [texts] = await Promise.all([textsFor(host), fetchWasm()]);
  return (root, session, sent) => mount(host, root, session, sent, texts);
};
