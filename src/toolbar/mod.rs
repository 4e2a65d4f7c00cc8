//! What an operator sees: the model in, wishes out. Nothing is decided here, fetched or kept.

mod bar;
mod card;
mod dom;
mod log_in;
mod menu;
mod message;
mod scene;
#[cfg(feature = "style")]
mod style;
mod view;
mod words;

use std::rc::Rc;

use crate::config::Config;
use crate::runtime::{Body, Host, Opening, Runtime};
use crate::session::{Send, fetch};
use leptos::prelude::*;
use scene::Scene;
use view::Drawn;

/// The telesales toolbar: draws nothing until the session names an operator with the role.
#[component]
#[must_use]
pub fn TelesalesToolbar(
    /// What the store chose.
    #[prop(optional)]
    config: Config,
    /// Who hears what happens.
    #[prop(optional)]
    host: Option<Box<dyn Host>>,
    /// What sends the requests: the browser's `fetch`, unless a test or the page has something else.
    #[prop(optional)]
    send: Option<Send>,
) -> impl IntoView {
    let send = send.unwrap_or_else(|| Rc::new(fetch));
    let runtime =
        Runtime::start(&config, send, host.unwrap_or_else(|| Box::new(())), Opening::Unknown, Body::OfDocument);
    let owned = StoredValue::new_local(runtime.clone());
    on_cleanup(move || owned.with_value(Runtime::close));
    view! { <Bar runtime config /> }
}

/// The bar of a runtime that somebody else started, and ends.
#[component]
#[must_use]
pub fn Bar(
    /// Whose model is shown.
    runtime: Runtime,
    /// What the store chose.
    config: Config,
) -> impl IntoView {
    Drawn::new(Scene::new(runtime, config))
}
