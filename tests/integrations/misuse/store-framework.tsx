// What a theme's block may not ask for. A line that would compile all the same fails the build.
import React from 'react'

import TelesalesToolbar from '../../../integrations/store-framework/react/TelesalesToolbar'

export const fine = <TelesalesToolbar theme="dark" transport="cookie" compat="vtex" frame timeoutMs={3000} />

// @ts-expect-error there is no such transport
export const transport = <TelesalesToolbar transport="pigeon" />

// @ts-expect-error a text is no number of milliseconds
export const timeout = <TelesalesToolbar timeoutMs="3000" />

// @ts-expect-error React 16 would write frame="true", and frame="false" too
export const frame = <telesales-toolbar frame />

// @ts-expect-error the element has no such attribute
export const typo = <telesales-toolbar orders="/account" />
