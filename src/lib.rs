//! The telesales toolbar as a Leptos component: an operator of a call centre takes the place of a customer in a VTEX
//! store.
//!
//! ```ignore
//! view! { <TelesalesToolbar config=Config::default() /> }
//! ```
//!
//! Nothing is drawn until the session names an operator with the telesales role. What is shown is what the session
//! says, never what was asked for: see [`telesales_core`].

pub mod config;
mod messages;
mod runtime;
pub mod session;
mod toolbar;

pub use config::Config;
pub use messages::{ENGLISH, Messages};
pub use runtime::{Host, Opening, Runtime};
pub use telesales_core as core;
pub use toolbar::{Bar, TelesalesToolbar};

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
