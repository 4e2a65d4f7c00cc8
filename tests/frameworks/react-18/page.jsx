// React 18: attributes by their names, events by a ref, for it knows none of a custom element.
import { useCallback, useState } from "react";
import { wordsOf } from "../words.js";

export const Page = () => {
  const [view, goTo] = useState("Lamps");
  const [{ theme, locale, frame }, choose] = useState({ theme: "light", locale: "en", frame: false });
  const [heard, setHeard] = useState([]);
  const hears = useCallback((element) => {
    const hear = (event) => setHeard((heard) => [...heard, wordsOf(event)]);
    for (const type of ["telesales-ready", "telesales-change"]) element?.addEventListener(type, hear);
  }, []);
  const change = (choice) => () => choose((choices) => ({ ...choices, ...choice }));
  const options = { reload: "none", "session-url": "/api/sessions?of=page", "orders-url": "/my/orders", theme, locale, frame };
  return (
    <>
      {view !== "Checkout" && <telesales-toolbar {...options} ref={hears} />}
      {["Lamps", "Pots", "Checkout"].map((next) => <button key={next} onClick={() => goTo(next)}>{next}</button>)}
      <button onClick={change({ theme: "dark" })}>Dark</button>
      <button onClick={change({ locale: "es" })}>Español</button>
      <button onClick={change({ frame: !frame })}>Frame</button>
      <main>{view}</main>
      <output>{heard.join(" ")}</output>
    </>
  );
};
