//! The custom element's inside: `telesales-toolbar.js` fetches this once an operator is likely, and mounts it.
//!
//! The only crate that exports functions to JavaScript: an export in a library would leak into every consumer's binary.

#[cfg_attr(feature = "whole", path = "whole.rs")]
mod desk;
mod detail;
mod page;

use std::rc::Rc;

use js_sys::{Function, Promise};
use telesales_toolbar::config::Config;
use telesales_toolbar::core::Failure;
use telesales_toolbar::session::{SessionManager, fetch};
use telesales_toolbar::{Body, Messages, Mounted, Opening, Runtime};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::page::Page;

/// A toolbar in one element. `unmount` ends it; after that it only answers that it is gone.
#[wasm_bindgen]
pub struct Toolbar {
    runtime: Runtime,
    mounted: Option<Mounted>,
}

/// Draws the toolbar for `host` into `place`, by the host's attributes; at first a small tab if it `is_minimised`. `session` is
/// the session's JSON as the element script has read it, by a request `sent` at that time (milliseconds since 1970); it is
/// undefined where that failed. `texts` are those for [`Messages::read`], or undefined for English. `body_asked_for` is when the
/// body of the page was asked for (milliseconds since 1970), where a library has put another one into the document. `fetch_desk`
/// returns a promise of the other WASM's having joined this one.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::too_many_arguments, reason = "one script calls it, and reading an object of them would be downloaded")]
pub fn mount(
    host: HtmlElement,
    place: &HtmlElement,
    session: JsValue,
    sent: f64,
    texts: JsValue,
    is_minimised: bool,
    body_asked_for: Option<f64>,
    fetch_desk: Function,
) -> Toolbar {
    let (mut config, invalid) = Config::from_attributes(&|name| host.get_attribute(name));
    for option in invalid {
        web_sys::console::warn_1(&option.complaint().into());
    }
    if texts.is_object() {
        config.texts = Messages::read(texts);
    }

    config.is_minimised = is_minimised;
    // What a service worker has answered may be what it has kept.
    let is_unread = session.is_undefined() || SessionManager::may_be_kept();
    let opening = if is_unread { Opening::HadOperator } else { Opening::Read { body: session, sent } };
    let body = body_asked_for.map_or(Body::OfDocument, Body::Swapped);
    let runtime = Runtime::start(&config, Rc::new(fetch), Box::new(Page::new(host)), opening, body);
    let mounted = Mounted::new(runtime.clone(), config, desk::supply(fetch_desk), place);
    Toolbar { runtime, mounted: Some(mounted) }
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

    /// The page has followed a change that another toolbar on it has told of.
    pub fn page_followed(&self) {
        self.runtime.page_followed();
    }

    /// Looks at the session again.
    pub fn refresh(&self) {
        self.runtime.refresh();
    }

    /// What the session said last: `{ stage, operator, customer }`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn state(&self) -> JsValue {
        self.runtime.with(|model| detail::state(model.stage().facts()))
    }

    /// Has what is behind the bar's button fetched before it is reached for.
    pub fn fetch_desk(&self) {
        if let Some(mounted) = &self.mounted {
            mounted.fetch_desk();
        }
    }

    /// Takes everything away that `mount` brought.
    pub fn unmount(&mut self) {
        self.runtime.close();
        self.mounted = None;
    }

    fn promise(&self, command: impl FnOnce(Box<dyn FnOnce(Result<(), Failure>)>)) -> Promise {
        let mut settle = None;
        let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
        let runtime = self.runtime.clone();
        command(Box::new(move |outcome| {
            let outcome = runtime.with(|model| detail::outcome(model.stage().facts(), outcome));
            if let Some(resolve) = settle {
                // A promise's own resolve does not throw.
                let _ = resolve.call1(&JsValue::NULL, &outcome);
            }
        }));
        promise
    }
}
