/** The demo store's page: the header and footer of index.html come to life, and the router fills the rest. */

import { startRouter } from "./router.js";

const SWITCH = "full-page-loads";

const main = document.getElementById("main");
const logIn = document.getElementById("log-in");
const fullPageLoads = document.getElementById(SWITCH);

fullPageLoads.checked = sessionStorage.getItem(SWITCH) === "on";
fullPageLoads.addEventListener("change", () => {
  sessionStorage.setItem(SWITCH, fullPageLoads.checked ? "on" : "off");
});

startRouter({
  main,
  staysInPage: () => !fullPageLoads.checked,
  onNavigate() {
    const here = location.pathname + location.search + location.hash;
    logIn.href = `/mock/log-in?return=${encodeURIComponent(here)}`;
    for (const link of document.querySelectorAll(".site-nav a")) {
      if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  },
});
