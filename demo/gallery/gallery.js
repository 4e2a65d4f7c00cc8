// Every state of the bar, in every language, theme and width.
import { LANGUAGES } from "./languages.js";
import { STATES } from "./states.js";

const THEMES = ["light", "dark"];
const WIDTHS = [320, 820];
const HEIGHT = 460;

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const picture = (state, lang, theme, width) => {
  const frame = make("iframe", { width, height: HEIGHT, loading: "lazy", title: `${state}, ${lang}, ${theme}, ${width}` });
  frame.src = `picture.html?${new URLSearchParams({ state, lang, theme })}`;
  return make("figure", {}, frame);
};

const statesIn = (lang) =>
  Object.entries(STATES).flatMap(([state, { says }]) => {
    const pictures = THEMES.flatMap((theme) => WIDTHS.map((width) => picture(state, lang, theme, width)));
    return [make("h2", {}, says), make("div", { className: "state" }, ...pictures)];
  });

for (const lang of LANGUAGES) {
  const name = new Intl.DisplayNames("en", { type: "language" }).of(lang);
  const section = make("details", { id: lang }, make("summary", {}, `${name} (${lang})`));
  // A language that is not looked at loads nothing.
  section.addEventListener("toggle", () => section.append(...statesIn(lang)), { once: true });
  document.body.append(section);
}
document.getElementById("en").open = true;
