//! `cargo xtask test --only audit`: licences, known holes and origins of what the project is made with.
//!
//! What needs a server that may be out of reach is looked up within a minute, and where that is not possible the step says
//! so and goes on. What is found fails it.

mod finding;
mod npm;

use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::shell;
use crate::tools::cargo;
use finding::{Finding, PATIENCE, last_words, no_answer};

/// Checks everything; returns what could not be checked, and why.
pub fn audit() -> Result<Vec<String>> {
    npm::check_locks()?;
    check_crates()?;
    let mut not_checked = Vec::new();
    for (what, look_up) in [
        ("known holes in crates", crate_advisories as fn() -> Result<Finding>),
        ("known holes in npm packages", npm::advisories),
        ("signatures of npm packages", npm::signatures),
    ] {
        match look_up()? {
            Finding::Nothing => println!("{what}: none is bad"),
            Finding::Something(found) => bail!("{what}: {found}"),
            Finding::NotChecked(why) => {
                println!("{what}: NOT CHECKED: {why}");
                not_checked.push(format!("{what} ({why})"));
            }
        }
    }
    Ok(not_checked)
}

/// Licences, duplicates and origins: all there is to know of them is in the crates themselves.
fn check_crates() -> Result<()> {
    shell::run(deny()?.args(["check", "-D", "warnings", "bans", "licenses", "sources"]))
        .context("a crate is not as deny.toml wants it. Choose another, or write the reason for an exception there")
}

fn deny() -> Result<Command> {
    let mut command = shell::command(cargo::CARGO_DENY.ensure()?);
    command.args(["--workspace", "--locked"]);
    Ok(command)
}

/// By the database of `RustSec`, which is a repository of its own.
fn crate_advisories() -> Result<Finding> {
    let fetched = shell::output_within(deny()?.args(["fetch", "db"]), PATIENCE)?;
    if let Some(why) = why_not(fetched.as_ref()) {
        return Ok(Finding::NotChecked(why));
    }
    // Not to fetch it once more.
    Ok(match shell::run(deny()?.args(["--offline", "check", "advisories"])) {
        Ok(()) => Finding::Nothing,
        Err(_) => Finding::Something("see above; where nothing can be done, deny.toml takes an exception".into()),
    })
}

/// Why a program failed, in the last of its words; none where it did not.
fn why_not(output: Option<&Output>) -> Option<String> {
    match output {
        None => Some(no_answer()),
        Some(output) if output.status.success() => None,
        Some(output) => Some(last_words(&String::from_utf8_lossy(&output.stderr))),
    }
}
