//! Leptos: attributes by their names, properties by `prop:`, events by `on:`.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::CustomEvent;

fn main() {
    leptos::mount::mount_to_body(Page);
}

/// As `words.js` has it for the others.
fn words_of(event: &CustomEvent) -> String {
    let customer = Reflect::get(&event.detail(), &"customer".into()).unwrap_or(JsValue::NULL);
    let email = Reflect::get(&customer, &"email".into()).ok().and_then(|email| email.as_string());
    format!("{}:{}", event.type_().trim_start_matches("telesales-"), email.as_deref().unwrap_or("nobody"))
}

#[component]
fn Page() -> impl IntoView {
    let (view, theme, locale) = (RwSignal::new("Lamps"), RwSignal::new("light"), RwSignal::new("en"));
    let (frame, heard) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let hear = move |event: CustomEvent| heard.update(|heard| heard.push(words_of(&event)));
    view! {
        <Show when=move || view.get() != "Checkout">
            <telesales-toolbar
                reload="none"
                session-url="/api/sessions?of=page"
                prop:ordersUrl="/my/orders"
                theme=move || theme.get()
                locale=move || locale.get()
                frame=move || frame.get()
                on:telesales-ready=hear
                on:telesales-change=hear
            />
        </Show>
        {["Lamps", "Pots", "Checkout"].map(|next| view! { <button on:click=move |_| view.set(next)>{next}</button> })}
        <button on:click=move |_| theme.set("dark")>"Dark"</button>
        <button on:click=move |_| locale.set("es")>"Español"</button>
        <button on:click=move |_| frame.update(|frame| *frame = !*frame)>"Frame"</button>
        <main>{move || view.get()}</main>
        <output>{move || heard.get().join(" ")}</output>
    }
}
