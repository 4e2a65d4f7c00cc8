//! `cargo xtask release`: all that a release is made of, in `dist/<version>/`. It publishes nothing, for that takes
//! people's accounts; it says how.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::project::{self, ENTRY};
use crate::{cdn, changelog, consumers, crates, reproduce, serve, shell, size};

/// How Playwright is told of the tests of a release.
pub const TESTS: &str = "tests/release/playwright.config.mjs";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Checks, builds twice, and writes the folder once everything succeeded.
pub fn release() -> Result<()> {
    reproduce::check_is_committed()?;
    check_is_new(VERSION, &tags(&[])?, &tags(&["--points-at", "HEAD"])?)?;
    changelog::check(&project::read(changelog::FILE)?, VERSION)?;
    reproduce::reproduce()?;
    size::size()?;

    let made = project::fresh_folder("release")?;
    cdn::write(&project::pkg(), &made, VERSION)?;
    let npm = consumers::pack(&made)?;
    for file in crates::pack(&crates::PUBLISHED)? {
        fs::copy(&file, made.join(file.file_name().unwrap_or_default()))?;
    }
    let dist = project::root().join("dist").join(VERSION);
    project::replace(&dist, &made)?;
    println!("{}", what_to_do(&npm));
    Ok(())
}

/// What `git tag` lists.
fn tags(arguments: &[&str]) -> Result<String> {
    shell::read(shell::command("git").args(["tag", "--list"]).args(arguments))
}

/// An error when another commit has been released as that version, for what is out there must not change.
fn check_is_new(version: &str, tags: &str, tags_of_this_commit: &str) -> Result<()> {
    let tag = tag(version);
    let is_among = |tags: &str| tags.lines().any(|other| other == tag);
    if is_among(tags) && !is_among(tags_of_this_commit) {
        bail!(
            "{version} has been released: another commit has the tag {tag}. Choose the next version: cargo xtask version patch"
        );
    }
    Ok(())
}

fn tag(version: &str) -> String {
    format!("v{version}")
}

fn what_to_do(npm: &Path) -> String {
    let npm = npm.file_name().unwrap_or_default().display();
    let crates = crates::PUBLISHED.map(|name| format!("    cargo publish --package {name}\n")).concat();
    let (tag, cdn) = (tag(VERSION), cdn::FOLDER);
    format!(
        "\ndist/{VERSION}/ has release {VERSION}. Nothing has been published. To do that, in this order:\n\n    \
         git tag {tag} && git push origin {tag}\n{crates}    npm publish dist/{VERSION}/{npm}\n\n\
         Then upload dist/{VERSION}/{cdn}/ to the CDN with the headers in dist/{VERSION}/headers.txt: {ENTRY} last, for it \
         leads to the others.\ndocs/release.md says more, also how to go back.\n"
    )
}

/// The demo store with the files of a release in place of `pkg/`, as a server has it.
pub fn assemble_site() -> Result<PathBuf> {
    let site = project::fresh_folder("release-site")?;
    serve::copy_demo_store(&site)?;
    cdn::write(&project::pkg(), &site.join("release"), VERSION)?;
    let index = site.join("index.html");
    fs::write(&index, with_release(&fs::read_to_string(&index)?)?)?;
    Ok(site)
}

fn with_release(html: &str) -> Result<String> {
    let (built, released) = (format!("\"/pkg/{ENTRY}\""), format!("\"/release/{}/{ENTRY}\"", cdn::FOLDER));
    if !html.contains(&built) {
        bail!("index.html does not embed {built}, which xtask/src/release.rs looks for");
    }
    Ok(html.replace(&built, &released))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_has_a_tag_elsewhere_is_not_released_again() {
        check_is_new("0.1.0", "v0.1.0-beta\nv0.1.00", "").unwrap();
        let error = check_is_new("0.1.0", "v0.0.9\nv0.1.0", "v0.0.9").unwrap_err().to_string();
        assert!(error.starts_with("0.1.0 has been released: another commit has the tag v0.1.0."), "{error}");
    }

    #[test]
    fn a_release_can_be_made_anew_of_its_own_commit() {
        check_is_new("0.1.0", "v0.0.9\nv0.1.0", "v0.1.0").unwrap();
    }

    #[test]
    fn what_to_do_names_each_command_in_the_order_they_depend_on_each_other() {
        let text = what_to_do(Path::new("dist/telesales-toolbar-1.2.3.tgz"));
        let commands =
            ["git tag v", "--package telesales-core\n", "--package telesales-toolbar\n", "npm publish dist/"];
        let places = commands.map(|command| text.find(command).unwrap_or_else(|| panic!("{command}: {text}")));
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn a_store_with_the_release_embeds_it_from_where_it_is() {
        let html = project::read("index.html").unwrap();
        let html = with_release(&html).unwrap();
        assert!(html.contains("src=\"/release/cdn/telesales-toolbar.js\""), "{html}");
        assert!(with_release("<!doctype html>").is_err());
    }
}
