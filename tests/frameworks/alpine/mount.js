import Alpine from "alpinejs";
import { wordsOf } from "../words.js";

window.wordsOf = wordsOf;
Alpine.start();
