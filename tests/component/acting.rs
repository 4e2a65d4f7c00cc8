use telesales_toolbar::config::Config;
use telesales_toolbar::core::{Fault, Transport};
use telesales_toolbar::session::cookie;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::store::{Store, page_of_its_own};

async fn idle() -> Store {
    let store = Store::new().becomes("operator").open();
    store.sees("Log in as").await;
    store
}

#[wasm_bindgen_test]
async fn an_operator_logs_in_as_a_customer_and_out_again() {
    let store = idle().await;
    store.logs_in_as("  maria@example.com ").await;
    store.sees("Acting for").await;
    store.clicks("Maria Souza").await;
    for fact in ["maria@example.com", "***.456.***-**", "+*********4321"] {
        store.sees(fact).await;
    }
    store.clicks("Log out").await;
    store.sees("Log in as").await;
    assert_eq!(cookie::requested(), None);
    assert!(store.bodies().last().unwrap().contains("{\"value\":\"\"}"));
}

#[wasm_bindgen_test]
async fn each_transport_brings_each_email_through_intact() {
    for transport in [Transport::Both, Transport::Api, Transport::Cookie] {
        for (email, name) in [
            ("ana+sale@example.com", "Ana Paz"),
            ("o'neil%50$#1@example.com", "Shane O'Neil"),
            ("jürgen@bücher.example", "Jürgen Groß"),
        ] {
            let config = Config { transport, ..page_of_its_own() };
            let store = Store::new().becomes("operator").open_with(config);
            store.logs_in_as(email).await;
            store.sees(name).await;
            let expected = (transport != Transport::Api).then(|| email.to_owned());
            assert_eq!(cookie::requested(), expected);
        }
    }
}

#[wasm_bindgen_test]
async fn an_unknown_customer_is_told_and_leaves_nothing_behind() {
    for transport in [Transport::Both, Transport::Api, Transport::Cookie] {
        let config = Config { transport, ..page_of_its_own() };
        let store = Store::new().becomes("operator").open_with(config);
        store.logs_in_as("nobody@example.com").await;
        store.sees("The store knows no customer with this e-mail.").await;
        assert_eq!(cookie::requested(), None);
        assert_eq!(store.field().value(), "nobody@example.com", "what was typed is not lost");
        assert_eq!(store.field().get_attribute("aria-invalid").as_deref(), Some("true"));
    }
}

#[wasm_bindgen_test]
async fn what_is_no_email_is_never_sent() {
    let store = idle().await;
    for (text, message) in
        [("maria", "The @ is missing."), ("", "Type the customer’s e-mail."), ("a b@c.de", "There is a space")]
    {
        store.logs_in_as(text).await;
        store.sees(message).await;
    }
    assert_eq!(store.bodies(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_start_that_gets_no_answer_is_told() {
    let store = idle().await;
    store.fails_next(Fault::TimedOut);
    store.logs_in_as("maria@example.com").await;
    store.sees("The store took too long to answer.").await;
    store.sees("Log in as").await;
    assert_eq!(cookie::requested(), None);
}

#[wasm_bindgen_test]
async fn what_may_pass_is_tried_again() {
    for (fault, writes) in [("on=write", 2), ("on=read", 1)] {
        let store = idle().await;
        store.post_form("/mock/faults", &format!("fault=status&status=503&times=1&{fault}"));
        store.logs_in_as("maria@example.com").await;
        store.sees("Maria Souza").await;
        assert_eq!(store.bodies().len(), writes);
    }
}

#[wasm_bindgen_test]
async fn a_start_that_takes_long_can_be_cancelled() {
    let store = idle().await;
    store.post_form("/mock/faults", "fault=status&status=503&on=write&times=1");
    store.logs_in_as("maria@example.com").await;
    store.falls_silent();
    store.clicks("Cancel").await;
    store.sees("Logging out…").await;
    store.answers_again();
    store.sees("Log in as").await;
    assert!(!store.text().contains("Maria Souza"));
    assert!(store.bodies().last().unwrap().contains("{\"value\":\"\"}"));
}

#[wasm_bindgen_test]
async fn a_refused_write_is_told_and_leaves_no_cookie() {
    let store = idle().await;
    store.post_form("/mock/faults", "fault=status&status=403&on=write&times=1");
    store.logs_in_as("maria@example.com").await;
    store.sees("The store refused the request.").await;
    assert_eq!(cookie::requested(), None);
}

#[wasm_bindgen_test]
async fn an_unreadable_read_back_is_told_and_can_be_looked_at_again() {
    for fault in ["fault=html&status=200", "fault=truncated", "fault=wrong-types", "fault=status&status=403"] {
        let store = idle().await;
        store.post_form("/mock/faults", &format!("{fault}&on=read&times=1"));
        store.logs_in_as("maria@example.com").await;
        store.sees("It could not be confirmed for whom you are acting.").await;
        assert_eq!(store.find("section").unwrap().get_attribute("data-stage").as_deref(), Some("unconfirmed"));
        store.clicks("Check again").await;
        store.sees("Maria Souza").await;
    }
}

#[wasm_bindgen_test]
async fn a_late_profile_fills_the_card_by_itself() {
    let store = Store::new().becomes("operator");
    store.post_form("/mock/faults", "fault=profile-late&reads=2");
    let store = store.open();
    store.logs_in_as("maria@example.com").await;
    store.sees("Acting for").await;
    store.sees("Maria Souza").await;
}

#[wasm_bindgen_test]
async fn names_are_text_whatever_they_are() {
    let long = &"Maximiliana".repeat(19)[..200];
    for (email, name) in [
        ("first@example.com", "Rosa"),
        ("last@example.com", "Dias"),
        ("noname@example.com", "noname"),
        ("rtl@example.com", "ليلى حسن"),
        ("markup@example.com", "<img src=x onerror=alert(1)> <b>Bold</b>"),
        ("long@example.com", long),
    ] {
        let store = idle().await;
        store.logs_in_as(email).await;
        store.sees("Acting for").await;
        store.sees(name).await;
        assert!(store.find("img, b").is_none(), "{email}");
    }
}
