import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type Name =
  | 'session-url'
  | 'credentials'
  | 'transport'
  | 'hide-on'
  | 'reload'
  | 'locale'
  | 'messages'
  | 'orders-url'
  | 'timeout-ms'
  | 'customer-search'
  | 'card'
  | 'cart'
  | 'link'
  | 'limit'
  | 'idle'
  | 'warn'
  | 'shortcut'
  | 'theme'
  | 'position'
  | 'compat'

/** A boolean attribute is there with an empty text, or is not there. */
export type TelesalesToolbarAttributes = { [name in Name]?: string } & { frame?: '' }

type Toolbar = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & TelesalesToolbarAttributes

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'telesales-toolbar': Toolbar
    }
  }
}
