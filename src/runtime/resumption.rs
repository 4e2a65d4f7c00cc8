use std::rc::Rc;

use crate::browser::{document, window};
use gloo_events::EventListener;
use web_sys::{Event, EventTarget};

use crate::foreign::property;

/// What happens to a page as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// What the page shows may be out of date: it becomes visible, or has a connection again.
    Back,
    /// It leaves, perhaps for the back/forward cache.
    Leaves,
    /// It comes back from the back/forward cache.
    Restored,
    /// It was drawn ahead, and is seen now.
    Activated,
}

/// Tells of each.
pub(super) fn listen(tell: impl Fn(Turn) + 'static) -> Vec<EventListener> {
    let tell = Rc::new(tell);
    let listen = |target: &EventTarget, name: &'static str, turn: fn(&Event) -> Option<Turn>| {
        let tell = Rc::clone(&tell);
        EventListener::new(target, name, move |event| {
            if let Some(turn) = turn(event) {
                tell(turn);
            }
        })
    };
    vec![
        listen(&document(), "visibilitychange", |_| (!document().hidden()).then_some(Turn::Back)),
        listen(&window(), "pageshow", |event| is_persisted(event).then_some(Turn::Restored)),
        listen(&window(), "pagehide", |_| Some(Turn::Leaves)),
        listen(&document(), "prerenderingchange", |_| Some(Turn::Activated)),
        listen(&window(), "online", |_| Some(Turn::Back)),
    ]
}

/// An event of that name may be anybody's.
fn is_persisted(event: &Event) -> bool {
    property(event, "persisted").is_truthy()
}
