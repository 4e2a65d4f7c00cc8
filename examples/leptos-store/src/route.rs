//! Which page is at which path, and how one gets from one to the other without a load.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::MouseEvent;

/// A page of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Products,
    About,
    Unknown,
}

/// Where the visitor is.
#[derive(Clone, Copy)]
pub struct Route(RwSignal<String>);

impl Route {
    /// The current address, followed through Back, Forward and links.
    pub fn follow() -> Self {
        let route = Self(RwSignal::new(path()));
        let listener = window_event_listener(leptos::ev::popstate, move |_| route.0.set(path()));
        on_cleanup(move || listener.remove());
        route
    }

    pub fn page(self) -> Page {
        self.0.with(|path| match path.as_str() {
            "/" | "/index.html" => Page::Products,
            "/about" => Page::About,
            _ => Page::Unknown,
        })
    }

    fn go(self, to: &str) {
        // Browsers refuse it to a page that does so hundreds of times within seconds; it stays where it is then.
        if window().history().and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(to))).is_ok() {
            self.0.set(path());
        }
    }
}

fn path() -> String {
    // Every document of a store has an address with a path.
    window().location().pathname().unwrap_or_default()
}

/// A link to a page of the store.
#[component]
pub fn Link(to: &'static str, #[prop(optional)] class: &'static str, children: Children) -> impl IntoView {
    let route: Route = expect_context();
    let follow = move |click: MouseEvent| {
        if is_plain(&click) {
            click.prevent_default();
            route.go(to);
        }
    };
    view! {
        <a href=to class=class on:click=follow>
            {children()}
        </a>
    }
}

/// Any other click opens a tab or a window, or saves a file.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}
