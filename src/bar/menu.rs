use std::rc::Rc;

use crate::browser::window;
use telesales_core::Stage;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::foreign::{property, text};
use crate::scene::{Part, Scene, Shown, button, element};

/// Whoever goes from one of these to the other is still with the popover.
const WITHIN: [&str; 2] = [".telesales-menu", ".telesales-notes"];

/// The button at the end of the bar, and the popover that it opens.
pub fn menu(now: &Shown) -> Part {
    let scene = now.scene;
    let opener = button("telesales-opener")
        .with("aria-haspopup", "dialog")
        .whether("aria-expanded", |now| now.scene.is_open.get())
        .with_live("aria-busy", |now| (now.scene.is_open.get() && now.scene.desk.is_coming()).then(|| "true".into()))
        .with_live("aria-keyshortcuts", |now| now.scene.config.shortcut.keys())
        .on(scene, "click", |scene, _| scene.toggle())
        .on(scene, "pointerenter", |scene, _| scene.fetch_desk())
        .on(scene, "focus", |scene, _| scene.fetch_desk())
        .holds(element("i", "telesales-pill"))
        .holds(
            element("bdi", "telesales-opener-name")
                .with_live("translate", |now| matches!(now.stage(), Stage::Acting { .. }).then(|| "no".into()))
                .says_live(|now| now.words().opener()),
        );
    element("div", "telesales-menu")
        .holds(element("span", "telesales-acting-for").says_live(|now| now.words().acting_for().into()))
        .holds(opener)
        .holds_if(|now| now.scene.is_open.get() && now.scene.desk.get().is_some(), popover)
        .holds_if(|now| now.scene.is_open.get() && now.scene.desk.is_lost(), lost)
        .on(scene, "keydown", on_keydown)
        .on(scene, "focusout", on_focusout)
        .on_target(scene, &window(), "pointerdown", on_pointerdown)
}

pub fn has_notes(now: &Shown) -> bool {
    now.scene.desk.get().is_some_and(|desk| (desk.has_notes)(now))
}

/// What the desk has to say beside the button. It has a place of its own, so that nothing of the bar moves when it comes.
pub fn notes(now: &Shown) -> Part {
    now.scene.desk.get().map_or_else(|| element("div", ""), |desk| (desk.notes)(now))
}

fn popover(now: &Shown) -> Part {
    let popover = element("div", "telesales-popover")
        .with("role", "dialog")
        .with_live("aria-label", |now| Some(now.words().opener()))
        .holds(element("span", "telesales-arrow"));
    match now.scene.desk.get() {
        Some(desk) => popover.holds((desk.content)(now)),
        None => popover,
    }
}

/// What stands there instead where it did not come.
fn lost(now: &Shown) -> Part {
    let message = element("p", "telesales-message").with("role", "alert").says(now.texts().not_loaded());
    element("div", "telesales-popover").holds(element("div", "telesales-content").holds(message))
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
    let stays = |part: &str| scene.find(part).is_some_and(|part| part.contains(Some(goes_to.unchecked_ref())));
    if goes_to.is_object() && !WITHIN.into_iter().any(stays) {
        scene.is_open.set(false);
        scene.draw();
    }
}

fn on_pointerdown(scene: &Rc<Scene>, event: &Event) {
    let is_in = |part: &str| scene.find(part).is_some_and(|part| event.composed_path().includes(&part, 0));
    if !WITHIN.into_iter().any(is_in) && scene.is_open.replace(false) {
        scene.draw();
    }
}
