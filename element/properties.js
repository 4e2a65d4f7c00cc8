/**
 * Each attribute is a property, too, by its name in camelCase. Frameworks that look whether there is one set it in place of the
 * attribute, and Solid sets nothing else. Nobody but an operator has a use for them, so they come with the operator's scripts;
 * what was set before is on the element itself until then.
 */

/** Those whose properties are numbers. */
const NUMBERS = ['timeout-ms', 'limit', 'idle', 'warn'];

/** What begins a toolbar anew. */
export const ATTRIBUTES = [
  'transport',
  'hide-on',
  'reload',
  'locale',
  'messages',
  'orders-url',
  'customer-search',
  'card',
  'cart',
  'link',
  'shortcut',
  'compat',
  ...NUMBERS,
];

/** With another Session Manager, of which the element hears itself, and what is the style sheet's. */
const NAMES = [...ATTRIBUTES, 'session-url', 'credentials', 'theme', 'position', 'frame'];

const camelCased = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The style sheet has it likewise: a framework may have written what it was given. */
const isFalse = (value) => /^false$/i.test(value);

const read = (host, name) => {
  const value = host.getAttribute(name);
  if (name === 'frame') return value !== null && !isFalse(value);
  return NUMBERS.includes(name) && value !== null ? +value : value;
};

/** Frameworks take an attribute away by null, undefined or false. The empty text is a yes, as it is in HTML. */
const write = (host, name, value) => {
  if (value === null || value === undefined || isFalse(value)) host.removeAttribute(name);
  else host.setAttribute(name, value === true ? '' : value);
};

const define = (prototype, property, name) =>
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return read(this, name);
    },
    set(value) {
      write(this, name, value);
    },
  });

/**
 * Gives the element's class its properties, and lets them have what the element was given before. Another `sessionUrl` or
 * `credentials` begins the toolbar anew, as the attribute does: nobody knows which one the read under way has gone by.
 */
export const takeProperties = (host) => {
  const prototype = Object.getPrototypeOf(host);
  for (const name of NAMES) {
    const property = camelCased(name);
    if (!(property in prototype)) define(prototype, property, name);
    if (!Object.hasOwn(host, property)) continue;
    const value = host[property];
    delete host[property];
    host[property] = value;
  }
};
