use std::rc::Rc;
use std::sync::Arc;

use gloo_events::EventListenerOptions;
use telesales_core::find::{Event, Row, linked, matches, read};
use telesales_core::{Customer, Model, Stage};
use wasm_bindgen_futures::spawn_local;

use super::finder::{field_of, finder, tell};
use crate::browser::window;
use crate::config::Link;
use crate::desk::choices::choices;
use crate::desk::hear::hear;
use crate::foreign::{call, property, text};
use crate::scene::Scene;

/// Hears of links from now on, and takes the one that the page was opened with.
pub fn hear_links(scene: &Rc<Scene>) {
    if choices(scene).link == Link::Off || finder(scene).listener.borrow().is_some() {
        return;
    }
    let listener = hear(scene, &window(), "hashchange", EventListenerOptions::default(), |scene, _| {
        take_link(scene);
        scene.draw();
    });
    finder(scene).listener.replace(Some(listener));
    take_link(scene);
}

/// Takes the customer out of the address, where page, history and whoever measures it would keep it.
fn take_link(scene: &Rc<Scene>) {
    let location = property(&window(), "location");
    let part = |name| text(&location, name).unwrap_or_default();
    let Some((customer, rest)) = linked(&part("hash")) else { return };
    let hash = if rest.is_empty() { String::new() } else { format!("#{rest}") };
    let address = format!("{}{}{hash}", part("pathname"), part("search"));
    let history = property(&window(), "history");
    // A page that has taken the method away has what it was opened with in its address.
    let _ = call(&history, "replaceState", &[property(&history, "state"), "".into(), address.into()]);
    finder(scene).linked.replace(Some(customer));
}

/// Fills the field in with whom a link names, once it is known whether somebody is acted for. The operator has the last word.
pub fn follow_link(scene: &Rc<Scene>, model: &Model) {
    let from = match model.stage() {
        Stage::Idle { .. } => None,
        Stage::Acting { customer, .. } => Some(customer),
        _ => return,
    };
    let Some(customer) = finder(scene).linked.take() else { return };
    let is_theirs = |from: &Arc<Customer>| read(&customer).is_ok_and(|typed| matches(&Row::from(&**from), &typed));
    // Some systems open it when it rings and once more when somebody answers.
    if from.is_some_and(is_theirs) {
        return;
    }
    let from = from.cloned();
    let waiting = Rc::downgrade(scene);
    // This is called while the bar is being drawn.
    spawn_local(async move {
        let Some(scene) = waiting.upgrade() else { return };
        scene.open();
        if let Some(from) = from {
            finder(&scene).switch.begin(&from);
            scene.draw();
        }
        if let Some(field) = field_of(&scene) {
            field.set_value(&customer);
            tell(&scene, Event::Typed(customer));
            // Fails only for a field that is gone.
            let _ = field.focus();
        }
    });
}
