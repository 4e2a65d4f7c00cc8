// What the templates of Svelte and Vue take, by the types that their language servers look up: this compiles, and no line does
// that is expected not to.
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import type {} from "telesales-toolbar/svelte";
import type {} from "telesales-toolbar/vue";

type InSvelte = SvelteHTMLElements["telesales-toolbar"];
type InVue = InstanceType<GlobalComponents["telesales-toolbar"]>["$props"];

export const taken: [InSvelte, InVue] = [
  { class: "bar", reload: "none", "timeout-ms": 7000, frame: false, "ontelesales-error": ({ detail }) => detail.code.trim() },
  { class: ["bar"], reload: "none", "timeout-ms": 7000, frame: false, onTelesalesError: ({ detail }) => detail.code.trim() },
];

export const refused: [InSvelte, InVue, InSvelte, InVue] = [
  // @ts-expect-error is no theme
  { theme: "pink" },
  // @ts-expect-error is no theme
  { theme: "pink" },
  // @ts-expect-error is no code
  { "ontelesales-error": ({ detail }) => detail.code === "tired" },
  // @ts-expect-error is no code
  { onTelesalesError: ({ detail }) => detail.code === "tired" },
];
