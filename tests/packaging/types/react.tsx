// What JSX takes: this compiles, and no line does that is expected not to.
import { createRef } from "react";
import type { TelesalesToolbar } from "telesales-toolbar";
import type { TelesalesToolbarAttributes } from "telesales-toolbar/react";

const toolbar = createRef<TelesalesToolbar>();
const options: TelesalesToolbarAttributes = { "session-url": "/es/api/sessions", transport: "cookie" };

export const taken = [
  <telesales-toolbar />,
  <telesales-toolbar ref={toolbar} id="bar" className="bar" slot="top" {...options} />,
  <telesales-toolbar timeout-ms={7000} hide-on="/checkout" shortcut="off" frame compat="portal" />,
  <telesales-toolbar timeout-ms="7000" theme="dark" position="fixed" reload="none" locale="pt-BR" />,
  <telesales-toolbar
    ontelesales-ready={({ detail }) => detail.operator.trim()}
    ontelesales-change={(change) => change.preventDefault()}
    ontelesales-error={({ detail }) => detail.code === "not-loaded"}
  >
    <img slot="start" src="/logo.svg" alt="Casa Verde" />
  </telesales-toolbar>,
];

export const refused = [
  // @ts-expect-error is no theme
  <telesales-toolbar theme="pink" />,
  // @ts-expect-error are no milliseconds
  <telesales-toolbar timeout-ms="soon" />,
  // @ts-expect-error is no attribute
  <telesales-toolbar sessionUrl="/es/api/sessions" />,
  // @ts-expect-error is no code
  <telesales-toolbar ontelesales-error={({ detail }) => detail.code === "tired"} />,
  // @ts-expect-error is another element
  <telesales-toolbar ref={createRef<HTMLInputElement>()} />,
];
