// Lit: attributes by their names, booleans also by `?`, properties by `.`, events by `@`.
import { html, LitElement } from "lit";
import { wordsOf } from "../words.js";

class StorePage extends LitElement {
  static properties = { view: {}, theme: {}, locale: {}, frame: {}, heard: {} };

  constructor() {
    super();
    Object.assign(this, { view: "Lamps", theme: "light", locale: "en", frame: false, heard: [] });
  }

  hear = (event) => (this.heard = [...this.heard, wordsOf(event)]);

  render = () => html`
    ${this.view === "Checkout"
      ? ""
      : html`<telesales-toolbar reload="none" session-url="/api/sessions?of=page" .ordersUrl=${"/my/orders"} theme=${this.theme}
          locale=${this.locale} frame=${this.frame} @telesales-ready=${this.hear} @telesales-change=${this.hear}></telesales-toolbar>`}
    ${["Lamps", "Pots", "Checkout"].map((next) => html`<button @click=${() => (this.view = next)}>${next}</button>`)}
    <button @click=${() => (this.theme = "dark")}>Dark</button>
    <button @click=${() => (this.locale = "es")}>Español</button>
    <button @click=${() => (this.frame = !this.frame)}>Frame</button>
    <main>${this.view}</main>
    <output>${this.heard.join(" ")}</output>
  `;
}

customElements.define("store-page", StorePage);
document.getElementById("page").append(document.createElement("store-page"));
