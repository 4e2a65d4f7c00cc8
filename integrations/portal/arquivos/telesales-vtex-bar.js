/**
 * Hides the portal's own call centre bar while the toolbar knows an operator, and no longer: an operator whose toolbar could
 * not be fetched, or broke, has VTEX's. With compat="portal" ours has the same names, within its element.
 */
(() => {
  const READY = 'telesales-ready';
  const HIDING = ':is(#vtex-callcenter, .cc-toolbar):not(telesales-toolbar *) { display: none !important }';
  let sheet;

  const hide = (isThere) => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(HIDING);
    }
    const others = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    document.adoptedStyleSheets = isThere ? [...others, sheet] : others;
  };

  const look = (toolbar, type) => hide(type === READY || Boolean(toolbar?.state?.operator));

  // A browser without constructed style sheets is older than those the toolbar is for, and keeps VTEX's bar.
  if (!('adoptedStyleSheets' in document)) return;
  for (const type of [READY, 'telesales-change', 'telesales-error']) {
    document.addEventListener(type, ({ target }) => look(target, type));
  }
  // It may have come before this script.
  look(document.querySelector('telesales-toolbar'));
})();
