//! What is in `pkg/` as stores have it: the npm package, packed, installed, linted, type-checked, bundled, and run in a
//! browser; and the recipes for VTEX's storefronts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tally::Tally;
use crate::tools::{browser, npm};
use crate::{package, project, serve, shell};

/// Where the package's consumers are, below the root; the bundlers are installed there.
const FOLDER: &str = "tests/packaging";
/// Where the recipes' tests are.
const RECIPES: &str = "tests/integrations";

/// Tests what is written in `integrations/`.
pub fn test_recipes(tally: &mut Tally) -> Result<()> {
    npm::ensure()?;
    let folder = project::root().join(RECIPES);
    npm::ensure_in(&folder, "the Reacts, the TypeScripts and the API of VTEX's storefronts", "35 MB")?;
    playwright(&folder, tally)
}

/// Tests the package in `pkg/`.
pub fn test_package(tally: &mut Tally) -> Result<()> {
    npm::ensure()?;
    let folder = project::root().join(FOLDER);
    npm::ensure_in(&folder, "Vite, webpack, Next.js and TypeScript", "120 MB")?;
    install(&pack(&project::scratch())?, &folder)?;
    for script in ["lint", "types", "build"] {
        let mut run = npm_in(&folder);
        run.args(["run", "--silent", script]).env("NEXT_TELEMETRY_DISABLED", "1");
        shell::run(&mut run).with_context(|| format!("the script `{script}` of {FOLDER}/package.json"))?;
    }
    playwright(&folder, tally)
}

fn playwright(folder: &Path, tally: &mut Tally) -> Result<()> {
    let mut playwright = browser::playwright(&serve::build_mock()?)?;
    playwright.arg("--config").arg(folder.join("playwright.config.mjs"));
    shell::run_tests(&mut playwright, tally)
}

/// Makes of `pkg/` what would be published, in that folder.
pub fn pack(folder: &Path) -> Result<PathBuf> {
    let mut pack = npm_in(&project::pkg());
    pack.args(["pack", "--silent", "--pack-destination"]).arg(folder);
    let printed = shell::read(&mut pack)?;
    let name = printed.lines().last().context("npm pack did not say which file it wrote")?;
    Ok(folder.join(name))
}

/// Installs that and nothing else: the lock file is not for what every build makes anew.
fn install(packed: &Path, folder: &Path) -> Result<()> {
    let installed = folder.join("node_modules").join(package::NAME);
    // npm takes what has the same name and version for the same.
    if installed.exists() {
        fs::remove_dir_all(&installed)?;
    }
    let mut install = npm_in(folder);
    install
        .args(["install", "--no-save", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg(packed);
    shell::run(&mut install)?;
    if !installed.join("package.json").is_file() {
        bail!("npm did not install {} into {}", packed.display(), installed.display());
    }
    Ok(())
}

fn npm_in(folder: &Path) -> Command {
    let mut npm = shell::command("npm");
    npm.current_dir(folder);
    npm
}
