/** What this app uses of VTEX's runtime. `vtex setup --typings` fetches all of it. */
declare module 'vtex.render-runtime' {
  import { ComponentType } from 'react'

  interface Runtime {
    /** The path of the binding, such as `/es`; absent, empty or `/` where the binding is at the host's root. */
    rootPath?: string
    culture: { locale: string }
    /** Absent in stores that were never given bindings. */
    binding?: { id: string; canonicalBaseAddress: string }
  }

  export function useRuntime(): Runtime

  /** react-helmet 5; attributes without a value are left out. */
  export const Helmet: ComponentType<{ script?: Array<Record<string, string | boolean>> }>
}
