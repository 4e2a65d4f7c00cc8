"use client";

import { useEffect, useRef, useState } from "react";
import type {} from "telesales-toolbar/react";
import { define, type ReadyDetail, type TelesalesToolbar } from "telesales-toolbar";

/** Is rendered by the server first, where React forgets the events of custom elements: hence the listener. */
export function Telesales() {
  const toolbar = useRef<TelesalesToolbar>(null);
  const [operator, setOperator] = useState("");
  useEffect(() => {
    const element = toolbar.current;
    const onReady = ({ detail }: CustomEvent<ReadyDetail>) => setOperator(detail.operator);
    element?.addEventListener("telesales-ready", onReady);
    define();
    return () => element?.removeEventListener("telesales-ready", onReady);
  }, []);
  return (
    <>
      <telesales-toolbar ref={toolbar} timeout-ms={7000} />
      <output>{operator && `${operator} is ${toolbar.current?.state.stage}`}</output>
    </>
  );
}
