//! What the commands need beyond Rust itself: found, or installed.

pub mod browser;
pub mod cargo;
pub mod npm;
pub mod rustup;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::lock::{self, Lock};

/// The folder fresh clones share: `$XDG_CACHE_HOME/telesales-toolbar`, by default in `~/.cache`.
pub fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").map(PathBuf::from) {
        Some(folder) if folder.is_absolute() => folder,
        _ => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(base.join("telesales-toolbar"))
}

/// Installing is for one run at a time, over all clones.
fn installing() -> Result<Lock> {
    lock::hold(&cache()?.join("install.lock"))
}

/// Whether a program's `--version` output names this version: `trunk 0.21.14`, `wasm-pack 0.15.1`.
fn names_version(output: &str, version: &str) -> bool {
    output.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

/// The major version in what a program prints of itself: `Chromium 150.0.7871.100 built on …` is 150.
fn major_version(output: &str) -> Option<u32> {
    output.split_whitespace().find_map(|word| word.trim_start_matches('v').split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_matched_whole() {
        assert!(names_version("wasm-bindgen 0.2.129", "0.2.129"));
        assert!(names_version("wasm-bindgen 0.2.129 (abcdef123)", "0.2.129"));
        assert!(!names_version("wasm-bindgen 0.2.12", "0.2.129"));
        assert!(!names_version("wasm-bindgen 0.2.1290", "0.2.129"));
    }

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major_version("Chromium 150.0.7871.100 built on Debian"), Some(150));
        assert_eq!(major_version("ChromeDriver 149.0.1 (0a1b)"), Some(149));
        assert_eq!(major_version("v20.20.2"), Some(20));
        assert_eq!(major_version("no number"), None);
    }
}
