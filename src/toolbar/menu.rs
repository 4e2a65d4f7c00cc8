use std::rc::Rc;

use leptos::prelude::window;
use telesales_core::Stage;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::bar::operator;
use super::card::card;
use super::dom::{Part, button, element};
use super::log_in::log_in;
use super::scene::{Scene, Shown};
use super::words;
use crate::foreign::{property, text};

/// The button at the end of the bar, and the popover that it opens.
pub fn menu(now: &Shown) -> Part {
    let opener = button("telesales-opener")
        .with("aria-haspopup", "dialog")
        .whether("aria-expanded", |now| now.scene.is_open.get())
        .with_live("aria-keyshortcuts", |now| now.scene.config.shortcut.keys())
        .on(now, "click", |scene, _| if scene.is_open.get() { scene.close() } else { scene.open() })
        .holds(element("i", "telesales-pill"))
        .holds(element("bdi", "telesales-opener-name").says_live(words::opener));
    element("div", "telesales-menu")
        .holds(element("span", "telesales-acting-for").says_live(acting_for))
        .holds(opener)
        .holds_if(|now| now.scene.is_open.get(), popover)
        .on(now, "keydown", on_keydown)
        .on(now, "focusout", on_focusout)
        .on_target(now, &window(), "pointerdown", on_pointerdown)
        .on_target(now, &window(), "keydown", on_keydown_anywhere)
}

fn popover(now: &Shown) -> Part {
    // What is there already is not made anew: a form is being worked on.
    let content = element("div", "telesales-content")
        .holds(element("p", "telesales-header").holds(operator(now)))
        .holds_if(asks_for_a_customer, log_in)
        .holds_if(|now| !asks_for_a_customer(now), card);
    element("div", "telesales-popover")
        .with("role", "dialog")
        .with_live("aria-label", |now| Some(words::opener(now)))
        .holds(element("span", "telesales-arrow"))
        .holds(content)
}

fn on_keydown(scene: &Rc<Scene>, event: &Event) {
    // Escape ends a composition first. A browser that fills in a form sends events of that name without keys.
    let is_escape = text(event, "key").as_deref() == Some("Escape") && property(event, "isComposing").is_falsy();
    if is_escape && scene.is_open.get() {
        event.stop_propagation();
        scene.close();
    }
}

fn on_focusout(scene: &Rc<Scene>, event: &Event) {
    let goes_to = property(event, "relatedTarget");
    let goes_away = |menu: HtmlElement| !menu.contains(Some(goes_to.unchecked_ref()));
    if goes_to.is_object() && scene.find(".telesales-menu").is_some_and(goes_away) {
        scene.is_open.set(false);
        scene.draw();
    }
}

fn on_pointerdown(scene: &Rc<Scene>, event: &Event) {
    let is_inside = scene.find(".telesales-menu").is_none_or(|menu| event.composed_path().includes(&menu, 0));
    if !is_inside && scene.is_open.replace(false) {
        scene.draw();
    }
}

fn on_keydown_anywhere(scene: &Rc<Scene>, event: &Event) {
    if scene.config.shortcut.is(event) {
        event.prevent_default();
        scene.focus(".telesales-opener");
    }
}

fn asks_for_a_customer(now: &Shown) -> bool {
    matches!(
        now.stage(),
        Stage::Unknown | Stage::Visitor | Stage::Idle { .. } | Stage::Starting { .. } | Stage::Withdrawing { .. }
    )
}

fn acting_for(now: &Shown) -> String {
    if matches!(now.stage(), Stage::Acting { .. }) { now.texts().acting_for().into() } else { String::new() }
}
