//! `cargo xtask test`: everything a change must pass, the quick steps first.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::tally::Tally;
use crate::tools::{browser, cargo, rustup};
use crate::{audit, build, consumers, crates, project, release, reproduce, serve, shell, size};

/// The crates that are built for browsers only: natively they would compile Leptos for nothing.
const FOR_BROWSERS: [&str; 4] = ["telesales-toolbar", "telesales-toolbar-element", "leptos-store", "leptos-page"];

/// A step of `cargo xtask test`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// rustfmt
    Format,
    /// node --check on every hand-written script, and the tests of those that Node runs
    Scripts,
    /// clippy, natively and for WASM
    Lint,
    /// cargo test of everything that runs without a browser
    Native,
    /// Licences, known holes and origins of crates and npm packages
    Audit,
    /// The component in headless Chromium, by wasm-pack
    Browser,
    /// The crates' documentation and packages, and a Leptos store that is built of them
    Crates,
    /// What a store hosts, in pkg/
    Build,
    /// The size budget
    Size,
    /// The recipes for VTEX's storefronts, in headless Chromium
    Recipes,
    /// The element in pages of React, Vue, Angular and others, in headless Chromium
    Frameworks,
    /// The files of a release: the same bytes when they are made again, and the demo store with them in headless Chromium
    Release,
    /// The npm package: installed, bundled by Vite, webpack and Next.js, and in headless Chromium
    Packages,
    /// The demo store in headless Chromium, its main flow in Firefox too, by Playwright
    E2e,
    /// The demo store and the example by trunk, where trunk is there
    Trunk,
}

enum Outcome {
    Passed,
    Failed,
    Skipped(String),
    /// Passed, but for what could not be checked.
    PassedBut(Vec<String>),
}

impl Step {
    /// What the step does, and why it takes long where it does.
    fn headline(self) -> &'static str {
        match self {
            Self::Format => "formatting",
            Self::Scripts => "syntax of the scripts, and the benchmark's tests",
            Self::Lint => "lints, natively and for WASM (the first time it checks every dependency twice: 3 minutes)",
            Self::Native => "native tests (the first time it compiles the mock's web server: 1 minute)",
            Self::Audit => "licences, known holes and origins (the first time it compiles cargo-deny: 1 minute)",
            Self::Browser => {
                "the component in a browser (the first time it compiles Leptos for WASM, and installs its tools: 10 minutes)"
            }
            Self::Crates => {
                "the crates' documentation and packages, and a store built of them (the first time it compiles Leptos: 2 minutes)"
            }
            Self::Build => "what a store hosts, in pkg/",
            Self::Size => "the size budget",
            Self::Recipes => {
                "the recipes for VTEX's storefronts (the first time it installs their Reacts: half a minute)"
            }
            Self::Frameworks => "the element in pages of frameworks (the first time it installs those: half a minute)",
            Self::Release => "the files of a release, made again and in a browser",
            Self::Packages => {
                "the npm package as its consumers have it (the first time it installs their bundlers: 1 minute)"
            }
            Self::E2e => "the demo store in browsers",
            Self::Trunk => "the demo store and the example by trunk",
        }
    }

    /// The name `--only` knows it by.
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn rests_on_build(self) -> bool {
        matches!(
            self,
            Self::Size | Self::Recipes | Self::Frameworks | Self::Release | Self::Packages | Self::E2e | Self::Trunk
        )
    }

    fn perform(self, tally: &mut Tally) -> Result<Outcome> {
        match self {
            Self::Format => format(),
            Self::Scripts => check_scripts(tally),
            Self::Lint => lint(),
            Self::Native => native(tally),
            Self::Audit => return audit(),
            Self::Browser => in_a_browser(tally),
            Self::Crates => crates(tally),
            Self::Build => build::build(),
            Self::Size => size::size(),
            Self::Recipes => consumers::test_recipes(tally),
            Self::Frameworks => consumers::test_frameworks(tally),
            Self::Packages => consumers::test_package(tally),
            Self::Release => release(tally),
            Self::E2e => end_to_end(tally),
            Self::Trunk => return trunk(),
        }
        .map(|()| Outcome::Passed)
    }
}

/// Runs the steps, up to the first that fails.
pub fn test(only: &[Step]) -> Result<()> {
    let mut tally = Tally::default();
    let mut done = Vec::new();
    let mut failure = None;
    for step in plan(only) {
        println!("\n── {}: {}", step.name(), step.headline());
        let start = Instant::now();
        let outcome = step.perform(&mut tally).unwrap_or_else(|error| {
            failure = Some(error.context(failed(step)));
            Outcome::Failed
        });
        done.push((step, outcome, start.elapsed()));
        if failure.is_some() {
            break;
        }
    }
    summarise(&done);
    if !tally.is_empty() {
        println!("{tally}");
    }
    failure.map_or(Ok(()), Err)
}

fn failed(step: Step) -> String {
    let name = step.name();
    format!("the step `{name}` failed. To run it alone: cargo xtask test --only {name}")
}

/// All steps in order, or those asked for with the build they rest on.
fn plan(only: &[Step]) -> Vec<Step> {
    let builds = only.iter().any(|step| step.rests_on_build());
    Step::value_variants()
        .iter()
        .copied()
        .filter(|step| only.is_empty() || only.contains(step) || (builds && *step == Step::Build))
        .collect()
}

fn summarise(done: &[(Step, Outcome, Duration)]) {
    println!();
    for (step, outcome, duration) in done {
        let outcome = match outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::Skipped(why) => why,
            Outcome::PassedBut(not_checked) => &format!("passed, but could not check {}", not_checked.join("; ")),
        };
        println!("{:<8} {:>6.1} s  {outcome}", step.name(), duration.as_secs_f32());
    }
    println!();
}

fn format() -> Result<()> {
    rustup::ensure_rustfmt()?;
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
        .context("the formatting differs. To repair it: cargo fmt --all")
}

fn check_scripts(tally: &mut Tally) -> Result<()> {
    let scripts = project::written(project::root(), &["js", "mjs"])?;
    for script in &scripts {
        shell::run(shell::command("node").arg("--check").arg(script))?;
    }
    // By their names: what Node makes of a folder differs from version to version, and so does how it reports.
    let tests = scripts.iter().filter(|script| script.to_string_lossy().ends_with(".test.mjs"));
    shell::run_tests(shell::command("node").args(["--test", "--test-reporter=spec"]).args(tests), tally)
}

fn lint() -> Result<()> {
    rustup::ensure_clippy()?;
    rustup::ensure_wasm_target()?;
    let deny_warnings = ["--all-targets", "--", "-D", "warnings"];
    shell::run(shell::cargo().arg("clippy").args(native_crates()).args(deny_warnings))?;
    let for_browsers = FOR_BROWSERS.iter().flat_map(|name| ["--package", name]);
    shell::run(
        shell::cargo().args(["clippy", "--target", "wasm32-unknown-unknown"]).args(for_browsers).args(deny_warnings),
    )
}

fn native(tally: &mut Tally) -> Result<()> {
    shell::run_tests(shell::cargo().arg("test").args(native_crates()), tally)
}

fn native_crates() -> impl Iterator<Item = &'static str> {
    let excluded = FOR_BROWSERS.iter().flat_map(|name| ["--exclude", name]);
    ["--workspace"].into_iter().chain(excluded)
}

fn audit() -> Result<Outcome> {
    let not_checked = audit::audit()?;
    Ok(if not_checked.is_empty() { Outcome::Passed } else { Outcome::PassedBut(not_checked) })
}

fn in_a_browser(tally: &mut Tally) -> Result<()> {
    cargo::check_wasm_bindgen_matches_the_lock_file()?;
    rustup::ensure_wasm_target()?;
    let browser = browser::ensure_chromium()?;
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;
    let wasm_pack = cargo::WASM_PACK.ensure()?;
    let folders = [&wasm_bindgen, &browser.driver].into_iter().filter_map(|program| program.parent());
    let mut command = shell::command(wasm_pack);
    command
        .args(["test", "--headless", "--chrome", "--mode", "no-install"])
        .env("PATH", shell::path_with(folders)?)
        // Seconds for all tests together; 20 unless told otherwise, which a busy machine may exceed.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    shell::run_tests(&mut command, tally)
}

/// What the tests compare the toolbar's looks with, taken from what there is.
pub fn take_pictures() -> Result<()> {
    build::build()?;
    playwright(&["gallery", "--grep", "looks as it did", "--update-snapshots"], &mut Tally::default())
}

fn end_to_end(tally: &mut Tally) -> Result<()> {
    playwright(&[], tally)
}

fn crates(tally: &mut Tally) -> Result<()> {
    rustup::ensure_wasm_target()?;
    crates::document()?;
    let store = crates::build()?;
    let mut tests = playwright_for(&store.mock, &store.site)?;
    shell::run_tests(tests.arg("--config").arg(store.playwright), tally)
}

fn release(tally: &mut Tally) -> Result<()> {
    reproduce::shrink_again()?;
    let mut tests = playwright_for(&serve::build_mock()?, &release::assemble_site()?)?;
    shell::run_tests(tests.arg("--config").arg(release::TESTS), tally)
}

fn playwright(arguments: &[&str], tally: &mut Tally) -> Result<()> {
    let firefox = browser::ensure_firefox()?;
    let mut tests = playwright_for(&serve::build_mock()?, &serve::assemble_site()?)?;
    shell::run_tests(tests.args(arguments).env(browser::FIREFOX_VARIABLE, firefox), tally)
}

/// `playwright test` with the mock, which serves that site.
fn playwright_for(mock: &Path, site: &Path) -> Result<Command> {
    let mut command = browser::playwright(mock)?;
    command.env("TELESALES_SITE", site);
    Ok(command)
}

/// Trunk is only for those who have it, and the end-to-end tests do not need it, so it is not installed for this.
fn trunk() -> Result<Outcome> {
    let Some(trunk) = cargo::TRUNK.find()? else {
        return Ok(Outcome::Skipped(format!("skipped: {} is not there", cargo::TRUNK.name())));
    };
    // It takes wasm-bindgen from the path.
    let bindgen = cargo::WASM_BINDGEN.ensure()?;
    let path = shell::path_with(bindgen.parent())?;
    let dist = project::scratch().join("trunk-dist");
    for (app, made) in [(".", "pkg/telesales-toolbar.js"), ("examples/leptos-store", "leptos-store_bg.wasm")] {
        let mut command = shell::command(&trunk);
        command.args(["build", "--offline", "--dist"]).arg(&dist).env("PATH", &path);
        shell::run(command.current_dir(project::root().join(app)))?;
        if !dist.join(made).is_file() {
            bail!("trunk did not put {made} in its dist folder, {}", dist.display());
        }
    }
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_some_are_asked_for() {
        assert_eq!(plan(&[]), Step::value_variants());
        assert_eq!(plan(&[Step::Native, Step::Format]), [Step::Format, Step::Native]);
    }

    #[test]
    fn what_rests_on_the_build_brings_it_along() {
        assert_eq!(plan(&[Step::E2e]), [Step::Build, Step::E2e]);
    }
}
