// What stores of the legacy portal run for its toolbar: it waits for the toolbar among what is added, adds a button and classes of
// its own, and logs the shopper out of the store when the operator goes on to another customer.
(() => {
  const seen = { toolbars: 0, methods: [], nameless: [], changes: 0 };
  window.portalScripts = seen;

  /** Each of these has a name of the portal's from the moment it can be seen. */
  const NAMED = {
    ".telesales-bar": "#vtex-callcenter.cc-toolbar",
    ".telesales-attendant": ".cc-user",
    ".telesales-popover:has(form)": ".cc-impersonate",
    ".telesales-field": "#vtex-callcenter__customer-email-input",
    ".telesales-form .telesales-main": "#vtex-callcenter__customer-login-submit",
    ".telesales-stop:not([hidden])": "#impersonateButton.cc-btn-change",
  };

  const look = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE || !node.closest("telesales-toolbar")) return;
    for (const [what, name] of Object.entries(NAMED)) {
      for (const element of [node, ...node.querySelectorAll("*")]) {
        if (element.matches(what) && !element.matches(name)) seen.nameless.push(`${what} is not ${name}`);
      }
    }
    if (node.id !== "vtex-callcenter__toolbar") return;
    seen.toolbars += 1;
    seen.methods = Object.keys(window.cc ?? {});
    document.body.classList.add("has-operator");
    document.querySelector(".cc-user").classList.add("store-badge");
    document.getElementById("impersonateButton").parentElement.classList.add("store-menu");
  };

  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(look);
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener("click", ({ target }) => {
    if (target.closest("#impersonateButton.cc-btn-change")) seen.changes += 1;
  });
})();
