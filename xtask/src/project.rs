//! Where things are, and what the shipped files are called.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

/// What a storefront's `<script>` names; fetches the rest only for operators.
pub const ENTRY: &str = "telesales-toolbar.js";
/// The same script as a text that stands in the page itself, and so knows where the other files are: see `FOLDER`.
pub const INLINE: &str = "telesales-toolbar.inline.js";
/// What the store replaces there by where it hosts the files: `/pkg`, `https://cdn.example.com`.
pub const FOLDER: &str = "FOLDER";
/// What a bundler's user imports: the element without its definition.
pub const MODULE: &str = "index.js";
/// What fetches the rest: the hand-written scripts for operators, with the JavaScript that wasm-bindgen writes around the WASM.
pub const GLUE: &str = "telesales-toolbar-element.js";
/// The component itself.
pub const WASM: &str = "telesales-toolbar-element_bg.wasm";
/// What is behind the bar's button: joins the component once it is reached for, or before.
pub const DESK: &str = "telesales-toolbar-desk.wasm";
/// What is fetched besides where a store wants the names of VTEX's own toolbars: made of `element/` and `style/`.
pub const COMPATIBILITY: [(&str, &str); 2] =
    [("element/compat.js", "telesales-toolbar-compat.js"), ("style/compat.css", "telesales-toolbar-compat.css")];

/// Lies beside the files of `pkg/`, and says of each that a browser fetches what it is to be.
pub const INTEGRITY: &str = "integrity.json";

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace")
}

/// The text of a file by its path below the root.
pub fn read(file: &str) -> Result<String> {
    fs::read_to_string(root().join(file)).with_context(|| format!("{file} could not be read"))
}

/// The files in a folder, which has nothing else in it, by their names.
pub fn files_in(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))? {
        let entry = entry?;
        files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
    }
    Ok(files)
}

/// Every file of the project's own below the folder that ends in one of these: what is installed or made by a command is not.
pub fn written(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    const NOT_OURS: [&str; 6] = ["node_modules", "target", "pkg", "dist", "test-results", "playwright-report"];
    let mut found = Vec::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if entry.file_type()?.is_dir() {
            if !name.starts_with('.') && !NOT_OURS.contains(&&*name) {
                found.extend(written(&path, endings)?);
            }
        } else if path.extension().is_some_and(|extension| endings.iter().any(|ending| extension == *ending)) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Puts the folder `new` where `current` is, as a whole: what is there never mixes two builds.
pub fn replace(current: &Path, new: &Path) -> Result<()> {
    let old = fresh_folder("replaced")?;
    if current.exists() {
        fs::rename(current, &old)?;
    }
    if let Some(parent) = current.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::rename(new, current).with_context(|| format!("{} could not be written", current.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
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
