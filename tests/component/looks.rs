use leptos::prelude::*;
use telesales_toolbar::config::{Position, Shortcut, Theme};
use telesales_toolbar::{Config, TelesalesToolbar};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEvent, KeyboardEventInit};

use crate::store::{Store, page_of_its_own};

async fn idle_with(config: Config) -> Store {
    let store = Store::new().becomes("operator").open_with(config);
    store.sees("Log in as").await;
    store
}

fn looks(store: &Store, pseudo: &str, property: &str) -> String {
    let section = store.find("section").unwrap();
    let style = window().get_computed_style_with_pseudo_elt(&section, pseudo).unwrap().unwrap();
    style.get_property_value(property).unwrap()
}

fn presses(code: &str) {
    let init = KeyboardEventInit::new();
    init.set_code(code);
    window().dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap();
}

fn focused() -> String {
    document().active_element().unwrap().class_name()
}

#[wasm_bindgen_test]
async fn an_app_chooses_the_theme_and_the_place() {
    let plain = idle_with(page_of_its_own()).await;
    assert_eq!(looks(&plain, "", "position"), "sticky");
    drop(plain);
    let chosen = idle_with(Config { theme: Theme::Dark, position: Position::Fixed, ..page_of_its_own() }).await;
    assert_eq!(looks(&chosen, "", "color-scheme"), "dark");
    assert_eq!(looks(&chosen, "", "position"), "fixed");
    drop(chosen);
    let other = idle_with(Config { theme: Theme::Light, position: Position::Static, ..page_of_its_own() }).await;
    assert_eq!(looks(&other, "", "color-scheme"), "light");
    assert_eq!(looks(&other, "", "position"), "relative");
}

#[wasm_bindgen_test]
async fn an_app_that_makes_another_toolbar_has_that_one_in_the_place_of_the_first() {
    let theme = ArcRwSignal::new(Theme::Light);
    let chosen = theme.clone();
    let page = page_of_its_own();
    let store = Store::new().becomes("operator").open_app(move |send| {
        let send = StoredValue::new_local(send);
        let toolbar = move || {
            let config = Config { theme: chosen.get(), ..page.clone() };
            view! { <TelesalesToolbar config send=send.get_value() /> }
        };
        view! { <p>"before"</p> {toolbar} <p>"after"</p> }
    });
    let has = |theme: &str| {
        let selector = format!("p:first-child + section[data-theme={theme}]:has(+ p)");
        move |store: &Store| store.find(&selector).is_some()
    };
    store.becomes_so("a light bar between the two", has("light")).await;
    theme.set(Theme::Dark);
    store.becomes_so("a dark bar between the two", has("dark")).await;
    assert!(store.find("section + * + section, section + section").is_none());
    store.logs_in_as("maria@example.com").await;
    store.sees("Maria Souza").await;
    theme.set(Theme::Light);
    let acts = |store: &Store| store.find("section[data-theme=light][data-stage=acting]").is_some();
    store.becomes_so("that the page is still for whom it was", acts).await;
}

#[wasm_bindgen_test]
async fn a_bar_that_came_before_its_parent_is_styled_once_that_is_in_the_page() {
    let parent: web_sys::HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let mut store = Store::new().becomes("operator");
    store.stands_in(parent.clone());
    let store = store.open();
    store.sees("Log in as").await;
    let root: web_sys::HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let shadow = root.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open)).unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    shadow.append_child(&parent).unwrap();
    store.clicks("Log in as").await;
    assert_eq!(looks(&store, "", "position"), "sticky");
    root.remove();
}

#[wasm_bindgen_test]
async fn a_frame_is_there_while_somebody_is_acted_for() {
    let store = idle_with(Config { has_frame: true, ..page_of_its_own() }).await;
    assert_eq!(looks(&store, "::after", "content"), "none");
    store.logs_in_as("maria@example.com").await;
    store.sees("Maria Souza").await;
    assert_eq!(looks(&store, "::after", "border-top-width"), "4px");
}

#[wasm_bindgen_test]
async fn a_minimised_bar_begins_small_and_is_restored() {
    let store = idle_with(Config { is_minimised: true, ..page_of_its_own() }).await;
    let toggle = store.find(".telesales-minimise").unwrap();
    assert_eq!(toggle.get_attribute("aria-label").as_deref(), Some("Restore the toolbar"));
    toggle.dispatch_event(&web_sys::Event::new("click").unwrap()).unwrap();
    store.becomes_so("a restored bar", |store| !store.find("section").unwrap().has_attribute("data-minimised")).await;
    assert_eq!(toggle.get_attribute("aria-label").as_deref(), Some("Minimise the toolbar"));
}

#[wasm_bindgen_test]
async fn the_shortcut_moves_the_focus_to_the_bar_and_only_the_chosen_one() {
    let store = idle_with(Config { shortcut: Shortcut::parse("F9").unwrap(), ..page_of_its_own() }).await;
    presses("F2");
    assert_ne!(focused(), "telesales-opener");
    presses("F9");
    assert_eq!(focused(), "telesales-opener");
    drop(store);
    presses("F9");
    assert_ne!(focused(), "telesales-opener");
}

#[wasm_bindgen_test]
async fn what_an_app_spreads_onto_it_is_the_bars_and_follows_it() {
    let page = Config { hide_on: "**#/quiet".into(), ..page_of_its_own() };
    let shop = ArcRwSignal::new("Casa Verde");
    let shown = shop.clone();
    let store = Store::new().becomes("operator").open_app(move |send| {
        let name = move || shown.get();
        view! { <TelesalesToolbar config=page send attr:title=name attr:data-of="store" class:wide=true /> }
    });
    let bar = "section.telesales-bar.wide[data-of=store]";
    let is_titled = |title: &str| {
        let selector = format!("{bar}[title='{title}']");
        move |store: &Store| store.find(&selector).is_some()
    };
    store.becomes_so("what was spread", is_titled("Casa Verde")).await;
    shop.set("Casa Azul");
    store.becomes_so("its change", is_titled("Casa Azul")).await;
    location().set_hash("#/quiet").unwrap();
    store.sees_no_bar().await;
    shop.set("Casa Rosa");
    location().set_hash("").unwrap();
    store.becomes_so("it on the bar that came next", is_titled("Casa Rosa")).await;
}

#[wasm_bindgen_test]
async fn an_app_may_have_two_and_put_them_in_another_order() {
    let page = page_of_its_own();
    let order = ArcRwSignal::new(vec!["one", "two"]);
    let list = order.clone();
    let store = Store::new().becomes("operator").open_app(move |send| {
        let send = StoredValue::new_local(send);
        let toolbar = move |name: &'static str| {
            let (config, send) = (page.clone(), send.get_value());
            view! { <TelesalesToolbar config send attr:data-name=name /> }
        };
        view! { <For each=move || list.get() key=|name| *name children=toolbar /> }
    });
    let stands = |selector: &'static str| move |store: &Store| store.find(selector).is_some();
    store.becomes_so("one before two", stands("[data-name=one] ~ [data-name=two]")).await;
    order.set(vec!["two", "one"]);
    store.becomes_so("two before one", stands("[data-name=two] ~ [data-name=one]")).await;
    order.set(vec!["one"]);
    store.becomes_so("one alone", |store| store.find("[data-name=two]").is_none()).await;
    store.logs_in_as("maria@example.com").await;
    store.sees("Maria Souza").await;
}
