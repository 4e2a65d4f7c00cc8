//! The parts of the pinned toolchain that rustup installs by itself only where `RUSTUP_AUTO_INSTALL` allows it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::installing;
use crate::shell;

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WASM.
pub fn ensure_wasm_target() -> Result<()> {
    let library = rustlib()?.join(WASM);
    ensure(|| library.is_dir(), &["target", "add", WASM])
}

/// The standard library's source, which the element is compiled with.
pub fn ensure_standard_library_source() -> Result<()> {
    let source = standard_library_source()?.join("library");
    ensure(|| source.is_dir(), &["component", "add", "rust-src"])
}

/// Where the standard library's source is, or will be.
pub fn standard_library_source() -> Result<PathBuf> {
    Ok(rustlib()?.join("src/rust"))
}

fn rustlib() -> Result<PathBuf> {
    let sysroot = shell::read(shell::command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib"))
}

/// `cargo fmt`.
pub fn ensure_rustfmt() -> Result<()> {
    ensure(|| shell::succeeds(shell::cargo().args(["fmt", "--version"])), &["component", "add", "rustfmt"])
}

/// `cargo clippy`.
pub fn ensure_clippy() -> Result<()> {
    ensure(|| shell::succeeds(shell::cargo().args(["clippy", "--version"])), &["component", "add", "clippy"])
}

fn ensure(is_there: impl Fn() -> bool, arguments: &[&str]) -> Result<()> {
    if is_there() {
        return Ok(());
    }
    let _lock = installing()?;
    if is_there() {
        return Ok(());
    }
    let mut rustup = shell::command("rustup");
    rustup.args(arguments);
    if shell::find("rustup").is_none() {
        bail!("{}", without_rustup(&rustup));
    }
    println!("Adding to the Rust toolchain: `{}` (a download of some 20 MB)", shell::line(&rustup));
    shell::run(&mut rustup).with_context(|| by_hand(&rustup))
}

fn by_hand(rustup: &Command) -> String {
    format!(
        "the Rust toolchain lacks a part. Is the network there? By hand, in this folder:\n\n    {}\n\n\
         and then the same `cargo xtask` again",
        shell::line(rustup)
    )
}

fn without_rustup(rustup: &Command) -> String {
    format!(
        "this Rust was not installed by rustup and lacks a part. Install rustup, or the part that this would add:\n\n    {}\n",
        shell::line(rustup)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_part_names_the_exact_command() {
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", WASM]);
        assert!(by_hand(&rustup).contains("\n    rustup target add wasm32-unknown-unknown\n"));
    }
}
