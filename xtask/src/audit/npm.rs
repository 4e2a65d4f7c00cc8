//! What is known of npm packages: in their lock files, and on npm's servers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::finding::{Finding, PATIENCE, last_words, no_answer};
use crate::tools::npm;
use crate::{project, shell};

/// What npm installs: for the build and the tests, for the tests of those who embed the toolbar (also by a framework), and for the benchmark.
const LOCKS: [&str; 5] = [
    "package-lock.json",
    "tests/packaging/package-lock.json",
    "tests/integrations/package-lock.json",
    "tests/frameworks/package-lock.json",
    "bench/package-lock.json",
];

/// Licences of npm packages. None of these packages is shipped: MPL, OFL and LGPL (of pictures in Next.js, which is only run)
/// ask for something only of who passes them on.
const LICENCES: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 AND LGPL-3.0-or-later",
    "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
    "BlueOak-1.0.0",
    // htmx's own name for 0BSD.
    "BSD-0-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "ISC",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT OR Apache-2.0",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
];

/// Known holes in what is installed, and in what the tests of others would install.
pub fn advisories() -> Result<Finding> {
    for lock in LOCKS {
        let folder = project::root().join(lock).parent().context("a lock file is in a folder")?.to_owned();
        let finding = finds(&folder, &["audit", "--json", "--package-lock-only"], read_audit)?;
        if finding != Finding::Nothing {
            return Ok(finding);
        }
    }
    Ok(Finding::Nothing)
}

/// Whether the packages are those that the registry signed.
pub fn signatures() -> Result<Finding> {
    finds(project::root(), &["audit", "signatures", "--json"], read_signatures)
}

fn finds(folder: &Path, arguments: &[&str], read: fn(&str) -> Finding) -> Result<Finding> {
    let mut command = shell::command("npm");
    command.current_dir(folder).args(arguments).args(["--fetch-retries=0", "--loglevel=error"]);
    Ok(match shell::output_within(&mut command, PATIENCE)? {
        Some(output) => read(&String::from_utf8_lossy(&output.stdout)),
        None => Finding::NotChecked(no_answer()),
    })
}

/// Reads what `npm audit --json` prints, also where the server refuses.
fn read_audit(json: &str) -> Finding {
    #[derive(Deserialize)]
    struct Report {
        vulnerabilities: BTreeMap<String, Vulnerability>,
    }
    #[derive(Deserialize)]
    struct Vulnerability {
        severity: String,
    }
    let Ok(Report { vulnerabilities }) = serde_json::from_str(json) else {
        return Finding::NotChecked(why_not(json));
    };
    something(vulnerabilities.iter().map(|(name, Vulnerability { severity })| format!("{name} ({severity})")))
}

/// Reads what `npm audit signatures --json` prints, also where the keys cannot be had.
fn read_signatures(json: &str) -> Finding {
    #[derive(Deserialize)]
    struct Report {
        invalid: Vec<Package>,
        missing: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let Ok(Report { invalid, missing }) = serde_json::from_str(json) else {
        return Finding::NotChecked(why_not(json));
    };
    let worded = |what: &'static str| move |Package { name, version }: &Package| format!("{name} {version} ({what})");
    something(invalid.iter().map(worded("invalid")).chain(missing.iter().map(worded("missing"))))
}

fn something(found: impl Iterator<Item = String>) -> Finding {
    let found: Vec<_> = found.collect();
    if found.is_empty() { Finding::Nothing } else { Finding::Something(found.join(", ")) }
}

/// npm's own words, in one of the two shapes that its errors have.
fn why_not(json: &str) -> String {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Failure {
        message: String,
        error: Summary,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Summary {
        summary: String,
    }
    let Failure { message, error } = serde_json::from_str(json).unwrap_or_default();
    let words = [message, error.summary].into_iter().find(|words| !words.is_empty());
    words.map_or_else(|| "npm did not say why".into(), |words| last_words(&words))
}

/// That each package has a licence that is taken, and a hash; installs them, which the look-ups need.
pub fn check_locks() -> Result<()> {
    npm::ensure()?;
    for lock in LOCKS {
        let faults = faults_of(&project::read(lock)?)?;
        if !faults.is_empty() {
            bail!("{lock} has packages that this project does not take:{faults}");
        }
    }
    Ok(())
}

/// A line for each package without a licence that is allowed, or without a hash.
fn faults_of(lock: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        packages: BTreeMap<String, Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        license: Option<String>,
        integrity: Option<String>,
        #[serde(default)]
        link: bool,
    }
    let allowed = BTreeSet::from(LICENCES);
    let Lock { packages } = serde_json::from_str(lock).context("package-lock.json could not be understood")?;
    let mut faults = String::new();
    // What is in no `node_modules` is the project's own.
    for (name, package) in packages.iter().filter(|(name, package)| name.contains("node_modules/") && !package.link) {
        match &package.license {
            Some(licence) if allowed.contains(licence.as_str()) => {}
            Some(licence) => write!(faults, "\n    {name}: its licence, {licence}, is not in xtask/src/audit/npm.rs")?,
            None => write!(faults, "\n    {name}: it has no licence")?,
        }
        if package.integrity.is_none() {
            write!(faults, "\n    {name}: it has no hash, so anything could be installed in its place")?;
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_that_npm_knows_are_named_with_how_bad_they_are() {
        let json = r#"{"auditReportVersion": 2, "vulnerabilities": {
            "left-pad": {"name": "left-pad", "severity": "high", "via": [{"title": "It pads right"}]},
            "right-pad": {"name": "right-pad", "severity": "low", "via": ["left-pad"]}
        }, "metadata": {"vulnerabilities": {"high": 1, "low": 1, "total": 2}}}"#;
        assert_eq!(read_audit(json), Finding::Something("left-pad (high), right-pad (low)".into()));
    }

    #[test]
    fn no_hole_is_nothing() {
        let json = r#"{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"vulnerabilities": {"total": 0}}}"#;
        assert_eq!(read_audit(json), Finding::Nothing);
    }

    #[test]
    fn a_server_that_refuses_is_no_clean_bill() {
        let refused = r#"{"message": "405 Method Not Allowed - POST", "statusCode": 405, "error": {"summary": ""}}"#;
        assert_eq!(read_audit(refused), Finding::NotChecked("405 Method Not Allowed - POST".into()));
        let unknown = r#"{"error": {"code": "ENOTFOUND", "summary": "getaddrinfo ENOTFOUND keys.example"}}"#;
        assert_eq!(read_signatures(unknown), Finding::NotChecked("getaddrinfo ENOTFOUND keys.example".into()));
        for nonsense in ["", "{}", "<html>", "null"] {
            assert_eq!(read_audit(nonsense), Finding::NotChecked("npm did not say why".into()), "{nonsense}");
            assert_eq!(read_signatures(nonsense), Finding::NotChecked("npm did not say why".into()), "{nonsense}");
        }
    }

    #[test]
    fn signatures_that_are_wrong_or_not_there_are_named() {
        let json = r#"{"invalid": [{"name": "esbuild", "version": "1.0.0", "code": "EINTEGRITYSIGNATURE"}],
                       "missing": [{"name": "binaryen", "version": "2.0.0"}]}"#;
        assert_eq!(
            read_signatures(json),
            Finding::Something("esbuild 1.0.0 (invalid), binaryen 2.0.0 (missing)".into())
        );
        assert_eq!(read_signatures(r#"{"invalid": [], "missing": []}"#), Finding::Nothing);
    }

    #[test]
    fn packages_without_a_licence_that_is_allowed_or_without_a_hash_are_named() {
        let lock = r#"{"packages": {
            "": {"license": "Secret"},
            "mine": {},
            "node_modules/mine": {"link": true},
            "node_modules/good": {"license": "MIT", "integrity": "sha512-x"},
            "node_modules/bad": {"license": "GPL-3.0", "integrity": "sha512-x"},
            "node_modules/good/node_modules/bare": {}
        }}"#;
        let faults = faults_of(lock).unwrap();
        let named: Vec<_> = faults.lines().skip(1).map(|line| line.trim().split(": it").next().unwrap()).collect();
        let bare = "node_modules/good/node_modules/bare";
        assert_eq!(named, ["node_modules/bad", bare, bare]);
    }

    #[test]
    fn the_lock_files_are_as_they_should_be() {
        check_locks().unwrap();
    }
}
