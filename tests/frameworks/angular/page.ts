// Angular: attributes by their names and by `attr.`, properties in brackets, events in parentheses.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { wordsOf } from "../words.js";

@Component({
  selector: "store-page",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (view() !== "Checkout") {
      <telesales-toolbar reload="none" session-url="/api/sessions?of=page" [ordersUrl]="orders" [attr.theme]="theme()" [locale]="locale()"
        [frame]="frame()" (telesales-ready)="hear($event)" (telesales-change)="hear($event)"></telesales-toolbar>
    }
    @for (next of ["Lamps", "Pots", "Checkout"]; track next) { <button (click)="view.set(next)">{{ next }}</button> }
    <button (click)="theme.set('dark')">Dark</button>
    <button (click)="locale.set('es')">Español</button>
    <button (click)="frame.set(!frame())">Frame</button>
    <main>{{ view() }}</main>
    <output>{{ heard().join(" ") }}</output>
  `,
})
export class Page {
  view = signal("Lamps");
  theme = signal("light");
  locale = signal("en");
  frame = signal(false);
  heard = signal<string[]>([]);
  orders = "/my/orders";

  hear = (event: Event) => this.heard.update((heard) => [...heard, wordsOf(event)]);
}
