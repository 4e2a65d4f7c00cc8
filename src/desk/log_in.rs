use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::change::keep;
use super::find::{recent_customers, recents, wants};
use super::message::with_message;
use crate::scene::{Part, Scene, Shown, button, element};
use crate::words::message;

/// Asks for the customer.
///
/// The field is no `type="email"`: browsers rewrite what is typed there (a domain beyond ASCII becomes Punycode), and
/// then it is not the address the customer registered with.
pub fn log_in(now: &Shown) -> Part {
    let texts = now.texts();
    let field = element("input", "telesales-field")
        .with("type", "text")
        .with("inputmode", "email")
        .with("autocomplete", "off")
        .with("autocapitalize", "none")
        .with("spellcheck", "false")
        .with("aria-describedby", "telesales-message")
        .whether("aria-invalid", |now| message(now.words()).is_some())
        .flag("readonly", is_under_way);
    let form = element("form", "telesales-form").with("novalidate", "").on(now.scene, "submit", on_submit).holds(
        element("label", "telesales-label").holds(element("span", "").says(texts.customer_email())).holds(field),
    );
    with_message(now, form).holds(buttons(now)).holds(recents(now)).holds(recent_customers(now))
}

/// What sends the form, and what ends a start.
pub fn buttons(now: &Shown) -> Part {
    let submit = element("button", "telesales-button telesales-main")
        .with("type", "submit")
        .whether("aria-disabled", is_under_way)
        .says_live(|now| now.words().progress().unwrap_or(now.texts().log_in()).into());
    let cancel = button("telesales-button")
        .flag("hidden", |now| !is_under_way(now))
        .on(now.scene, "click", |scene, _| scene.runtime.stop(drop))
        .says(now.texts().cancel());
    element("div", "telesales-actions").holds(submit).holds(cancel).holds(keep(now))
}

pub fn is_under_way(now: &Shown) -> bool {
    now.words().is_under_way()
}

fn on_submit(scene: &Rc<Scene>, event: &Event) {
    event.prevent_default();
    if let Some(field) = scene.find(".telesales-field") {
        wants(scene, field.unchecked_into::<HtmlInputElement>().value(), String::new());
    }
}
