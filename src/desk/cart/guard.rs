//! Holds back what a checkout is about to order, until it is known whose the cart is.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use telesales_core::Stage;
use telesales_core::cart::{Event, is_checkout};
use wasm_bindgen::JsValue;
use web_sys as dom;

use super::held::{self, Held};
use super::keeper::tell;
use crate::browser::{location, window};
use crate::config::Cart;
use crate::desk::choices::choices;
use crate::desk::drawer::kept;
use crate::desk::hear::hear;
use crate::foreign::{call, property};
use crate::scene::Scene;

/// What sends a form, and VTEX's button that orders, which is in none.
const SUBMITS: &str = "[type=submit], form button:not([type]), #payment-data-submit";

/// What hears of it.
#[derive(Default)]
struct Listeners(RefCell<Vec<EventListener>>);

/// From the first time on hears what the page is about to send.
pub fn guard(scene: &Rc<Scene>) {
    let mut listeners = kept::<Listeners>(scene).0.borrow_mut();
    if choices(scene).cart != Cart::Guard || !listeners.is_empty() {
        return;
    }
    for name in ["click", "submit"] {
        let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        listeners.push(hear(scene, &window(), name, options, keep));
    }
}

fn keep(scene: &Rc<Scene>, event: &dom::Event) {
    let is_acting = scene.runtime.with(|model| matches!(model.stage(), Stage::Acting { .. }));
    if held::goes_on(scene) || !is_acting || !is_checkout(&location().pathname().unwrap_or_default()) {
        return;
    }
    // The bar has a form of its own.
    if scene.section().is_some_and(|bar| event.composed_path().includes(&bar, 0)) {
        return;
    }
    let Some(held) = what_is_sent(event) else { return };
    event.prevent_default();
    event.stop_immediate_propagation();
    held::hold(scene, held);
    tell(scene, Event::Order);
}

/// What was clicked may be within the button, or in a shadow root.
fn what_is_sent(event: &dom::Event) -> Option<Held> {
    let target = event.composed_path().get(0);
    if event.type_() == "submit" {
        return Some(Held::Form { form: target, submitter: property(event, "submitter") });
    }
    call(&target, "closest", &[SUBMITS.into()]).ok().filter(JsValue::is_object).map(Held::Click)
}
