/** The texts in the language of the page, and a store's own. */

import { all, inTime } from './own.js';
import { languages } from './languages.js';

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
  const ofLanguage = Object.keys(languages).filter((known) => known.split('-')[0] === primary);
  return ofLanguage.find((known) => known.toLowerCase() === wanted) ?? ofLanguage[0];
};

const PATIENCE_MS = 5000;

/**
 * The toolbar has words without them: those that cannot be had, or not soon, are left out, and the browser says so; so are
 * those that have not the integrity which a release writes behind the `#` of their URL.
 */
const fetchTexts = async (url) => {
  if (!fetched.has(url)) fetched.set(url, inTime(fetchJson(url), PATIENCE_MS));
  try {
    return await fetched.get(url);
  } catch {
    fetched.delete(url);
    return undefined;
  }
};

const fetchJson = async (url) => {
  const [address, integrity] = url.split('#');
  const response = await fetch(address, { integrity, signal: AbortSignal.timeout(PATIENCE_MS) });
  return response.json();
};

/** The texts over English: those of the language there is, and the store's own over them; undefined for English alone. */
export const textsFor = async (host) => {
  const locale = host.getAttribute('locale')?.trim() || languageAround(host) || 'en';
  const own = host.getAttribute('messages')?.trim();
  const language = languageFor(locale);
  const urls = [];
  if (language) urls.push(languages[language]().href);
  if (own) urls.push(own.replaceAll('{lang}', encodeURIComponent(locale)));
  const found = (await all(urls.map(fetchTexts))).filter(Boolean);
  if (!found.length) return undefined;
  const key = [locale, ...urls, found.length].join(' ');
  if (!mixed.has(key)) mixed.set(key, Object.assign({}, ...found, { lang: language ?? locale }));
  return mixed.get(key);
};
