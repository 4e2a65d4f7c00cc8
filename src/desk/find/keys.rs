use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Object, Reflect};
use telesales_core::find::{Event as Told, Key, Mistake, Model, Reach, Row};
use web_sys::Event;

use super::finder::{field_of, finder, tell, wants};
use crate::foreign::{call, property, text};
use crate::scene::Scene;

/// Browsers that end a composition before they tell of its last key give that key this code.
const OF_COMPOSITION: f64 = 229.0;

pub fn on_keydown(scene: &Rc<Scene>, event: &Event) {
    let is_composing =
        property(event, "isComposing").is_truthy() || property(event, "keyCode").as_f64() == Some(OF_COMPOSITION);
    let has_modifier = ["altKey", "ctrlKey", "metaKey", "shiftKey"].iter().any(|key| property(event, key).is_truthy());
    let key = match text(event, "key").as_deref() {
        Some("ArrowDown") => Key::Down,
        Some("ArrowUp") => Key::Up,
        Some("Home") => Key::Home,
        Some("End") => Key::End,
        Some("Escape") => Key::Escape,
        Some("Enter") => Key::Enter,
        _ => return,
    };
    if has_modifier || is_composing && key != Key::Enter {
        return;
    }
    if !is_for_list(&finder(scene).model.borrow(), key) {
        return;
    }
    event.prevent_default();
    if key == Key::Escape {
        event.stop_propagation();
    }
    press(scene, key, is_composing);
}

/// Whether the field and its list know something to do on this key. Otherwise it is the browser's, or closes the popover.
fn is_for_list(model: &Model, key: Key) -> bool {
    match key {
        Key::Enter => true,
        Key::Escape => !model.text().is_empty() || model.shows_list(),
        Key::Home | Key::End => model.active().is_some(),
        Key::Down | Key::Up => !model.listed().is_empty(),
    }
}

/// A click on the form's button is meant as `Enter` is.
pub fn on_submit(scene: &Rc<Scene>, event: &Event) {
    event.prevent_default();
    press(scene, Key::Enter, false);
}

fn press(scene: &Rc<Scene>, key: Key, is_composing: bool) {
    let finder = finder(scene);
    let seen = finder.model.borrow().list();
    if key == Key::Enter && !is_composing {
        finder.is_meant.set(true);
        let text = is_email_only(&finder.model.borrow());
        if let Some(text) = text {
            return wants(scene, text, String::new());
        }
    }
    tell(scene, Told::Pressed { key, is_composing, seen });
    if let Some(active) = scene.find("[role=option][aria-selected=true]") {
        let options = Object::new();
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &"block".into(), &"nearest".into());
        // A page that has taken the method away scrolls nothing.
        let _ = call(&active, "scrollIntoView", &[options.into()]);
    }
}

/// What is in a field that takes e-mails only: what is wrong with it is told as of any other start.
fn is_email_only(model: &Model) -> Option<String> {
    let is_other = model.reach() != Reach::Everything && *model.read() != Err(Mistake::Empty);
    is_other.then(|| model.text().to_owned())
}

pub fn on_input(scene: &Rc<Scene>, _: &Event) {
    if let Some(field) = field_of(scene) {
        tell(scene, Told::Typed(field.value()));
    }
}

/// The record that was drawn where the click went, whatever is found meanwhile.
pub fn on_click(scene: &Rc<Scene>, event: &Event) {
    if let Some(row) = clicked(scene, event) {
        tell(scene, Told::Clicked(row));
    }
}

/// The same on a list of buttons, which is always there.
pub fn on_click_of_button(scene: &Rc<Scene>, event: &Event) {
    if let Some(row) = clicked(scene, event) {
        wants(scene, row.email.clone(), row.name());
    }
}

fn clicked(scene: &Rc<Scene>, event: &Event) -> Option<Arc<Row>> {
    let result = call(&event.target()?.into(), "closest", &[".telesales-result".into()]).ok()?;
    let id = text(&result, "id")?;
    finder(scene).lines.borrow().iter().find(|line| line.id() == id).map(|line| line.found.row.clone())
}

/// The focus stays in the field.
pub fn on_mousedown(_: &Rc<Scene>, event: &Event) {
    event.prevent_default();
}
