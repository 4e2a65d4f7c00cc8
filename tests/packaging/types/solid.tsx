/** @jsxImportSource solid-js */
// What Solid's JSX takes: this compiles, and no line does that is expected not to.
import type { TelesalesToolbar } from "telesales-toolbar";
import type {} from "telesales-toolbar/solid";

let toolbar!: TelesalesToolbar;

export const taken = [
  <telesales-toolbar ref={toolbar} id="bar" class="bar" timeout-ms={7000} reload="none" frame={false} />,
  <telesales-toolbar on:telesales-error={({ detail }) => detail.code === "not-loaded"}>
    <img slot="start" src="/logo.svg" alt="Casa Verde" />
  </telesales-toolbar>,
];

export const refused = [
  // @ts-expect-error is no theme
  <telesales-toolbar theme="pink" />,
  // @ts-expect-error is no attribute
  <telesales-toolbar session="/es/api/sessions" />,
  // @ts-expect-error is no code
  <telesales-toolbar on:telesales-error={({ detail }) => detail.code === "tired"} />,
];
