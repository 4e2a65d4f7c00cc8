//! Chromium with its driver, and Firefox: from `PATH`, else from apt.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{installing, major_version, npm};
use crate::{project, shell};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The same browser without windows: a third of the time for a test.
const HEADLESS: &str = "chromium-headless-shell";

/// The browser with and without windows, its driver, and fonts: `DejaVu` for Latin, Greek, Cyrillic and Arabic, Droid
/// Fallback for Chinese, Japanese and Korean. Together 3 MB to download; Noto's CJK alone is 57 MB.
const CHROMIUM_BY_APT: Software = Software {
    name: "Chromium and its driver",
    packages: &["chromium", HEADLESS, "chromium-driver", "fonts-dejavu-core", "fonts-droid-fallback"],
    download: "100 MB",
    without_apt: "Install Chromium and chromedriver, of one version, so that they are on PATH",
};

/// Debian's name, and everybody else's.
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Names a Chromium to Playwright.
pub const CHROMIUM_VARIABLE: &str = "TELESALES_CHROMIUM";

/// Names the one with windows to Playwright, for what the other does not have: it keeps no page for Back.
const WHOLE_CHROMIUM_VARIABLE: &str = "TELESALES_WHOLE_CHROMIUM";

/// Names a Firefox that is not on `PATH`, here and to Playwright.
pub const FIREFOX_VARIABLE: &str = "TELESALES_FIREFOX";

const FIREFOX_BY_APT: Software = Software {
    name: "Firefox",
    packages: &["firefox-esr"],
    download: "80 MB",
    without_apt: "Install Firefox so that it is on PATH, or name its program in TELESALES_FIREFOX",
};

/// A browser and the driver that fits it.
pub struct Browser {
    /// The browser itself, which Playwright takes for what the other does not have.
    pub chromium: PathBuf,
    /// The one without windows where it is there, else the browser itself; for Playwright.
    pub headless: PathBuf,
    /// Its driver, for wasm-pack.
    pub driver: PathBuf,
}

/// Chromium and its driver, installed when they are missing.
pub fn ensure_chromium() -> Result<Browser> {
    check_versions(CHROMIUM_BY_APT.ensure(find_chromium)?)
}

/// `playwright test` with Chromium and this mock.
pub fn playwright(mock: &Path) -> Result<Command> {
    npm::ensure()?;
    let Browser { chromium, headless, .. } = ensure_chromium()?;
    let mut command = shell::command(project::npm_program("playwright"));
    command.arg("test").env("TELESALES_MOCK", mock);
    command.env(CHROMIUM_VARIABLE, headless).env(WHOLE_CHROMIUM_VARIABLE, chromium);
    Ok(command)
}

/// Firefox, installed when it is missing.
pub fn ensure_firefox() -> Result<PathBuf> {
    match env::var_os(FIREFOX_VARIABLE).map(PathBuf::from) {
        Some(firefox) if firefox.is_file() => Ok(firefox),
        Some(other) => bail!("{FIREFOX_VARIABLE} names `{}`, where no program is", other.display()),
        None => FIREFOX_BY_APT.ensure(|| first_on_path(&FIREFOX)),
    }
}

fn find_chromium() -> Option<Browser> {
    let chromium = first_on_path(&CHROMIUM)?;
    let headless = shell::find(HEADLESS).unwrap_or_else(|| chromium.clone());
    Some(Browser { chromium, headless, driver: shell::find("chromedriver")? })
}

fn first_on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| shell::find(name))
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

/// What apt installs together.
struct Software {
    /// As a person calls it.
    name: &'static str,
    packages: &'static [&'static str],
    /// How much there is to download.
    download: &'static str,
    /// What to do on a system without apt.
    without_apt: &'static str,
}

impl Software {
    /// What `find` finds, installed when it finds nothing.
    fn ensure<T>(&self, find: impl Fn() -> Option<T>) -> Result<T> {
        if let Some(found) = find() {
            return Ok(found);
        }
        let _lock = installing()?;
        if let Some(found) = find() {
            return Ok(found);
        }
        self.install()?;
        find().with_context(|| format!("apt installed {}, but not so that it is on PATH", self.name))
    }

    fn install(&self) -> Result<()> {
        let Self { name, download, without_apt, .. } = self;
        if shell::find("apt-get").is_none() {
            bail!("missing: {name}; and so is apt. {without_apt}");
        }
        let Some(prefix) = becoming_root() else {
            bail!("missing: {name}; and apt needs root. {}", self.by_hand());
        };
        println!("Installing {name} with apt (a download of some {download}, about a minute)");
        for arguments in self.apt_commands() {
            let mut words = prefix.iter().copied().chain(arguments);
            let mut command = shell::command(words.next().context("apt has a name")?);
            command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
            shell::run(&mut command)
                .with_context(|| format!("{name} could not be installed. Is the network there? {}", self.by_hand()))?;
        }
        Ok(())
    }

    fn apt_commands(&self) -> [Vec<&'static str>; 2] {
        let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
        install.extend(self.packages);
        [vec!["apt-get", "update"], install]
    }

    fn by_hand(&self) -> String {
        let commands = self.apt_commands().map(|words| format!("sudo {}", words.join(" ")));
        format!("Run:\n\n    {}\n\nand then the same `cargo xtask` again", commands.join(" && "))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_root_the_exact_command_is_named() {
        assert!(CHROMIUM_BY_APT.by_hand().contains(
            "\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends \
             chromium chromium-headless-shell chromium-driver fonts-dejavu-core fonts-droid-fallback\n"
        ));
        assert!(FIREFOX_BY_APT.by_hand().contains("apt-get install -y --no-install-recommends firefox-esr\n"));
    }

    #[test]
    fn the_first_name_that_is_on_path_is_taken() {
        assert_eq!(first_on_path(&["no-such-browser", "sh", "ls"]), shell::find("sh"));
        assert_eq!(first_on_path(&["no-such-browser"]), None);
    }

    #[test]
    fn what_to_do_without_apt_names_the_variable_for_firefox() {
        assert!(FIREFOX_BY_APT.without_apt.contains(FIREFOX_VARIABLE));
    }
}
