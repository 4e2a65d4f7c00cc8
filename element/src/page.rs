//! What the page around the element hears and says.

use telesales_toolbar::Host;
use telesales_toolbar::core::{Change, Customer, Failure, Operator};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::detail;

/// Sent after a verified change; `preventDefault()` keeps the page from being loaded anew.
const CHANGE: &str = "telesales-change";
const READY: &str = "telesales-ready";
const ERROR: &str = "telesales-error";

/// Tells the page by events on the element; they bubble, and leave shadow roots.
pub struct Page {
    host: HtmlElement,
}

impl Page {
    pub fn new(host: HtmlElement) -> Self {
        Self { host }
    }

    /// Returns whether somebody prevented the default.
    fn send(&self, name: &str, detail: &JsValue) -> bool {
        send(&self.host, name, detail)
    }
}

fn send(host: &HtmlElement, name: &str, detail: &JsValue) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(name == CHANGE);
    init.set_detail(detail);
    // Fails only for an event that is being sent already, which a new one is not.
    CustomEvent::new_with_event_init_dict(name, &init)
        .and_then(|event| host.dispatch_event(&event))
        .is_ok_and(|goes_on| !goes_on)
}

impl Host for Page {
    /// Once the bar is drawn, and the element's `state` says the same.
    fn ready(&self, operator: &Operator, customer: Option<&Customer>) {
        let (host, detail) = (self.host.clone(), detail::ready(operator, customer));
        spawn_local(async move {
            send(&host, READY, &detail);
        });
    }

    fn changed(&self, change: &Change) -> bool {
        self.send(CHANGE, &detail::change(change))
    }

    fn failed(&self, failure: Failure) {
        self.send(ERROR, &detail::error(failure));
    }

    fn told(&self, event: &'static str, detail: &JsValue) {
        self.send(event, detail);
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.host.get_attribute(name)
    }
}
