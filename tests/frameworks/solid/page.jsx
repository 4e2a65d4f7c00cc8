// Solid: what never changes is an attribute, and all else a property, whatever its name; events by `on:`.
import { createSignal, For, Show } from "solid-js";
import { wordsOf } from "../words.js";

export const Page = () => {
  const [orders] = createSignal("/my/orders");
  const [view, goTo] = createSignal("Lamps");
  const [theme, setTheme] = createSignal("light");
  const [locale, setLocale] = createSignal("en");
  const [frame, setFrame] = createSignal(false);
  const [heard, setHeard] = createSignal([]);
  const hear = (event) => setHeard((heard) => [...heard, wordsOf(event)]);
  return (
    <>
      <Show when={view() !== "Checkout"}>
        <telesales-toolbar reload="none" session-url="/api/sessions?of=page" orders-url={orders()} theme={theme()} locale={locale()}
          frame={frame()} on:telesales-ready={hear} on:telesales-change={hear} />
      </Show>
      <For each={["Lamps", "Pots", "Checkout"]}>{(next) => <button onClick={() => goTo(next)}>{next}</button>}</For>
      <button onClick={() => setTheme("dark")}>Dark</button>
      <button onClick={() => setLocale("es")}>Español</button>
      <button onClick={() => setFrame(!frame())}>Frame</button>
      <main>{view()}</main>
      <output>{heard().join(" ")}</output>
    </>
  );
};
