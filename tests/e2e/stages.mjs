// Writes down all that the bar displays, each with what was true at that moment, and finds what was false.
import { JOAO, MARIA } from "./store.mjs";

/** Whom the bar means by a name; of a customer whose profile is late it knows the e-mail's local part. */
const CUSTOMERS = { "Maria Souza": MARIA, maria: MARIA, "João Lima": JOAO, joao: JOAO };

/**
 * All that the pages display from now on: `{ stage, name, told, truth }`. The stage is "none" where there is no bar, the name
 * is on the bar's button, what is told are the texts of the live region and the message. The truth is the session's:
 * `{ operator, inEffect }`, two e-mails or undefined, and only missing where a page is being left.
 */
export async function recordDisplays(store) {
  const displays = [];
  await store.context.exposeBinding("tellOfDisplay", (_, display) => displays.push(display));
  await store.context.addInitScript(record);
  return displays;
}

/** Runs in the page. */
function record() {
  /** By the mock's own page, which no fault strikes; the toolbar stands still while it is asked. */
  const truth = () => {
    const request = new XMLHttpRequest();
    request.open("GET", "/mock/log-in", false);
    try {
      request.send();
    } catch {
      return undefined;
    }
    // The page's policy lets nobody make a document of this text.
    const fact = (name) => new RegExp(`<dt>${name}</dt><dd>(<i>|<bdi>(.*?)</bdi>)`).exec(request.response)[2];
    return { operator: fact("Operator"), inEffect: fact("Customer in effect") };
  };

  customElements.whenDefined("telesales-toolbar").then(async () => {
    const element = document.querySelector("telesales-toolbar");
    // It begins in a microtask after it has come.
    for (let turn = 0; turn < 100 && !element.shadowRoot; turn++) await null;
    const { shadowRoot } = element;
    let last;
    const displayed = () => {
      const bar = shadowRoot.querySelector("section[data-stage]");
      if (!bar) return { stage: "none" };
      const text = (selector) => bar.querySelector(selector)?.textContent ?? "";
      const told = [text("[role=status]"), text("#telesales-message")];
      return { stage: bar.dataset.stage, name: text(".telesales-opener-name"), told };
    };
    const look = () => {
      const display = displayed();
      if (JSON.stringify(display) === last) return;
      last = JSON.stringify(display);
      window.tellOfDisplay({ ...display, truth: display.stage === "none" ? undefined : truth() });
    };
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(shadowRoot, everything);
    look();
  });
}

/** The stages one after the other, each as often as it was entered. */
export function stagesOf(displays) {
  return displays.map(({ stage }) => stage).filter((stage, at, stages) => stage !== stages[at - 1]);
}

/**
 * What was displayed and not true: a bar in a tab that never had an operator; a customer acted for who was not in effect;
 * nobody acted for while somebody was in effect, or no operator was there; and any such thing told in words.
 */
export function falsehoods(displays) {
  return displays.flatMap((display, at) => {
    if (!display.truth) return [];
    const hadOperator = displays.slice(0, at + 1).some(({ truth }) => truth?.operator);
    const before = displays[at - 1]?.told ?? [];
    const news = display.told.filter((text) => !before.includes(text));
    return [
      ...(hadOperator ? [] : ["a bar without an operator"]),
      ...falseStage(display),
      ...news.filter((text) => isFalse(text, display.truth)),
    ];
  });
}

function falseStage({ stage, name, truth }) {
  const { operator = "nobody", inEffect = "nobody" } = truth;
  if (stage === "acting" && CUSTOMERS[name] !== inEffect) return [`acting for ${name} while ${inEffect} is in effect`];
  if (stage === "idle" && (truth.inEffect || !truth.operator)) return [`idle while ${operator} acts for ${inEffect}`];
  return [];
}

function isFalse(text, { operator, inEffect }) {
  const [, name] = /You are acting for ([^.]+)\./.exec(text) ?? [];
  return (name && CUSTOMERS[name] !== inEffect) || (operator && /login has ended/.test(text));
}
