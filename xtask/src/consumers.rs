//! What is in `pkg/` as stores have it: the npm package, packed, installed, linted, type-checked, bundled, and run in a
//! browser; the recipes for VTEX's storefronts; and pages of the frameworks that storefronts are written in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tally::Tally;
use crate::tools::{browser, cargo, npm, rustup};
use crate::{build, package, project, serve, shell};

/// Where the package's consumers are, below the root; the bundlers are installed there.
const FOLDER: &str = "tests/packaging";
/// Where the recipes' tests are.
const RECIPES: &str = "tests/integrations";

/// Where the frameworks' pages are.
const FRAMEWORKS: &str = "tests/frameworks";

/// Tests the element in pages of frameworks.
pub fn test_frameworks(tally: &mut Tally) -> Result<()> {
    frameworks(tally, &[])
}

/// Writes into `docs/frameworks.md` what comes of that.
pub fn document_frameworks() -> Result<()> {
    build::build()?;
    frameworks(&mut Tally::default(), &[("TELESALES_WRITES_TABLE", "1")])
}

fn frameworks(tally: &mut Tally, environment: &[(&str, &str)]) -> Result<()> {
    npm::ensure()?;
    let folder = project::root().join(FRAMEWORKS);
    npm::ensure_in(&folder, "the frameworks", "30 MB")?;
    shell::run(shell::command("node").arg(folder.join("build.mjs")))?;
    bind_leptos_page(&folder.join("dist/leptos"))?;
    let mut playwright = playwright(&folder)?;
    shell::run_tests(playwright.envs(environment.iter().copied()), tally)
}

/// The page in Leptos, as wasm-bindgen makes it for a browser.
fn bind_leptos_page(folder: &Path) -> Result<()> {
    const PAGE: &str = "leptos-page";
    cargo::check_wasm_bindgen_matches_the_lock_file()?;
    rustup::ensure_wasm_target()?;
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;
    shell::run(shell::cargo().args(["build", "--package", PAGE, "--target", "wasm32-unknown-unknown"]))?;
    let built = project::target().join("wasm32-unknown-unknown/debug").join(PAGE).with_extension("wasm");
    let mut bind = shell::command(wasm_bindgen);
    bind.args(["--target", "web", "--no-typescript", "--out-name", "page"]).arg("--out-dir").arg(folder).arg(built);
    shell::run(&mut bind)
}

/// Tests what is written in `integrations/`.
pub fn test_recipes(tally: &mut Tally) -> Result<()> {
    npm::ensure()?;
    let folder = project::root().join(RECIPES);
    npm::ensure_in(&folder, "the Reacts, the TypeScripts and the API of VTEX's storefronts", "35 MB")?;
    shell::run_tests(&mut playwright(&folder)?, tally)
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
    shell::run_tests(&mut playwright(&folder)?, tally)
}

fn playwright(folder: &Path) -> Result<Command> {
    let mut playwright = browser::playwright(&serve::build_mock()?)?;
    playwright.arg("--config").arg(folder.join("playwright.config.mjs"));
    Ok(playwright)
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
