//! The component in a real browser, on the mock Session Manager behind the request seam.
#![cfg(target_arch = "wasm32")]

mod store;

#[path = "../hostile/mod.rs"]
mod hostile;

mod acting;
mod card;
mod looks;
mod reading;
mod session;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
