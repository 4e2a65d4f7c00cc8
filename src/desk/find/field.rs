use std::rc::Rc;

use telesales_core::find::{Event, Reach};

use super::finder::{finder, take, tell};
use super::hint::{hint, mistake};
use super::keys::{on_click, on_input, on_keydown, on_mousedown, on_submit};
use super::option::{option, options};
use super::recents::{lists_recents, recents};
use crate::desk::log_in::{buttons, is_under_way};
use crate::desk::message::with_message;
use crate::scene::{Part, Scene, Shown, element};
use crate::words::message;

/// Asks for the customer by whatever is known of one: a combobox with a list of who was found, of which nobody is chosen
/// until the operator does.
pub fn find(now: &Shown) -> Part {
    begin(now);
    let results = element("div", "telesales-results")
        .with("id", "telesales-results")
        .with("role", "listbox")
        .with_live("aria-label", |now| {
            let texts = now.texts();
            Some(if lists_recents(now) { texts.recent_customers() } else { texts.customer() }.into())
        })
        .flag("hidden", |now| !shows_list(now))
        .on(now.scene, "mousedown", on_mousedown)
        .on(now.scene, "click", on_click)
        .lists(options, option);
    let wrong = element("p", "telesales-message")
        .with("id", "telesales-mistake")
        .flag("hidden", |now| mistake(now).is_none())
        .says_live(|now| mistake(now).unwrap_or_default());
    let hint = element("p", "telesales-hint")
        .with("id", "telesales-hint")
        .flag("hidden", |now| hint(now).is_empty())
        .says_live(hint);
    let label = element("label", "telesales-label").holds(element("span", "").says_live(label)).holds(field(now));
    let form = element("form", "telesales-form")
        .with("novalidate", "")
        .on(now.scene, "submit", on_submit)
        .holds(label)
        .holds(recents(now))
        .holds(results)
        .holds(wrong)
        .holds(hint);
    with_message(now, form).holds(buttons(now))
}

fn field(now: &Shown) -> Part {
    element("input", "telesales-field")
        .with("type", "text")
        .with("role", "combobox")
        .with("autocomplete", "off")
        .with("autocapitalize", "none")
        .with("spellcheck", "false")
        .with("aria-autocomplete", "list")
        .with("aria-controls", "telesales-results")
        .with("aria-describedby", "telesales-message telesales-mistake telesales-hint")
        .whether("aria-expanded", shows_list)
        .with_live("aria-activedescendant", active)
        .whether("aria-invalid", |now| message(now.words()).is_some() || mistake(now).is_some())
        .flag("readonly", is_under_way)
        .on(now.scene, "input", on_input)
        .on(now.scene, "keydown", on_keydown)
        .on(now.scene, "focus", |scene, _| tell(scene, Event::Opened))
        .on(now.scene, "click", |scene, _| tell(scene, Event::Opened))
        .on(now.scene, "blur", |scene, _| tell(scene, Event::Closed))
}

/// A form that is made anew has an empty field.
fn begin(now: &Shown) {
    let scene: &Rc<Scene> = now.scene;
    take(scene, Event::Removed);
    if let Some(operator) = now.stage().operator() {
        take(scene, Event::Operator(operator.email.clone()));
    }
}

fn label(now: &Shown) -> String {
    let takes_all = finder(now.scene).model.borrow().reach() == Reach::Everything;
    if takes_all { now.texts().customer() } else { now.texts().customer_email() }.into()
}

fn shows_list(now: &Shown) -> bool {
    finder(now.scene).model.borrow().shows_list()
}

fn active(now: &Shown) -> Option<String> {
    // The list is drawn after the field.
    options(now);
    finder(now.scene).lines.borrow().iter().find(|line| line.is_active).map(|line| line.id())
}
