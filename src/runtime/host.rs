use telesales_core::{Change, Customer, Failure, Operator};
use wasm_bindgen::JsValue;

/// What the page around the toolbar hears.
pub trait Host {
    /// An operator is known, and the bar is there.
    fn ready(&self, operator: &Operator, customer: Option<&Customer>);
    /// A change was verified; returns whether the page sees to itself, so that it is not reloaded.
    fn changed(&self, change: &Change) -> bool;
    /// Something did not work.
    fn failed(&self, failure: Failure);
    /// A feature has something to tell: `telesales-cart` with `{ verdict, count, total }`. These are told by the name of the
    /// element's event and by what that says, so that what features there are is known to them alone, who come after the bar.
    fn told(&self, event: &'static str, detail: &JsValue) {
        let _ = (event, detail);
    }

    /// What an attribute says, where the page sets options by those, of what comes after the bar; the rest is in
    /// [`Config`](crate::config::Config).
    fn attribute(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
}

/// A page that needs no news.
impl Host for () {
    fn ready(&self, _: &Operator, _: Option<&Customer>) {}
    fn changed(&self, _: &Change) -> bool {
        false
    }
    fn failed(&self, _: Failure) {}
}
