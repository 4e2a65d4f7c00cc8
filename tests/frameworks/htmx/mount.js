import "htmx.org";
import { wordsOf } from "../words.js";

window.show = (event) => document.querySelector("output").append(`${wordsOf(event)} `);
