"use client";

import { useEffect, useState } from "react";
import type {} from "telesales-toolbar/react";

/** Is rendered in the browser only, so that React itself hears the events. */
export default function Page() {
  const [isDefined, setDefined] = useState(false);
  const [operator, setOperator] = useState("");
  useEffect(() => void import("telesales-toolbar/define").then(() => setDefined(true)), []);
  return (
    <>
      {isDefined && (
        <telesales-toolbar
          locale="pt-BR"
          compat="vtex"
          frame={false}
          ontelesales-ready={({ detail }) => setOperator(detail.operator)}
        />
      )}
      <h1>Another page built by Next.js</h1>
      <output>{operator}</output>
    </>
  );
}
