/** @jsxImportSource preact */
// What Preact's JSX takes: this compiles, and no line does that is expected not to.
import { createRef } from "preact";
import type { TelesalesToolbar } from "telesales-toolbar";
import type {} from "telesales-toolbar/preact";

export const taken = [
  <telesales-toolbar ref={createRef<TelesalesToolbar>()} id="bar" class="bar" timeout-ms={7000} reload="none" frame={false} />,
  <telesales-toolbar ontelesales-error={({ detail }) => detail.code === "not-loaded"}>
    <img slot="start" src="/logo.svg" alt="Casa Verde" />
  </telesales-toolbar>,
];

export const refused = [
  // @ts-expect-error is no theme
  <telesales-toolbar theme="pink" />,
  // @ts-expect-error is no attribute
  <telesales-toolbar sessionUrl="/es/api/sessions" />,
  // @ts-expect-error is no code
  <telesales-toolbar ontelesales-error={({ detail }) => detail.code === "tired"} />,
];
