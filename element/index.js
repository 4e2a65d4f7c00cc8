/** What a bundler's user imports: does nothing by itself, and nothing at all where there are no elements, as on a server. */

import { TelesalesToolbar } from './telesales-toolbar.js';

export { TelesalesToolbar };

/** Gives `<telesales-toolbar>`, or an element of another name, its meaning, unless that name has one. */
export const define = (name = 'telesales-toolbar') => {
  const { customElements } = globalThis;
  if (customElements && !customElements.get(name)) customElements.define(name, TelesalesToolbar);
};
