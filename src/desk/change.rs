//! Changing to another customer while one is acted for.

use std::rc::Rc;

use telesales_core::{Customer, Stage};
use web_sys::Event;

use super::find::finder;
use super::message::with_message;
use super::named::named;
use super::untranslated::untranslated;
use crate::foreign::property;
use crate::scene::{Part, Scene, Shown, button, element};

/// Whether the other customer is being looked for.
pub fn is_choosing(now: &Shown) -> bool {
    finder(now.scene).switch.from(now.stage()).is_some() && !is_asking(now)
}

/// Whether that one was chosen, and the operator is to say that it is meant.
pub fn is_asking(now: &Shown) -> bool {
    finder(now.scene).switch.to(now.stage()).is_some()
}

/// Leads from the card to another customer.
pub fn change(now: &Shown) -> Part {
    button("telesales-button telesales-change")
        .flag("hidden", |now| !matches!(now.stage(), Stage::Acting { .. }))
        .on(now.scene, "click", |scene, _| {
            scene.runtime.with(|model| {
                if let Stage::Acting { customer, .. } = model.stage() {
                    finder(scene).switch.begin(customer);
                }
            });
            scene.draw();
            scene.focus(".telesales-field");
        })
        .says(now.texts().change_customer())
}

/// Leads back to the card.
pub fn keep(now: &Shown) -> Part {
    let name = |now: &Shown| finder(now.scene).switch.from(now.stage()).map(Customer::name).unwrap_or_default();
    button("telesales-button")
        .flag("hidden", |now| finder(now.scene).switch.from(now.stage()).is_none())
        .on(now.scene, "click", |scene, _| {
            finder(scene).switch.end();
            scene.draw();
            scene.focus_popover();
        })
        .holds(named(now.texts().keep(), name))
}

/// Names both, and asks whether that is meant.
pub fn question(now: &Shown) -> Part {
    let texts = now.texts();
    let from = |now: &Shown| finder(now.scene).switch.from(now.stage()).map(Customer::name).unwrap_or_default();
    let to = |now: &Shown| finder(now.scene).switch.to(now.stage()).map(|to| to.name).unwrap_or_default();
    let email = |now: &Shown| finder(now.scene).switch.to(now.stage()).map(|to| to.email).unwrap_or_default();
    let question = element("p", "telesales-name")
        .with("id", "telesales-question")
        .holds(named(texts.now_acting(), from))
        .says(" ")
        .holds(named(texts.change_ask(), to));
    let whole = element("div", "telesales-card").holds(question).holds(
        element("p", "telesales-hint").flag("hidden", is_called_by_email).holds(untranslated().says_live(email)),
    );
    let yes = button("telesales-button telesales-main")
        .with("aria-describedby", "telesales-question")
        .on(now.scene, "keydown", on_keydown)
        .on(now.scene, "click", |scene, _| {
            if let Some(wanted) = finder(scene).switch.end() {
                scene.runtime.impersonate(wanted.email, drop);
            }
        })
        .holds(named(texts.change_to(), to));
    let actions = element("div", "telesales-actions").holds(yes).holds(keep(now));
    with_message(now, whole).holds(actions)
}

fn is_called_by_email(now: &Shown) -> bool {
    finder(now.scene).switch.to(now.stage()).is_none_or(|to| to.name == to.email)
}

/// A key that is still down since it chose somebody says nothing to the question.
fn on_keydown(_: &Rc<Scene>, event: &Event) {
    if property(event, "repeat").is_truthy() {
        event.prevent_default();
    }
}
