/** What a page includes: gives `<telesales-toolbar>` its meaning. A page that includes it twice keeps the first. */

import { TelesalesToolbar } from './telesales-toolbar.js';

if (!customElements.get('telesales-toolbar')) customElements.define('telesales-toolbar', TelesalesToolbar);
