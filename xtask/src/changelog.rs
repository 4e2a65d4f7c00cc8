//! CHANGELOG.md, as keepachangelog.com describes it.

use anyhow::{Context, Result, bail};

use crate::shell;

pub const FILE: &str = "CHANGELOG.md";
const UNRELEASED: &str = "## [Unreleased]\n";

/// Makes of what is unreleased the entry of a version.
pub fn release(changes: &str, version: &str, date: &str) -> Result<String> {
    if changes.contains(&heading(version)) {
        bail!("{FILE} has an entry for {version} already");
    }
    let (before, after) = changes.split_once(UNRELEASED).with_context(|| {
        format!("{FILE} has no line `{}`, under which the changes since the last release stand", UNRELEASED.trim())
    })?;
    if text_of(after).is_empty() {
        bail!(
            "{FILE} says nothing under `{}`. Write there what changes for those who use the toolbar",
            UNRELEASED.trim()
        );
    }
    Ok(format!("{before}{UNRELEASED}\n{} - {date}\n{after}", heading(version)))
}

/// An error unless a version has an entry with a date that says something.
pub fn check(changes: &str, version: &str) -> Result<()> {
    let heading = heading(version);
    let Some((_, entry)) = changes.split_once(&format!("\n{heading} - ")) else {
        bail!("{FILE} has no entry `{heading} - <date>`. `cargo xtask version` writes it of what is unreleased");
    };
    let (date, text) = entry.split_once('\n').unwrap_or((entry, ""));
    if !is_date(date) {
        bail!("{FILE} gives {version} the date `{date}`. A date is written like 2026-03-31");
    }
    if text_of(text).is_empty() {
        bail!("{FILE} says nothing of {version}. Write there what changes for those who use the toolbar");
    }
    if !text_of(changes.split_once(UNRELEASED).map_or("", |(_, after)| after)).is_empty() {
        bail!(
            "{FILE} has unreleased changes. `cargo xtask version patch` (or minor, or major) makes a version of them"
        );
    }
    Ok(())
}

/// Of this machine, in UTC.
pub fn today() -> Result<String> {
    shell::read(shell::command("date").args(["-u", "+%Y-%m-%d"]))
}

fn heading(version: &str) -> String {
    format!("## [{version}]")
}

/// What stands there up to the next version, without the headings within.
fn text_of(entry: &str) -> String {
    let lines = entry.lines().take_while(|line| !line.starts_with("## "));
    lines.filter(|line| !line.starts_with('#')).map(str::trim).collect()
}

fn is_date(text: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.trim().split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGES: &str =
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A bell.\n\n## [0.1.0] - 2026-01-31\n\n- The bar.\n";

    #[test]
    fn what_is_unreleased_becomes_the_version_s() {
        assert_eq!(
            release(CHANGES, "0.2.0", "2026-03-31").unwrap(),
            "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-03-31\n\n### Added\n\n- A bell.\n\n\
             ## [0.1.0] - 2026-01-31\n\n- The bar.\n"
        );
    }

    #[test]
    fn the_entry_that_is_made_is_one_that_can_be_released() {
        check(&release(CHANGES, "0.2.0", "2026-03-31").unwrap(), "0.2.0").unwrap();
        check(&release(CHANGES, "0.2.0", &today().unwrap()).unwrap(), "0.2.0").unwrap();
    }

    #[test]
    fn a_version_is_not_made_of_nothing_nor_twice() {
        let made = |changes: &str, version| release(changes, version, "2026-03-31").unwrap_err().to_string();
        assert!(made(&CHANGES.replace("- A bell.\n", ""), "0.2.0").contains("says nothing under `## [Unreleased]`"));
        assert!(made("# Changelog\n", "0.2.0").contains("has no line `## [Unreleased]`"));
        assert!(made(CHANGES, "0.1.0").contains("has an entry for 0.1.0 already"));
    }

    #[test]
    fn a_version_without_an_entry_or_a_date_or_words_is_not_released() {
        let released = CHANGES.replace("- A bell.\n", "");
        check(&released, "0.1.0").unwrap();
        let error = |changes: &str, version| check(changes, version).unwrap_err().to_string();
        assert!(error(&released, "0.2.0").contains("has no entry `## [0.2.0] - <date>`"));
        assert!(error(&released.replace("2026-01-31", "soon"), "0.1.0").contains("the date `soon`"));
        assert!(error(&released.replace("- The bar.\n", ""), "0.1.0").contains("says nothing of 0.1.0"));
    }

    #[test]
    fn a_version_is_not_released_beside_changes_that_belong_to_none() {
        assert!(check(CHANGES, "0.1.0").unwrap_err().to_string().contains("has unreleased changes"));
    }
}
