//! Programs from crates: taken from `PATH` in the right version, else built into the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{cache, installing, names_version};
use crate::{project, shell};

/// A program from a crate, pinned.
pub struct Tool {
    package: &'static str,
    version: &'static str,
    binary: &'static str,
    minutes: u32,
    /// How it is built, where not as its authors say.
    options: &'static [&'static str],
}

/// Writes the JavaScript around the WASM. Its version must be that of the `wasm-bindgen` crate.
pub const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", version: "0.2.129", binary: "wasm-bindgen", minutes: 3, options: &[] };

/// Runs the browser tests.
pub const WASM_PACK: Tool =
    Tool { package: "wasm-pack", version: "0.15.1", binary: "wasm-pack", minutes: 4, options: &[] };

/// Holds the crates in Cargo.lock against deny.toml. Its release profile is made for speed, by a slow build; it runs for a
/// second as it is.
pub const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    binary: "cargo-deny",
    minutes: 1,
    options: &["--profile", "dev", "--config", "profile.dev.debug=false"],
};

/// Serves the demo store for those who have it; never installed by us.
pub const TRUNK: Tool = Tool { package: "trunk", version: "0.21.14", binary: "trunk", minutes: 6, options: &[] };

impl Tool {
    /// The program, when it is there already.
    pub fn find(&self) -> Result<Option<PathBuf>> {
        if let Some(program) = shell::find(self.binary)
            && shell::read(Command::new(&program).arg("--version"))
                .is_ok_and(|output| names_version(&output, self.version))
        {
            return Ok(Some(program));
        }
        let cached = self.folder()?.join("bin").join(self.binary);
        Ok(cached.is_file().then_some(cached))
    }

    /// The program, installed when it is missing.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(program) = self.find()? {
            return Ok(program);
        }
        let _lock = installing()?;
        if let Some(program) = self.find()? {
            return Ok(program);
        }
        self.install()
    }

    /// `wasm-pack 0.15.1`, for messages.
    pub fn name(&self) -> String {
        format!("{} {}", self.binary, self.version)
    }

    /// The folder with the complete program; named only once it is complete.
    fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }

    fn install(&self) -> Result<PathBuf> {
        println!(
            "Installing {}: cargo builds it from source, which takes about {} minutes on two cores. \
             Once: it stays in {} for every clone.",
            self.name(),
            self.minutes,
            cache()?.display()
        );
        let folder = self.folder()?;
        let partial = cache()?.join(format!("{}-{}.partial", self.package, self.version));
        let building = cache()?.join("building");
        remove(&partial)?;
        let mut install = self.install_command(&partial);
        shell::run(install.env("CARGO_TARGET_DIR", &building)).with_context(|| self.cannot_install(&folder))?;
        remove(&folder)?;
        fs::rename(&partial, &folder)?;
        remove(&building)?;
        Ok(folder.join("bin").join(self.binary))
    }

    fn install_command(&self, root: &Path) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["install", "--locked", self.package, "--version", self.version, "--root"])
            .arg(root)
            .args(self.options)
            // The project's own flags and profile are not for other people's programs.
            .current_dir(std::env::temp_dir())
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    fn cannot_install(&self, folder: &Path) -> String {
        format!(
            "{} could not be installed. Is the network there? By hand:\n\n    {}\n\nand then the same `cargo xtask` again",
            self.name(),
            shell::line(&self.install_command(folder))
        )
    }
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} could not be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Fails when Cargo.lock holds another `wasm-bindgen` than the program we pin: they understand only each other.
pub fn check_wasm_bindgen_matches_the_lock_file() -> Result<()> {
    let lock = project::read("Cargo.lock")?;
    let locked = locked_version(&lock, "wasm-bindgen").context("Cargo.lock holds no wasm-bindgen")?;
    if locked != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, but xtask pins its program at {pinned}. They must be equal: \
             take back what changed Cargo.lock, or change the version in xtask/src/tools/cargo.rs",
            pinned = WASM_BINDGEN.version
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.79\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }

    #[test]
    fn the_pinned_program_fits_this_lock_file() {
        check_wasm_bindgen_matches_the_lock_file().unwrap();
    }

    #[test]
    fn a_failed_install_names_the_exact_command() {
        let message = WASM_PACK.cannot_install(Path::new("/cache/wasm-pack-0.15.1"));
        assert!(
            message
                .contains("\n    cargo install --locked wasm-pack --version 0.15.1 --root /cache/wasm-pack-0.15.1\n"),
            "{message}"
        );
    }
}
