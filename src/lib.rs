#![doc = include_str!("README.md")]

pub mod config;
mod foreign;
mod messages;
mod runtime;
pub mod session;
mod toolbar;

pub use config::Config;
pub use messages::{ENGLISH, Messages};
pub use runtime::{Body, Host, Opening, Runtime};
pub use telesales_core as core;
pub use toolbar::{Bar, TelesalesToolbar};

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
