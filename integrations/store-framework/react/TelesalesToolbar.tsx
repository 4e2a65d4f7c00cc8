import React, { FunctionComponent, useRef } from 'react'
import { Helmet, useRuntime } from 'vtex.render-runtime'

import { attributesOf, Choices } from './modules/attributes'
import { ownScriptUrl } from './modules/scriptUrl'
import { useAnnouncedSession } from './modules/session'
import { Toolbar, useInsteadOfVtexBar } from './modules/vtexBar'

interface Props extends Choices {
  hidesVtexBar?: boolean
  scriptUrl?: string
}

/** A fixed bar takes no space of its own, so that it can be in any row of a theme and still be at the window's edge. */
const SPACE = { height: 'var(--telesales-toolbar-height, 0px)' }

/** Is drawn into by the element where `compat` is set, maybe before the page is hydrated: React must not look inside. */
const OUT_OF_REACT = { __html: '' }

const TelesalesToolbar: FunctionComponent<Props> = ({ hidesVtexBar = true, scriptUrl, ...choices }) => {
  const toolbar = useRef<Toolbar>(null)
  const attributes = attributesOf(choices, useRuntime())
  useInsteadOfVtexBar(toolbar, hidesVtexBar)
  useAnnouncedSession(toolbar)
  return (
    <>
      <Helmet
        script={[
          {
            type: 'module',
            async: true,
            // The bar's place is to be there before anything is painted.
            blocking: 'render',
            src: scriptUrl || ownScriptUrl(process.env.VTEX_APP_ID),
          },
        ]}
      />
      <telesales-toolbar
        ref={toolbar}
        {...attributes}
        dangerouslySetInnerHTML={OUT_OF_REACT}
        suppressHydrationWarning
      />
      {attributes.position === 'fixed' && <div style={SPACE} />}
    </>
  )
}

export default TelesalesToolbar
