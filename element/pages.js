/** On which pages there is a bar: the element script, which has no room for patterns, goes by what this leaves it. */

/** By what the next page finds it. The element script spells the name, too. */
export const SHOWN = 'telesalesShown';

/** The segments of a path, or of a fragment; `ends` are the signs that end one besides the slash. */
const segments = (text, ends) => {
  const end = `(/+|(?![^${ends}]))`;
  const one = (name) => (name === '*' ? `[^/${ends}]+` : name.replace(/\W/g, '\\$&')) + end;
  const names = text.split('?')[0].match(/[^/]+/g) ?? [];
  return names.map((name) => (name === '**' ? `(${one('*')})*` : one(name))).join('');
};

const without = (pattern) => {
  const [path, fragment] = pattern.split(/#(.*)/);
  const rest = fragment === undefined ? '' : `(\\?[^#]*)?(#+/*|$)${segments(fragment, '?')}`;
  return `(?!\\w+://[^/]*/+${segments(path, '?#')}${rest})`;
};

/**
 * The text of a regular expression, case aside, for the addresses of the pages with a bar; `hidden` are the patterns of those
 * without, as `hide-on` has them. What they mean is said in core/src/pages.rs.
 */
export const shownOn = (hidden) => `^${(hidden.match(/\S+/g) ?? []).map(without).join('')}`;
