import TelesalesToolbar from './TelesalesToolbar'

/** The store's own sections, by the names they have in the CMS. */
export default { TelesalesToolbar }
