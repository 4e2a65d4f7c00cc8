import { define } from './telesales-toolbar.js';

define();
