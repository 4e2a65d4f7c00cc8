// Importing this defines <telesales-toolbar>; it has no exports of its own but the types.
export type * from './index.js';
