use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::{location, window};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::EventTarget;

use crate::foreign::property;

/// How soon a page change is noticed where the browser does not tell, in milliseconds.
const LOOK_EVERY: u32 = 250;

/// Tells when the page's URL changes without a load: by link, by script (`pushState`), by back and forward.
///
/// The Navigation API tells of each. Older browsers tell of back and forward and of fragments only; there the URL is
/// looked at from time to time, because replacing `history.pushState` would change the page.
pub(super) struct Watch {
    _listeners: Vec<EventListener>,
    _interval: Option<Interval>,
}

impl Watch {
    /// Tells path and fragment at once, and at each change.
    pub(super) fn new(tell: impl Fn(String, String) + 'static) -> Self {
        let look = looking(tell);
        look();
        let navigation = navigation();
        let interval = navigation.is_none().then(|| {
            let look = Rc::clone(&look);
            Interval::new(LOOK_EVERY, move || look())
        });
        let listen = |target: &EventTarget, name: &'static str| {
            let look = Rc::clone(&look);
            EventListener::new(target, name, move |_| look())
        };
        let window = window();
        let mut listeners = vec![listen(&window, "hashchange"), listen(&window, "popstate")];
        listeners.extend(navigation.map(|navigation| listen(&navigation, "currententrychange")));
        Self { _listeners: listeners, _interval: interval }
    }
}

fn looking(tell: impl Fn(String, String) + 'static) -> Rc<dyn Fn()> {
    let last = RefCell::new(None);
    Rc::new(move || {
        let now = Some((location().pathname().unwrap_or_default(), location().hash().unwrap_or_default()));
        if last.replace(now.clone()) != now
            && let Some((path, fragment)) = now
        {
            tell(path, fragment);
        }
    })
}

fn navigation() -> Option<EventTarget> {
    let navigation = property(&window(), "navigation");
    property(&navigation, "addEventListener").is_function().then(|| navigation.unchecked_into())
}
