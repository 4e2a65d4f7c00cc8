/** The element, for React 16, which hands on attributes only: a boolean would become the text "true" or "false". */
declare namespace JSX {
  interface IntrinsicElements {
    'telesales-toolbar': import('../modules/attributes').Attributes & {
      ref?: import('react').Ref<import('../modules/vtexBar').Toolbar>
      dangerouslySetInnerHTML?: { __html: string }
      suppressHydrationWarning?: boolean
    }
  }
}

/** The builder writes `vendor.name@version` here, for a linked app with a `+build…` behind it. */
declare const process: { env: { VTEX_APP_ID?: string } }

/** TypeScript 3.9 does not know constructed style sheets. */
interface Document {
  adoptedStyleSheets: CSSStyleSheet[]
}

interface CSSStyleSheet {
  replaceSync(text: string): void
}
