//! Where things are, and what the shipped files are called.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::Result;

/// What a storefront's `<script>` names; fetches the rest only for operators.
pub const ENTRY: &str = "telesales-toolbar.js";
/// What a bundler's user imports: the element without its definition.
pub const MODULE: &str = "index.js";
/// What fetches the rest: the hand-written scripts for operators, with the JavaScript that wasm-bindgen writes around the WASM.
pub const GLUE: &str = "telesales-toolbar-element.js";
/// The component itself.
pub const WASM: &str = "telesales-toolbar-element_bg.wasm";
/// What is fetched besides where a store wants the names of VTEX's own toolbars: made of `element/` and `style/`.
pub const COMPATIBILITY: [(&str, &str); 2] =
    [("element/compat.js", "telesales-toolbar-compat.js"), ("style/compat.css", "telesales-toolbar-compat.css")];

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace")
}

/// What a store hosts.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}

/// A folder for what must sit on one disk with `pkg/`, whatever `CARGO_TARGET_DIR` says.
pub fn scratch() -> PathBuf {
    root().join("target")
}

/// An empty folder there.
pub fn fresh_folder(name: &str) -> Result<PathBuf> {
    let folder = scratch().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// A program of an installed npm package.
pub fn npm_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
