//! What is behind the bar's button, in a WASM of its own that joins this one.
//!
//! The two functions are where `xtask/src/split.rs` cuts: what only the second one reaches goes into the other WASM, and a call of
//! the first leads there, once that has come. Their names are the tool's.

#![expect(improper_ctypes, reason = "both sides are of one compilation")]
#![expect(
    unsafe_code,
    reason = "a function of the other WASM is a foreign one; the build fails if there is none to the name"
)]

use js_sys::{Function, Promise};
use telesales_toolbar::{Desk, Supply};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[link(wasm_import_module = "__wasm_split_placeholder__")]
unsafe extern "C" {
    safe fn __wasm_split_00desk00_import_00000000000000000000000000000001_desk() -> &'static Desk;
}

#[unsafe(no_mangle)]
extern "C" fn __wasm_split_00desk00_export_00000000000000000000000000000001_desk() -> &'static Desk {
    telesales_toolbar::desk()
}

/// Has the other WASM fetched by this function, which returns a promise of its having joined, or rejects.
pub fn supply(fetch: Function) -> Supply<&'static Desk> {
    Supply::Later(Box::new(move |told| {
        let coming = fetch.call0(&JsValue::NULL);
        spawn_local(async move {
            let has_come = match coming {
                Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await.is_ok(),
                Err(_) => false,
            };
            told(has_come.then(|| __wasm_split_00desk00_import_00000000000000000000000000000001_desk()));
        });
    }))
}
