// VTEX's `vtex.render-runtime`, as far as the app uses it: the runtime that the page carries, and react-helmet itself.
export { Helmet } from "react-helmet";

export const useRuntime = () => globalThis.__RUNTIME__;
