import type { TelesalesToolbarAttributes } from '../typings/telesales-toolbar'

/** What editors choose in the CMS; cms/faststore says the same. A field that was emptied is an empty text. */
interface Props {
  theme?: 'auto' | 'light' | 'dark'
  position?: 'sticky' | 'fixed' | 'static'
  frame?: boolean
  transport?: 'both' | 'api' | 'cookie'
  reload?: 'auto' | 'none'
  hideOn?: string
  ordersUrl?: string
  customerSearch?: string
  link?: 'off' | 'ask'
  card?: string
  limit?: number
  idle?: number
  warn?: number
  messages?: string
  sessionUrl?: string
}

const number = (value?: number) => (value ? String(value) : undefined)

/** React leaves out what is undefined; true and false would be written as texts by React 18. */
const attributesOf = (props: Props): TelesalesToolbarAttributes => ({
  'session-url': props.sessionUrl || undefined,
  'orders-url': props.ordersUrl || undefined,
  theme: props.theme || undefined,
  position: props.position || undefined,
  transport: props.transport || undefined,
  reload: props.reload || undefined,
  'hide-on': props.hideOn || undefined,
  'customer-search': props.customerSearch || undefined,
  link: props.link || undefined,
  card: props.card || undefined,
  limit: number(props.limit),
  idle: number(props.idle),
  warn: number(props.warn),
  messages: props.messages || undefined,
  frame: props.frame ? '' : undefined,
})

/** Draws nothing and takes no space until an operator is logged in. Its script is in src/scripts/ThirdPartyScripts.tsx. */
export default function TelesalesToolbar(props: Props) {
  return <telesales-toolbar {...attributesOf(props)} />
}
