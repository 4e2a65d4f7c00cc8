//! The toolbar as a component of Leptos.

use std::rc::Rc;

use leptos::prelude::*;

use crate::bar::bar;
use crate::config::Config;
use crate::delivery::Supply;
use crate::desk::desk;
use crate::runtime::{Body, Host, Opening, Runtime};
use crate::scene::Scene;
use crate::session::{Send, fetch};
use crate::view::Drawn;

/// The telesales toolbar: draws nothing until the session names an operator with the role. Attributes that are spread onto it are
/// the bar's.
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
    let host = host.unwrap_or_else(|| Box::new(()));
    let runtime = Runtime::start(&config, send, host, Opening::Unknown, Body::OfDocument);
    let owned = StoredValue::new_local(runtime.clone());
    on_cleanup(move || owned.with_value(Runtime::close));
    Drawn::new(Scene::new(runtime, config, bar, Supply::Here(desk())))
}
