use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{location, window};
use session_manager_mock as mock;
use telesales_toolbar::Messages;
use telesales_toolbar::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::store::{Store, page_of_its_own};

#[wasm_bindgen_test]
async fn nobody_but_an_operator_with_the_role_sees_a_bar() {
    for who in ["visitor", "shopper", "trainee"] {
        let store = Store::new().becomes(who).open();
        store.reads_of_the_session(1).await;
        store.sees_no_bar().await;
        assert_eq!(store.text(), "", "{who}");
    }
}

#[wasm_bindgen_test]
async fn a_store_without_the_app_has_no_bar() {
    let store = Store::with(mock::Store::demo().without_impersonation_app()).becomes("operator").open();
    store.reads_of_the_session(1).await;
    store.sees_no_bar().await;
}

#[wasm_bindgen_test]
async fn an_operator_sees_who_is_logged_in_and_a_way_to_log_in_as_a_customer() {
    let store = Store::new().becomes("operator").open();
    store.sees("Attendant: operator@store.example").await;
    store.sees("Log in as").await;
    assert_eq!(store.find("section").unwrap().get_attribute("aria-label").as_deref(), Some("Telesales"));
}

#[wasm_bindgen_test]
async fn the_session_is_asked_for_what_is_shown_and_never_for_everything() {
    let store = Store::new().becomes("operator").open();
    store.sees("Log in as").await;
    let requests = store.requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].url.contains("&items=authentication.adminUserEmail,"));
    assert!(!requests[0].url.contains('*'));
}

#[wasm_bindgen_test]
async fn it_speaks_in_the_words_it_is_given() {
    let texts = js_sys::JSON::parse(include_str!("../../src/messages/pt-BR.json")).unwrap();
    let config = Config { texts: Messages::read(texts), ..page_of_its_own() };
    let store = Store::new().becomes("operator").open_with(config);
    store.sees("Entrar como cliente").await;
}

#[wasm_bindgen_test]
async fn a_page_of_its_own_choice_hides_the_bar_until_it_is_left() {
    let config = Config { hide_on: "**#/quiet".into(), ..page_of_its_own() };
    let store = Store::new().becomes("operator").open_with(config);
    store.sees("Log in as").await;
    location().set_hash("#/quiet/corner").unwrap();
    store.sees_no_bar().await;
    let history = window().history().unwrap();
    history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#/loud")).unwrap();
    store.sees("Log in as").await;
    history.back().unwrap();
    store.sees_no_bar().await;
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#/")).unwrap();
    store.sees("Log in as").await;
}

#[wasm_bindgen_test]
async fn a_toolbar_that_is_taken_away_leaves_nothing() {
    let mut store = Store::new().becomes("operator").open();
    store.sees("Log in as").await;
    store.close();
    assert!(store.is_empty());
    let other = Store::new().becomes("operator").open();
    other.sees("Log in as").await;
    // By the clock: what was read serves for two seconds. One of those who then hear of it reads for all.
    TimeoutFuture::new(2_001).await;
    window().dispatch_event(&Event::new("online").unwrap()).unwrap();
    other.reads_of_the_session(2).await;
    store.reads_of_the_session(1).await;
}
