import type { TelesalesToolbarAttributes } from '../typings/telesales-toolbar'

/** What editors choose in the CMS; cms/faststore says the same. A field that was emptied is an empty text. */
interface Props {
  theme?: 'auto' | 'light' | 'dark'
  position?: 'sticky' | 'fixed' | 'static'
  frame?: boolean
  transport?: 'both' | 'api' | 'cookie'
  after?: 'reload' | 'none'
  hideOn?: string
  ordersUrl?: string
  messages?: string
  sessionUrl?: string
}

/** Every node has a method `after`, so React 19 would set a property where an attribute is wanted, and hide the method. */
const setAfter = (value: string | undefined) => (element: HTMLElement | null) => {
  if (!element || !value) return
  if (Object.hasOwn(element, 'after')) delete (element as { after?: unknown }).after
  element.setAttribute('after', value)
}

/** React leaves out what is undefined; true and false would be written as texts by React 18. */
const attributesOf = (props: Props): TelesalesToolbarAttributes => ({
  'session-url': props.sessionUrl || undefined,
  'orders-url': props.ordersUrl || undefined,
  theme: props.theme || undefined,
  position: props.position || undefined,
  transport: props.transport || undefined,
  after: props.after || undefined,
  'hide-on': props.hideOn || undefined,
  messages: props.messages || undefined,
  frame: props.frame ? '' : undefined,
})

/** Draws nothing and takes no space until an operator is logged in. Its script is in src/scripts/ThirdPartyScripts.tsx. */
export default function TelesalesToolbar(props: Props) {
  return <telesales-toolbar ref={setAfter(props.after)} {...attributesOf(props)} />
}
