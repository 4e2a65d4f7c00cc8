//! The packages of package.json: esbuild, binaryen (wasm-opt), Playwright and axe; and those of other folders that have one.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use super::major_version;
use crate::{lock, project, shell};

/// The oldest Node that Playwright runs on.
const NODE: u32 = 20;

/// Installs what package-lock.json says, when it is not installed yet.
pub fn ensure() -> Result<()> {
    ensure_in(project::root(), "esbuild, wasm-opt and Playwright", "50 MB")
}

/// The same in another folder that has such a file: `what` is in it, and how much there is to `download`.
pub fn ensure_in(folder: &Path, what: &str, download: &str) -> Result<()> {
    check_node()?;
    if is_installed(folder) {
        return Ok(());
    }
    let _lock = lock::hold(&project::scratch().join("npm.lock"))?;
    if is_installed(folder) {
        return Ok(());
    }
    println!("Installing {what} into node_modules (a download of some {download})");
    // None of these packages needs a script of its own to run at installing.
    let mut install = shell::command("npm");
    install
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::run(&mut install).with_context(|| {
        format!(
            "the npm packages could not be installed. Is the network there? By hand, in {}:\n\n    {}\n\n\
             and then the same `cargo xtask` again",
            folder.display(),
            shell::line(&install)
        )
    })
}

fn check_node() -> Result<()> {
    let version = shell::read(shell::command("node").arg("--version")).with_context(|| {
        format!("Node.js {NODE} or newer is needed, with npm: install it from your system's packages")
    })?;
    if major_version(&version).is_none_or(|major| major < NODE) {
        bail!("Node.js {NODE} or newer is needed, but `node --version` says {version}");
    }
    Ok(())
}

/// npm writes its hidden lock file last, so it also tells a complete install from an interrupted one.
fn is_installed(folder: &Path) -> bool {
    let changed = |file: &Path| file.metadata().and_then(|metadata| metadata.modified()).ok();
    let wanted: Option<SystemTime> = changed(&folder.join("package-lock.json"));
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    installed.is_some() && installed >= wanted
}
