//! When the cart may be another than it was, or have other things in it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Reflect, global};
use telesales_core::cart::{Event, is_checkout, order_form_url};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys as dom;

use super::keeper::{keeper, take, tell};
use crate::browser::{document, location, window};
use crate::desk::drawer::kept;
use crate::desk::hear::hear;
use crate::foreign::{call, each, object, property, text};
use crate::scene::Scene;

/// What tells of it, as long as the bar is there.
struct Watch {
    /// Path and fragment of the page, as they were.
    place: RefCell<(String, String)>,
    _listeners: [EventListener; 2],
    _requests: Option<Requests>,
}

#[derive(Default)]
struct Watched(RefCell<Option<Watch>>);

/// Looks whether the page has gone to another step of a checkout, or out of it; from the first time on hears of the rest.
pub fn watch(scene: &Rc<Scene>) {
    let mut watch = kept::<Watched>(scene).0.borrow_mut();
    let place = (location().pathname().unwrap_or_default(), location().hash().unwrap_or_default());
    let Some(watch) = &*watch else {
        *watch = Some(begin(scene, place));
        return;
    };
    let before = watch.place.replace(place.clone());
    if before != place && (is_checkout(&before.0) || is_checkout(&place.0)) {
        take(scene, Event::Look);
    }
}

fn begin(scene: &Rc<Scene>, place: (String, String)) -> Watch {
    let options = EventListenerOptions::default();
    let listeners = [
        hear(scene, &document(), "visibilitychange", options, |scene, _| {
            if !document().hidden() {
                tell(scene, Event::Look);
            }
        }),
        hear(scene, &window(), "pageshow", options, |scene, event| {
            if property(event, "persisted").is_truthy() {
                tell(scene, Event::Look);
            }
        }),
    ];
    Watch { place: RefCell::new(place), _listeners: listeners, _requests: Requests::begin(scene) }
}

/// Hears what the page's own code has written to carts, which the browser lists.
struct Requests {
    observer: JsValue,
    /// Of the one type of callback that there is before the desk comes: the list is where an event would be.
    _hear: Closure<dyn FnMut(&dom::Event)>,
}

impl Requests {
    /// `None` where the browser, or the page, has no such list.
    fn begin(scene: &Rc<Scene>) -> Option<Self> {
        let carts = order_form_url(&scene.config.session_url);
        let waiting = Rc::downgrade(scene);
        let hear = Closure::<dyn FnMut(&dom::Event)>::new(move |list: &dom::Event| {
            let Some(scene) = waiting.upgrade() else { return };
            // What was answered before the cart was asked for is in what was answered to that.
            let read_at = keeper(&scene).read_at.get();
            let entries = call(list, "getEntries", &[]).unwrap_or_default();
            if each(&entries).any(|entry| writes(&entry, &carts) && ended(&entry) > read_at) {
                tell(&scene, Event::Look);
            }
        });
        let observer: Function = property(&global(), "PerformanceObserver").dyn_into().ok()?;
        let observer = Reflect::construct(&observer, &Array::of1(hear.as_ref())).ok()?;
        call(&observer, "observe", &[object(&[("type", "resource".into())])]).ok()?;
        Some(Self { observer, _hear: hear })
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        // Nobody hears of it any more.
        let _ = call(&self.observer, "disconnect", &[]);
    }
}

/// Whether it was about one cart, or began one.
fn writes(entry: &JsValue, carts: &str) -> bool {
    let name = text(entry, "name").unwrap_or_default();
    name.split_once(carts).is_some_and(|(_, rest)| rest.starts_with('/') || rest.contains("forceNewCart"))
}

fn ended(entry: &JsValue) -> f64 {
    property(entry, "responseEnd").as_f64().unwrap_or_default()
}
