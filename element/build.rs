//! Has the linker leave in the WASM what it is cut in two by (`xtask/src/split.rs`), which takes it out again.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // What is not cut keeps it, and no tool after that takes it.
    if env::var_os("CARGO_FEATURE_WHOLE").is_none() {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
