// What a test adds to the style sheets of the store.

/** The style sheet of each page goes on with this. */
export const storeIsStyledBy = (store, css) =>
  store.context.route("**/demo/theme.css", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  });

/** The page that is open has a sheet more: no `<style>` element, which its policy forbids. */
export const pageIsStyledBy = (store, css) =>
  store.page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, css);
