//! `cargo xtask bench`: this toolbar beside the same one in plain JavaScript, in Preact and in React; `bench/` does it.

use anyhow::{Context, Result};

use crate::tools::{browser, npm};
use crate::{build, project, shell};

/// Where it is, below the root.
const FOLDER: &str = "bench";
/// What begins it.
const RUN: &str = "bench/run.mjs";

/// Builds and installs what is compared, measures it and writes `docs/performance.md`; fails when a target is missed.
/// Those are options of `bench/run.mjs`.
pub fn bench(options: &[String]) -> Result<()> {
    let browser = browser::ensure_chromium()?;
    build::build()?;
    npm::ensure()?;
    npm::ensure_in(&project::root().join(FOLDER), "React and Preact", "2 MB")?;
    println!("Measuring: two minutes or more for each run of all pages. Leave the machine alone meanwhile");
    let mut command = shell::command("node");
    // What is behind the bar's button may not be waited for longer than if it were there from the beginning.
    let whole = build::ship_whole()?;
    command
        .arg(RUN)
        .arg("--product")
        .arg(format!("unsplit={}", whole.display()))
        .args(options)
        .env(browser::CHROMIUM_VARIABLE, browser.chromium);
    shell::run(&mut command).context("a target is missed, or not all could be measured; see above")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::{Arguments, Command};

    #[test]
    fn options_are_handed_on_as_they_are() {
        let words = ["cargo xtask", "bench", "--runs", "1", "--product", "unsplit=../older/pkg"];
        let Ok(Arguments { command: Command::Bench { options } }) = Arguments::try_parse_from(words) else {
            panic!("these are options of the benchmark");
        };
        assert_eq!(options, words[2..]);
    }
}
