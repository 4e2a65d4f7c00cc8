import { define } from "/telesales-toolbar/index.js";

const customElementRegistry = new CustomElementRegistry();
define("telesales-toolbar", customElementRegistry);
// What is taken there is left as it is, too.
define("telesales-toolbar", customElementRegistry);
const root = document.getElementById("store").attachShadow({ mode: "open", customElementRegistry });
root.append(document.createElement("telesales-toolbar", { customElementRegistry }));
