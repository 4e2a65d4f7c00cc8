/** Where the files of pkg/ are hosted together; see the README for where that may be. */
const SCRIPT_URL = 'https://static.example.com/telesales-toolbar/telesales-toolbar.js'

/** The bar's place is to be there before anything is painted. React's types of a script do not know it yet. */
const BLOCKING = { blocking: 'render' }

/** FastStore puts this into the head of each page. */
const ThirdPartyScripts = () => <script type="module" async crossOrigin="anonymous" src={SCRIPT_URL} {...BLOCKING} />

export default ThirdPartyScripts
