// Importing what defines the element brings its types along, and nothing else.
import { define, type Stage } from "telesales-toolbar/define";

export const stage: Stage | undefined = document.querySelector("telesales-toolbar")?.state.stage;

// @ts-expect-error it is no value there
define();
