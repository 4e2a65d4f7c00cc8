use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Event, EventTarget};

use crate::scene::Scene;

/// Hears of that as long as it is kept, and does nothing once the scene is gone.
pub fn hear(
    scene: &Rc<Scene>,
    target: &EventTarget,
    name: &'static str,
    options: EventListenerOptions,
    happens: fn(&Rc<Scene>, &Event),
) -> EventListener {
    let waiting = Rc::downgrade(scene);
    EventListener::new_with_options(target, name, options, move |event| {
        if let Some(scene) = waiting.upgrade() {
            happens(&scene, event);
        }
    })
}
