// What a section may not ask for. A line that would compile all the same fails the build.
import TelesalesToolbar from '../../../integrations/faststore/src/components/TelesalesToolbar'

export const fine = <TelesalesToolbar theme="dark" transport="cookie" reload="none" frame />

// @ts-expect-error there is no such transport
export const transport = <TelesalesToolbar transport="pigeon" />

// @ts-expect-error React 18 would write frame="true"
export const frame = <telesales-toolbar frame />

// @ts-expect-error the element has no such attribute
export const typo = <telesales-toolbar orders="/account" />
