// The compiler is for the page's own template, which nothing compiles before.
import "@angular/compiler";
import { bootstrapApplication } from "@angular/platform-browser";
import { Page } from "./page";

document.getElementById("page")!.replaceWith(document.createElement("store-page"));
bootstrapApplication(Page);
