// Whatever a page complains about fails the test, unless the test declared it, word for word and as often as it comes.
import { expect } from "@playwright/test";

/** What the element says once where its files could not be had; why, each browser says in its own words. */
export const NOT_LOADED = "telesales-toolbar: not-loaded";

const FAILED_RESOURCE = /^Failed to load resource: the server responded with a status of (\d+)/;

export class Complaints {
  /** The texts of all console messages, complaints or not. */
  console = [];
  /** What was forbidden by a page's content security policy: `{ directive, blocked }`. */
  breaches = [];
  #context;
  #heard = [];
  #declared = [];

  constructor(context, baseURL) {
    this.#context = context;
    context.on("console", (message) => {
      this.console.push(message.text());
      if (["error", "warning", "assert"].includes(message.type())) this.#heard.push(wording(message));
    });
    // Firefox tells of a refused request in its own console only, which is not the page's.
    if (isFirefox(context)) {
      context.on("response", (response) => {
        if (response.status() >= 400) this.#heard.push(refusal(response.status(), response.url()));
      });
    }
    context.on("weberror", (event) => this.#heard.push(`uncaught: ${event.error().stack}`));
    context.on("dialog", async (dialog) => {
      this.#heard.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(baseURL).origin) this.#heard.push(`request to ${origin}`);
    });
  }

  /** The console tells of most breaches too, but in Chromium not of WASM, and in Firefox of none. */
  hearOfBreach({ directive, blocked }) {
    this.breaches.push({ directive, blocked });
    this.#heard.push(`breach of ${directive}: ${blocked}`);
  }

  /** A complaint that the test's own fault brings about, and how often. A refused request reads `403 /api/sessions`. */
  declare(text, times = 1) {
    this.#declared.push(...Array(times).fill(text));
  }

  async areThoseDeclared() {
    await expect.poll(() => this.#heard.length, { message: "complaints" }).toBeGreaterThanOrEqual(this.#declared.length);
    // A page tells things in their order: after this it has told what it had to complain about.
    await Promise.allSettled(this.#context.pages().map((page) => page.evaluate(() => new Promise(setTimeout))));
    expect(this.#heard.toSorted(), "complaints of the page").toEqual(this.#declared.toSorted());
  }
}

function wording(message) {
  const [, status] = FAILED_RESOURCE.exec(message.text()) ?? [];
  if (status) return refusal(status, message.location().url);
  return message.text().startsWith(`${NOT_LOADED}: `) ? NOT_LOADED : message.text();
}

const refusal = (status, url) => `${status} ${new URL(url).pathname}`;

export const isFirefox = (context) => context.browser().browserType().name() === "firefox";
