import { define } from "/telesales-toolbar/index.js";

define("store-telesales");
// What is taken is left as it is.
define("store-telesales");
