import { RefObject, useEffect } from 'react'

/** What the element gives; nothing until its script has come. */
export interface Toolbar extends HTMLElement {
  state?: { operator: string | null }
  refresh?: () => void
}

/** After each of these the toolbar may have come or gone. */
const READY = 'telesales-ready'
const EVENTS = [READY, 'telesales-change', 'telesales-error']

/** Whatever has these names outside of our element, which has them too where `compat` asks for it. */
const HIDING =
  ':is(.vtex-telemarketing-2-x-wrapper, .vtex-telemarketing-2-x-container):not(telesales-toolbar *) { display: none !important }'

/** The toolbars that are there; the sheet is there as long as any of them is. */
const present = new Set<Toolbar>()
let sheet: CSSStyleSheet | undefined

const adopt = () => {
  // A browser without them is older than those the toolbar is for, and keeps VTEX's bar.
  if (!('adoptedStyleSheets' in document)) return
  const others = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
  if (present.size && !sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(HIDING)
  }
  document.adoptedStyleSheets = present.size && sheet ? [...others, sheet] : others
}

/**
 * Hides VTEX's own bar while the toolbar knows an operator, and no longer: an operator whose toolbar could not be fetched, or
 * broke, has VTEX's. A constructed style sheet is what a strict content security policy lets through.
 */
export const useInsteadOfVtexBar = (toolbar: RefObject<Toolbar>, isWanted: boolean) => {
  useEffect(() => {
    const element = toolbar.current
    if (!element || !isWanted) return undefined
    const look = (event?: Event) => {
      // When it says that it is ready it has not come to tell its state yet.
      if (event?.type === READY || element.state?.operator) present.add(element)
      else present.delete(element)
      adopt()
    }
    const leave = () => {
      for (const event of EVENTS) element.removeEventListener(event, look)
      present.delete(element)
      adopt()
    }
    for (const event of EVENTS) element.addEventListener(event, look)
    // It may have come before the page was hydrated.
    look()
    return leave
  }, [toolbar, isWanted])
}
