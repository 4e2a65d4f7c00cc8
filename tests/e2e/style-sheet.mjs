// What a test adds to the style sheet of the store.

/** The style sheet of each page goes on with this. */
export const storeIsStyledBy = (store, css) =>
  store.context.route("**/demo/theme.css", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  });
