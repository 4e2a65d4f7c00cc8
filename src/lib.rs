#![doc = include_str!("README.md")]

mod attention;
mod bar;
mod browser;
pub mod config;
mod delivery;
mod desk;
mod draw;
mod foreign;
mod messages;
mod mounted;
mod runtime;
mod scene;
pub mod session;
#[cfg(feature = "style")]
mod style;
#[cfg(feature = "leptos")]
mod toolbar;
#[cfg(feature = "leptos")]
mod view;
mod words;

pub use config::Config;
pub use delivery::{Supply, Told};
pub use desk::desk;
pub use messages::{ENGLISH, Messages};
pub use mounted::Mounted;
pub use runtime::{Body, Host, Opening, Runtime};
pub use scene::Desk;
pub use telesales_core as core;
#[cfg(feature = "leptos")]
pub use toolbar::TelesalesToolbar;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
