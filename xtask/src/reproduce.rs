//! Two builds of one source give the same bytes: who doubts what a store hosts can build it and compare.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{build, project, shell};

/// `cargo xtask reproduce`: builds what is committed once more, all of it, in another folder with another target folder.
pub fn reproduce() -> Result<()> {
    check_is_committed()?;
    build::build()?;
    let elsewhere = project::fresh_folder("reproduced")?;
    let archive = project::scratch().join("reproduced.tar");
    shell::run(shell::command("git").args(["archive", "HEAD", "--output"]).arg(&archive))?;
    shell::run(shell::command("tar").arg("-xf").arg(&archive).arg("-C").arg(&elsewhere))?;
    println!("Building it once more, in {}: about 5 minutes", elsewhere.display());
    let mut again = shell::cargo();
    again.args(["xtask", "build"]).current_dir(&elsewhere).env("CARGO_TARGET_DIR", elsewhere.join("target"));
    shell::run(&mut again)?;
    compare(&project::pkg(), &elsewhere.join("pkg"))?;
    // A gigabyte, which is of use only where something differs.
    fs::remove_dir_all(&elsewhere)?;
    println!("Both builds gave the same bytes");
    Ok(())
}

/// The part of it that takes seconds: what is made of one compiled component twice, in two folders, is the same.
pub fn shrink_again() -> Result<()> {
    println!("Shrinking it once more, in another folder");
    compare(&project::pkg(), &build::ship_again()?)
}

/// An error unless all that is there stands in the commit that will be built.
pub fn check_is_committed() -> Result<()> {
    let changes = shell::read(shell::command("git").args(["status", "--porcelain"]))
        .context("what is built is a commit, so this folder is to be a clone of the repository")?;
    if !changes.is_empty() {
        bail!("these files differ from the last commit, which is what is built. Commit or remove them:\n\n{changes}");
    }
    Ok(())
}

/// An error that names each file which is not in both folders alike.
fn compare(one: &Path, other: &Path) -> Result<()> {
    let differences = differences(&project::files_in(one)?, &project::files_in(other)?);
    if !differences.is_empty() {
        bail!(
            "two builds of one source differ: {}. Compare {} with {}; look for paths of folders, times, and what has no \
             order of its own",
            differences.join(", "),
            one.display(),
            other.display()
        );
    }
    Ok(())
}

type Files = BTreeMap<String, Vec<u8>>;

fn differences(one: &Files, other: &Files) -> Vec<String> {
    let mut differences = Vec::new();
    for (name, bytes) in one {
        match other.get(name) {
            None => differences.push(format!("{name} (only in one)")),
            Some(others) if others != bytes => {
                let same = bytes.iter().zip(others).take_while(|(one, other)| one == other).count();
                differences.push(format!("{name} (from byte {same} on)"));
            }
            Some(_) => {}
        }
    }
    differences
        .extend(other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("{name} (only in one)")));
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files<const N: usize>(files: [(&str, &str); N]) -> Files {
        files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn builds_with_the_same_bytes_do_not_differ() {
        let build = || files([("a.js", "1"), ("b.wasm", "2")]);
        assert_eq!(differences(&build(), &build()), [""; 0]);
    }

    #[test]
    fn each_file_that_differs_is_named_with_where_it_does() {
        let one = files([("a.js", "same"), ("b.js", "abcd"), ("c.js", "abc"), ("d.js", "")]);
        let other = files([("a.js", "same"), ("b.js", "abxd"), ("c.js", "abcd"), ("e.js", "")]);
        assert_eq!(
            differences(&one, &other),
            ["b.js (from byte 2 on)", "c.js (from byte 3 on)", "d.js (only in one)", "e.js (only in one)"]
        );
    }
}
