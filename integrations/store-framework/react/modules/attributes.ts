/** What can be chosen in the theme's blocks or in Site Editor; store/interfaces.json says the same. */
export interface Choices {
  theme?: 'auto' | 'light' | 'dark'
  position?: 'fixed' | 'sticky' | 'static'
  frame?: boolean
  transport?: 'both' | 'api' | 'cookie'
  reload?: 'auto' | 'none'
  compat?: '' | 'vtex' | 'portal'
  hideOn?: string
  ordersUrl?: string
  customerSearch?: string
  link?: 'off' | 'ask'
  card?: string
  limit?: number
  idle?: number
  warn?: number
  messages?: string
  shortcut?: string
  timeoutMs?: number
  sessionUrl?: string
}

/** What the runtime knows of the page. */
export interface Surroundings {
  rootPath?: string
  culture: { locale: string }
  binding?: { id: string }
}

type Name =
  | 'session-url'
  | 'orders-url'
  | 'locale'
  | 'theme'
  | 'position'
  | 'transport'
  | 'reload'
  | 'compat'
  | 'hide-on'
  | 'customer-search'
  | 'link'
  | 'card'
  | 'limit'
  | 'idle'
  | 'warn'
  | 'messages'
  | 'shortcut'
  | 'timeout-ms'
  | 'frame'

export type Attributes = { [name in Name]?: string }

/** React leaves out an attribute that is undefined. Site Editor keeps a field that was emptied as an empty text. */
const unlessEmpty = (value?: string | number) => (value ? String(value) : undefined)

/** VTEX's own storefront names the binding in this way when it opens the session. */
const sessionUrlOf = (rootPath: string, binding?: { id: string }) =>
  `${rootPath}/api/sessions${binding ? `?__bindingId=${encodeURIComponent(binding.id)}` : ''}`

/** The element's attributes: what was chosen, and else what follows from the binding. */
export const attributesOf = (choices: Choices, { rootPath, culture, binding }: Surroundings): Attributes => {
  const root = (rootPath ?? '').replace(/\/+$/, '')
  return {
    'session-url': unlessEmpty(choices.sessionUrl) ?? sessionUrlOf(root, binding),
    'orders-url': unlessEmpty(choices.ordersUrl) ?? `${root}/account#/orders`,
    locale: unlessEmpty(culture.locale),
    theme: unlessEmpty(choices.theme),
    position: unlessEmpty(choices.position) ?? 'fixed',
    transport: unlessEmpty(choices.transport),
    reload: unlessEmpty(choices.reload),
    compat: unlessEmpty(choices.compat),
    'hide-on': unlessEmpty(choices.hideOn),
    'customer-search': unlessEmpty(choices.customerSearch),
    link: unlessEmpty(choices.link),
    card: unlessEmpty(choices.card),
    limit: unlessEmpty(choices.limit),
    idle: unlessEmpty(choices.idle),
    warn: unlessEmpty(choices.warn),
    messages: unlessEmpty(choices.messages),
    shortcut: unlessEmpty(choices.shortcut),
    'timeout-ms': unlessEmpty(choices.timeoutMs),
    frame: choices.frame ? '' : undefined,
  }
}
