import { RefObject, useEffect } from 'react'

import { Toolbar } from './vtexBar'

type Namespace = { [key: string]: { value?: unknown } | undefined }

/** What VTEX's runtime has for the page's scripts: its own first request of the session, under way or answered. */
interface Announced {
  sessionPromise?: PromiseLike<Answer | undefined>
}

interface Answer {
  response?: { namespaces?: { [name: string]: Namespace | undefined } }
}

/** Whether the answer may be an operator's. One without the session in it says nothing of that. */
const maySayOperator = (answer: Answer | undefined) => {
  const namespaces = answer?.response?.namespaces
  if (!namespaces) return true
  // Session booleans are texts, and "false" is one.
  const mayImpersonate = /^true$/i.test(String(namespaces.impersonate?.canImpersonate?.value))
  return mayImpersonate || Boolean(namespaces.authentication?.adminUserEmail?.value)
}

/**
 * Has the toolbar look at the session once more after VTEX's own script has written it: a log-in in VTEX's admin may enter the
 * session with that only. What the answer shows to be a shopper's is not asked for again.
 */
export const useAnnouncedSession = (toolbar: RefObject<Toolbar>) => {
  useEffect(() => {
    const { __RENDER_8_SESSION__: announced } = window as Window & { __RENDER_8_SESSION__?: Announced }
    let isHere = true
    const look = (answer?: Answer) => {
      const element = toolbar.current
      if (!isHere || !element || element.state?.operator || !maySayOperator(answer)) return
      // The element's script may come after the session.
      void customElements.whenDefined(element.localName).then(() => isHere && element.refresh?.())
    }
    // Of a request that failed the runtime tells by itself.
    announced?.sessionPromise?.then(look, () => undefined)
    return () => {
      isHere = false
    }
  }, [toolbar])
}
