//! What an operator sees: the model in, wishes out. Nothing is decided here, fetched or kept.

mod bar;
mod card;
mod log_in;
mod menu;
mod message;
mod once;
#[cfg(feature = "style")]
mod style;

use std::rc::Rc;

use leptos::prelude::*;
use telesales_core::{MadeFor, Model, Stage};

pub use bar::Bar;

use crate::config::{Config, Shortcut};
use crate::messages::{Messages, around};
use crate::runtime::{Host, Opening, Runtime};
use crate::session::{Send, fetch};

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
        Runtime::start(&config, send, host.unwrap_or_else(|| Box::new(())), Opening::Unknown, MadeFor::Unread);
    let owned = StoredValue::new_local(runtime.clone());
    on_cleanup(move || owned.with_value(Runtime::close));
    view! { <Bar runtime config /> }
}

/// What every view is given.
#[derive(Clone, Copy)]
struct Scene {
    model: ReadSignal<Model>,
    texts: &'static Messages,
    orders_url: StoredValue<String>,
    shortcut: StoredValue<Shortcut>,
    wish: UnsyncCallback<Wish>,
}

/// What the operator wants. Whether it can be had, the machine decides.
enum Wish {
    Impersonate(String),
    Stop,
    CheckAgain,
    Reload,
}

impl Scene {
    fn new(runtime: Runtime, config: Config) -> Self {
        Self {
            model: runtime.model(),
            texts: config.texts,
            orders_url: StoredValue::new(config.orders_url),
            shortcut: StoredValue::new(config.shortcut),
            wish: UnsyncCallback::new(move |wish| match wish {
                Wish::Impersonate(text) => runtime.impersonate(text, drop),
                Wish::Stop => runtime.stop(drop),
                Wish::CheckAgain => runtime.refresh(),
                Wish::Reload => runtime.reload(),
            }),
        }
    }

    /// Who is logged in, in words.
    fn operator(self) -> impl IntoView {
        let (before, after) = around(self.texts.attendant());
        let email = move || self.model.with(|model| model.stage().operator().map(|operator| operator.email.clone()));
        view! {
            <span class="telesales-operator" hidden=move || email().is_none()>
                {before}
                <bdi dir="ltr">{email}</bdi>
                {after}
            </span>
        }
    }

    /// What is under way, in words.
    fn progress(self) -> Option<&'static str> {
        self.model.with(|model| match model.stage().name() {
            "starting" => Some(self.texts.logging_in()),
            "stopping" => Some(self.texts.logging_out()),
            _ => None,
        })
    }

    /// Why the last thing did not work, and what follows from it, in words.
    fn message(self) -> Option<String> {
        let (notice, is_outdated) =
            self.model.with(|model| (model.stage().notice(), matches!(model.stage(), Stage::Outdated { .. })));
        let message = self.texts.failure(notice?);
        Some(if is_outdated { format!("{message} {}", self.texts.outdated()) } else { message })
    }
}
