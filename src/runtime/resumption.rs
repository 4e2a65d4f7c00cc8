use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, PageTransitionEvent};

/// Tells when what the page shows may be out of date: it becomes visible, comes back from the back/forward cache, or has a
/// connection again.
pub(super) fn listen(tell: impl Fn() + 'static) -> Vec<EventListener> {
    let tell = Rc::new(tell);
    let listen = |target: &EventTarget, name: &'static str, concerns: fn(&web_sys::Event) -> bool| {
        let tell = Rc::clone(&tell);
        EventListener::new(target, name, move |event| {
            if concerns(event) {
                tell();
            }
        })
    };
    vec![
        listen(&document(), "visibilitychange", |_| !document().hidden()),
        listen(&window(), "pageshow", |event| event.unchecked_ref::<PageTransitionEvent>().persisted()),
        listen(&window(), "online", |_| true),
    ]
}
