//! Has the linker leave in the WASM what it is cut in two by (`xtask/src/split.rs`), which takes it out again.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
}
