import { products } from "../api.js";
import { h } from "../dom.js";
import { productCards } from "./product-cards.js";

const USUAL_NUMBER = 8;

/** @returns {import("../router.js").Page} */
export const productList = () => ({
  title: "Products",
  content: [
    h("h1", {}, "Products"),
    h("h2", { class: "visually-hidden" }, "All products"),
    productCards(products(), USUAL_NUMBER),
  ],
});
