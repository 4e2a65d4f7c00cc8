// npm `isomorphic-unfetch`, by which FastStore's API asks VTEX: Node's own `fetch`, with the mock in place of VTEX.
const VTEX = "https://demostore.vtexcommercestable.com.br";

/** What was asked: `{ method, path, search, cookie }`. */
export const requests = [];

export default async (url, init) => {
  const { origin, pathname, search } = new URL(url);
  if (origin !== VTEX) throw new Error(`FastStore's API asks ${origin}, which is not the store's`);
  requests.push({ method: init.method, path: pathname, search, cookie: init.headers.cookie });
  return fetch(`http://127.0.0.1:${process.env.TELESALES_STORE_PORT}${pathname}${search}`, init);
};
