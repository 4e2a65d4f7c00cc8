import "@hotwired/turbo";
import { wordsOf } from "../words.js";

const show = (event) => document.querySelector("output").append(`${wordsOf(event)} `);
for (const type of ["telesales-ready", "telesales-change"]) document.addEventListener(type, show);
