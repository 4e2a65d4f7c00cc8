//! `cargo xtask version`: the next version, in the one place it stands and in what cargo wants to be like it.

use std::fmt;
use std::fs;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::{changelog, project, shell};

const MANIFEST: &str = "Cargo.toml";
/// Those of our crates that the others get from a registry one day, so that cargo wants a version besides the path.
const REQUIRED: [&str; 2] = ["telesales-core", "telesales-toolbar"];

/// Where people read what to write into their own Cargo.toml, and what stands there before the version.
const READMES: [(&str, &str); 2] =
    [("src/README.md", "telesales-toolbar = "), ("mock/README.md", "session-manager-mock = { version = ")];

/// What cargo and npm both understand: `1.2.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u64; 3]);

/// Which version is to be next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    Major,
    Minor,
    Patch,
    Exactly(Version),
}

impl Version {
    fn next(self, next: Next) -> Result<Self> {
        let [major, minor, patch] = self.0;
        let next = match next {
            Next::Major => Self([major + 1, 0, 0]),
            Next::Minor => Self([major, minor + 1, 0]),
            Next::Patch => Self([major, minor, patch + 1]),
            Next::Exactly(version) => version,
        };
        if next <= self {
            bail!("{next} does not come after {self}, which is the version now");
        }
        Ok(next)
    }

    /// What those require who take any later version that breaks nothing: `1`, and `0.1` before there is a 1.
    fn requirement(self) -> String {
        let [major, minor, _] = self.0;
        if major == 0 { format!("0.{minor}") } else { major.to_string() }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(formatter, "{major}.{minor}.{patch}")
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |part: &str| {
            let is_plain = part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            is_plain.then(|| part.parse().ok()).flatten()
        };
        let numbers: Option<Vec<u64>> = text.split('.').map(number).collect();
        let numbers = numbers.and_then(|numbers| <[u64; 3]>::try_from(numbers).ok());
        numbers.map(Self).ok_or_else(|| format!("`{text}` is no version: three numbers are, such as 1.2.3"))
    }
}

impl FromStr for Next {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "major" => Ok(Self::Major),
            "minor" => Ok(Self::Minor),
            "patch" => Ok(Self::Patch),
            version => {
                version.parse().map(Self::Exactly).map_err(|error: String| format!("{error}; or patch, minor or major"))
            }
        }
    }
}

/// Sets the version, and moves what CHANGELOG.md says is unreleased under it.
pub fn set(next: Next) -> Result<()> {
    let manifest = project::read(MANIFEST)?;
    let old = current(&manifest)?;
    let version = old.next(next)?;
    let changes = project::read(changelog::FILE)?;
    // All first: what is wrong with one is known before another is written.
    let mut written = vec![
        (MANIFEST, with_version(&manifest, version)?),
        (changelog::FILE, changelog::release(&changes, &version.to_string(), &changelog::today()?)?),
    ];
    for (name, before) in READMES {
        written.push((name, with_requirement(name, before, old, version)?));
    }
    for (name, text) in written {
        fs::write(project::root().join(name), text)?;
    }
    // Cargo.lock has the versions of our own crates, too.
    shell::run(shell::cargo().args(["update", "--workspace", "--offline", "--quiet"]))?;
    println!(
        "The version is {version}. Read what {} says of it, then:\n\n    git commit --all --message 'Version {version}'\n    \
         cargo xtask release\n",
        changelog::FILE
    );
    Ok(())
}

/// The version of all crates and of the npm package.
fn current(manifest: &str) -> Result<Version> {
    let section = manifest.split("[workspace.package]\n").nth(1).context("Cargo.toml has no [workspace.package]")?;
    let line = section.lines().take_while(|line| !line.starts_with('[')).find(|line| line.starts_with("version = \""));
    let quoted = line.and_then(|line| line.split('"').nth(1));
    let text = quoted.context("[workspace.package] in Cargo.toml has no line `version = \"…\"`")?;
    text.parse().map_err(anyhow::Error::msg)
}

fn with_version(manifest: &str, version: Version) -> Result<String> {
    let old = current(manifest)?;
    let own = |version: Version| format!("[workspace.package]\nversion = \"{version}\"\n");
    let mut text = replaced(manifest, &own(old), &own(version))?;
    for name in REQUIRED {
        let line = text.lines().find(|line| line.starts_with(&format!("{name} = {{ path = ")));
        let line = line.with_context(|| format!("Cargo.toml has no line `{name} = {{ path = …`"))?.to_owned();
        let required = |version: Version| format!(", version = \"{version}\"");
        let new = replaced(&line, &required(old), &required(version)).with_context(|| format!("of {name}"))?;
        text = replaced(&text, &line, &new)?;
    }
    Ok(text)
}

fn with_requirement(name: &str, before: &str, old: Version, version: Version) -> Result<String> {
    let line = |version: Version| format!("{before}\"{}\"", version.requirement());
    replaced(&project::read(name)?, &line(old), &line(version)).with_context(|| name.to_owned())
}

/// With one text, which stands there once, in place of another.
fn replaced(text: &str, old: &str, new: &str) -> Result<String> {
    let times = text.matches(old).count();
    if times != 1 {
        bail!("`{}` stands there {times} times, and should once", old.trim());
    }
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    #[test]
    fn a_version_is_three_numbers() {
        assert_eq!(version("0.10.2").to_string(), "0.10.2");
        for text in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "v1.2.3",
            "1.2.x",
            "1.02.3",
            "1.2.3-beta",
            "1..3",
            "+1.2.3",
            "99999999999999999999.0.0",
        ] {
            let error = text.parse::<Version>().unwrap_err();
            assert!(error.contains(&format!("`{text}` is no version")), "{error}");
        }
    }

    #[test]
    fn the_next_version_is_named_by_its_kind_or_itself() {
        let next = |text: &str| version("1.2.3").next(text.parse().unwrap()).unwrap().to_string();
        assert_eq!(["major", "minor", "patch", "1.4.0"].map(next), ["2.0.0", "1.3.0", "1.2.4", "1.4.0"]);
        assert!("huge".parse::<Next>().unwrap_err().ends_with("; or patch, minor or major"));
    }

    #[test]
    fn a_version_that_is_not_newer_is_an_error() {
        for same_or_older in ["1.2.3", "1.1.9"] {
            let error = version("1.2.3").next(Next::Exactly(version(same_or_older))).unwrap_err().to_string();
            assert_eq!(error, format!("{same_or_older} does not come after 1.2.3, which is the version now"));
        }
    }

    #[test]
    fn the_project_s_own_manifest_gets_the_version_wherever_it_stands() {
        let manifest = project::read(MANIFEST).unwrap();
        let old = current(&manifest).unwrap();
        assert_eq!(old.to_string(), env!("CARGO_PKG_VERSION"));
        let new = with_version(&manifest, version("31.7.12")).unwrap();
        assert_eq!(new.matches("\"31.7.12\"").count(), 1 + REQUIRED.len());
        let changed = manifest.lines().zip(new.lines()).filter(|(before, after)| before != after).count();
        assert_eq!(changed, 1 + REQUIRED.len());
        assert_eq!(with_version(&new, old).unwrap(), manifest);
    }

    #[test]
    fn a_requirement_that_differs_from_the_version_is_an_error() {
        let manifest = project::read(MANIFEST).unwrap();
        let old = current(&manifest).unwrap();
        let line = format!("telesales-core = {{ path = \"core\", version = \"{old}\"");
        let manifest = manifest.replace(&line, &line.replace(&old.to_string(), "0.0.1"));
        let error = format!("{:#}", with_version(&manifest, version("31.7.12")).unwrap_err());
        assert_eq!(error, format!("of telesales-core: `, version = \"{old}\"` stands there 0 times, and should once"));
    }

    #[test]
    fn what_people_are_to_require_is_the_version() {
        let requirement = |text| version(text).requirement();
        assert_eq!(["0.1.4", "0.10.0", "1.2.3"].map(requirement), ["0.1", "0.10", "1"]);
        let old = version(env!("CARGO_PKG_VERSION"));
        for (name, before) in READMES {
            let text = with_requirement(name, before, old, version("31.7.12")).unwrap();
            assert!(text.contains(&format!("{before}\"31\"")), "{name}");
            assert!(with_requirement(name, before, version("99.0.0"), old).is_err());
        }
    }

    #[test]
    fn a_manifest_without_a_version_is_an_error() {
        assert!(current("[package]\nversion = \"1.2.3\"\n").is_err());
        assert!(current("[workspace.package]\nedition = \"2024\"\n[package]\nversion = \"1.2.3\"\n").is_err());
    }
}
