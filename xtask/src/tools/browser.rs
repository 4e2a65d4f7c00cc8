//! Chromium and its driver: from `PATH`, else from apt.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{installing, major_version};
use crate::shell;

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The same browser without windows: a third of the time for a test.
const HEADLESS: &str = "chromium-headless-shell";

/// The browser with and without windows, its driver, and fonts: `DejaVu` for Latin, Greek, Cyrillic and Arabic, Droid Fallback for
/// Chinese, Japanese and Korean. Together 3 MB to download; Noto's CJK alone is 57 MB.
const PACKAGES: [&str; 5] = ["chromium", HEADLESS, "chromium-driver", "fonts-dejavu-core", "fonts-droid-fallback"];

/// A browser and the driver that fits it.
pub struct Browser {
    /// The browser itself.
    chromium: PathBuf,
    /// The one without windows where it is there, else the browser itself; for Playwright.
    pub headless: PathBuf,
    /// Its driver, for wasm-pack.
    pub driver: PathBuf,
}

/// Chromium and its driver, installed when they are missing.
pub fn ensure() -> Result<Browser> {
    if let Some(browser) = find() {
        return check_versions(browser);
    }
    let _lock = installing()?;
    if find().is_none() {
        install()?;
    }
    let browser = find().context("apt installed Chromium, but it is not on PATH")?;
    check_versions(browser)
}

fn find() -> Option<Browser> {
    let chromium = CHROMIUM.iter().find_map(|name| shell::find(name))?;
    let headless = shell::find(HEADLESS).unwrap_or_else(|| chromium.clone());
    Some(Browser { chromium, headless, driver: shell::find("chromedriver")? })
}

fn check_versions(browser: Browser) -> Result<Browser> {
    let chromium = shell::read(Command::new(&browser.chromium).arg("--version"))?;
    let driver = shell::read(Command::new(&browser.driver).arg("--version"))?;
    if major_version(&chromium) != major_version(&driver) {
        bail!(
            "the browser and its driver do not fit each other: {} is {chromium}, {} is {driver}. \
             Remove one of them from PATH, or install the driver of the same version",
            browser.chromium.display(),
            browser.driver.display()
        );
    }
    Ok(browser)
}

fn install() -> Result<()> {
    if shell::find("apt-get").is_none() {
        bail!(
            "Chromium and chromedriver are missing, and so is apt. Install both, of one version, so that they are on PATH"
        );
    }
    let Some(prefix) = becoming_root() else {
        bail!("Chromium and its driver are missing, and apt needs root. {}", by_hand());
    };
    println!("Installing Chromium, its driver and fonts with apt (a download of some 100 MB, about a minute)");
    for arguments in apt_commands() {
        let mut words = prefix.iter().copied().chain(arguments);
        let mut command = shell::command(words.next().context("apt has a name")?);
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(&mut command)
            .with_context(|| format!("Chromium could not be installed. Is the network there? {}", by_hand()))?;
    }
    Ok(())
}

/// What to write before a command so that it runs as root; nothing when we are root; `None` when we cannot.
fn becoming_root() -> Option<&'static [&'static str]> {
    if shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        Some(&[])
    } else if shell::succeeds(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt_commands() -> [Vec<&'static str>; 2] {
    let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    install.extend(PACKAGES);
    [vec!["apt-get", "update"], install]
}

fn by_hand() -> String {
    let commands = apt_commands().map(|words| format!("sudo {}", words.join(" ")));
    format!("Run:\n\n    {}\n\nand then the same `cargo xtask` again", commands.join(" && "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_root_the_exact_command_is_named() {
        assert!(by_hand().contains(
            "\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends \
             chromium chromium-headless-shell chromium-driver fonts-dejavu-core fonts-droid-fallback\n"
        ));
    }
}
