/** What a bundler's user imports: does nothing by itself, and nothing at all where there are no elements, as on a server. */

import { TelesalesToolbar } from './telesales-toolbar.js';

export { TelesalesToolbar };

/**
 * Gives `<telesales-toolbar>`, or an element of another name, its meaning, unless that name has one; in the whole page, or where
 * a registry of the page's own (a scoped one) holds.
 */
export const define = (name = 'telesales-toolbar', registry = globalThis.customElements) => {
  if (registry && !registry.get(name)) registry.define(name, TelesalesToolbar);
};
