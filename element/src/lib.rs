//! The custom element's inside: `telesales-toolbar.js` fetches this once an operator is likely, and mounts it.
//!
//! The only crate that exports functions to JavaScript: an export in a library would leak into every consumer's binary.

mod detail;
mod page;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use telesales_toolbar::config::Config;
use telesales_toolbar::core::{Failure, MadeFor};
use telesales_toolbar::session::{SessionManager, fetch};
use telesales_toolbar::{Bar, Body, Messages, Opening, Runtime};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::page::Page;

thread_local! {
    /// For whom the page was made, by the session's URL, as the last toolbar knew that was taken away: a page that sets an
    /// attribute, or inserts the element anew, is not made anew by that.
    static PAGE: RefCell<Option<(String, MadeFor)>> = const { RefCell::new(None) };
}

/// A toolbar in one element. `unmount` ends it; after that it only answers that it is gone.
#[wasm_bindgen]
pub struct Toolbar {
    runtime: Runtime,
    session_url: String,
    mounted: Option<Mounted>,
}

/// Ended in this order: what listens, what is drawn, what the drawing was made of.
struct Mounted {
    other_elements: EventListener,
    view: Box<dyn Any>,
    owner: Owner,
}

/// Draws the toolbar for `host` into `place`, by the host's attributes; at first a small tab if it `is_minimised`. `session` is
/// the session's JSON as the element script has read it, by a request `sent` at that time (milliseconds since 1970); it is
/// undefined where that failed. `texts` are those for [`Messages::read`], or undefined for English. `body_asked_for` is when the
/// body of the page was asked for (milliseconds since 1970), where a library has put another one into the document.
#[wasm_bindgen]
#[must_use]
pub fn mount(
    host: HtmlElement,
    place: HtmlElement,
    session: JsValue,
    sent: f64,
    texts: JsValue,
    is_minimised: bool,
    body_asked_for: Option<f64>,
) -> Toolbar {
    let (mut config, invalid) = Config::from_attributes(&|name| host.get_attribute(name));
    for option in invalid {
        let text =
            format!("telesales-toolbar: {} is to be {}. The default is used.", option.attribute, option.expected);
        web_sys::console::warn_1(&text.into());
    }
    if texts.is_object() {
        config.texts = Messages::read(texts);
    }

    config.is_minimised = is_minimised;
    // What a service worker has answered may be what it has kept.
    let is_unread = session.is_undefined() || SessionManager::may_be_kept();
    let opening = if is_unread { Opening::HadOperator } else { Opening::Read { body: session, sent } };
    let session_url = config.session_url.clone();
    let before = PAGE.take().filter(|(url, _)| *url == session_url);
    let body = match (body_asked_for, before) {
        (Some(time), _) => Body::Swapped(time),
        (None, Some((_, made_for))) => Body::Known(made_for),
        (None, None) => Body::OfDocument,
    };
    let owner = Owner::new();
    let (runtime, view) = owner.with(|| {
        let page = Box::new(Page::new(host.clone()));
        let runtime = Runtime::start(&config, Rc::new(fetch), page, opening, body);
        let shown = runtime.clone();
        let view = mount_to(place, move || view! { <Bar runtime=shown config /> });
        (runtime, view)
    });
    let other_elements = hear_others(host, runtime.clone());
    let mounted = Mounted { other_elements, view: Box::new(view), owner };
    Toolbar { runtime, session_url, mounted: Some(mounted) }
}

/// Another toolbar on the page changed the session, which is this one's too, and the page sees to that by itself.
fn hear_others(host: HtmlElement, runtime: Runtime) -> EventListener {
    EventListener::new(&document(), page::CHANGE, move |event| {
        // Not the target, which is another element where shadow roots are around this one.
        let source = event.composed_path().get(0);
        let host: &JsValue = host.as_ref();
        if source == *host {
            return;
        }
        let (event, runtime) = (event.clone(), runtime.clone());
        // Whoever hears of it after this may still see to it.
        queue_microtask(move || {
            let after = source.unchecked_ref::<Element>().get_attribute("after");
            let never_loads = after.is_some_and(|after| after.trim().eq_ignore_ascii_case("none"));
            if event.default_prevented() || never_loads {
                runtime.page_followed();
            }
        });
    })
}

#[wasm_bindgen]
impl Toolbar {
    /// Acts for the customer with this e-mail; a promise of the outcome.
    pub fn impersonate(&self, email: String) -> Promise {
        self.promise(|settle| self.runtime.impersonate(email, settle))
    }

    /// Acts for nobody any more; a promise of the outcome.
    pub fn stop(&self) -> Promise {
        self.promise(|settle| self.runtime.stop(settle))
    }

    /// Looks at the session again.
    pub fn refresh(&self) {
        self.runtime.refresh();
    }

    /// What the session said last: `{ stage, operator, customer }`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn state(&self) -> JsValue {
        detail::state(self.runtime.snapshot().stage())
    }

    /// Takes everything away that `mount` brought.
    pub fn unmount(&mut self) {
        self.runtime.close();
        PAGE.set(Some((self.session_url.clone(), self.runtime.snapshot().made_for().clone())));
        if let Some(Mounted { other_elements, view, owner }) = self.mounted.take() {
            drop(other_elements);
            drop(view);
            owner.cleanup();
        }
    }

    fn promise(&self, command: impl FnOnce(Box<dyn FnOnce(Result<(), Failure>)>)) -> Promise {
        let mut settle = None;
        let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
        let runtime = self.runtime.clone();
        command(Box::new(move |outcome| {
            let outcome = detail::outcome(runtime.snapshot().stage(), outcome);
            if let Some(resolve) = settle {
                // A promise's own resolve does not throw.
                let _ = resolve.call1(&JsValue::NULL, &outcome);
            }
        }));
        promise
    }
}
