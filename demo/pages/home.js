import { products } from "../api.js";
import { h } from "../dom.js";
import { branch } from "../pictures.js";
import { productCards } from "./product-cards.js";

const FAVOURITES = 4;

/** @returns {import("../router.js").Page} */
export const home = () => ({
  title: "Home",
  content: [
    h(
      "div",
      { class: "hero" },
      h(
        "div",
        { class: "hero-text" },
        h("h1", {}, "Good coffee, made at home"),
        h("p", {}, "Pots, grinders and kettles that can be repaired, handed down, and used every morning."),
        h("a", { class: "button", href: "/products" }, "See all products"),
      ),
      branch(),
    ),
    h("h2", {}, "Favourites"),
    productCards(
      products().then((all) => all.slice(0, FAVOURITES)),
      FAVOURITES,
    ),
    h("h2", {}, "Try the telesales toolbar"),
    h(
      "ol",
      { class: "steps" },
      h(
        "li",
        {},
        "Follow ",
        h("em", {}, "Become operator, shopper or visitor"),
        " at the foot of the page, and come back as an operator. The toolbar appears on top.",
      ),
      h("li", {}, "Choose ", h("em", {}, "Log in as"), " in the toolbar and enter a customer's e-mail."),
      h("li", {}, "The prices on this page and the cart are now that customer's."),
    ),
  ],
});
