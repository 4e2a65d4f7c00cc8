//! The crates as those get them who use them: documented, packed, unpacked, and in a store that is written in Leptos.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools::{cargo, rustup};
use crate::{exports, project, shell};

const WASM: &str = "wasm32-unknown-unknown";
/// What is published, each after those it needs.
pub const PUBLISHED: [&str; 3] = ["telesales-core", "session-manager-mock", "telesales-toolbar"];
/// The store that uses them, which is packed with them.
const EXAMPLE: &str = "leptos-store";
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// What the store is served with.
pub struct Served {
    /// The mock's program, from its package.
    pub mock: PathBuf,
    /// The store, as a server has it.
    pub site: PathBuf,
    /// How Playwright is told of it.
    pub playwright: PathBuf,
}

/// `cargo doc` without a warning.
pub fn document() -> Result<()> {
    let document = |arguments: &[&str]| {
        // What is private is read in the source, where the same link is of use.
        let flags = "-D warnings -A rustdoc::private_intra_doc_links";
        shell::run(shell::cargo().args(["doc", "--no-deps"]).args(arguments).env("RUSTDOCFLAGS", flags))
    };
    document(&["--package", "telesales-core", "--package", "session-manager-mock"])?;
    document(&["--package", "telesales-toolbar", "--target", WASM])
}

/// Packs the crates, and builds mock and store of what is in the packages. That is more than what `cargo package` does by
/// itself: it would compile the component alone, and nobody would use it.
pub fn build() -> Result<Served> {
    cargo::check_wasm_bindgen_matches_the_lock_file()?;
    rustup::ensure_wasm_target()?;
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;
    let unpacked = Unpacked::pack()?;

    println!("Compiling mock and store of what is in the packages: about a minute the first time");
    shell::run(unpacked.build().args(["--package", "session-manager-mock"]))?;
    let without_toolbar = unpacked.store(&["--no-default-features"])?;
    let store = unpacked.store(&[])?;
    exports::check(&fs::read(&without_toolbar)?, &fs::read(&store)?)?;

    let mock = project::target().join("debug/session-manager-mock");
    let site = assemble(&wasm_bindgen, &store, &unpacked.package(EXAMPLE))?;
    let playwright = project::root().join("examples").join(EXAMPLE).join("playwright.config.mjs");
    Ok(Served { mock, site, playwright })
}

/// Packs these crates as for a registry; returns the files.
pub fn pack(names: &[&str]) -> Result<Vec<PathBuf>> {
    let packages = names.iter().flat_map(|name| ["--package", name]);
    shell::run(shell::cargo().args(["package", "--no-verify", "--allow-dirty"]).args(packages))?;
    let folder = project::target().join("package");
    Ok(names.iter().map(|name| folder.join(format!("{}.crate", versioned(name)))).collect())
}

/// A workspace of what was in the packages.
struct Unpacked {
    folder: PathBuf,
}

impl Unpacked {
    fn pack() -> Result<Self> {
        let packages: Vec<&str> = PUBLISHED.into_iter().chain([EXAMPLE]).collect();
        let archives = pack(&packages)?;
        let unpacked = Self { folder: project::fresh_folder("unpacked")? };
        for (name, archive) in packages.into_iter().zip(archives) {
            unpacked.unpack(name, &archive)?;
        }
        fs::write(unpacked.manifest(), workspace(&unpacked))?;
        fs::copy(project::root().join("Cargo.lock"), unpacked.folder.join("Cargo.lock"))?;
        Ok(unpacked)
    }

    fn unpack(&self, name: &str, archive: &Path) -> Result<()> {
        // In a package all files are from the same day, and cargo would compile none anew; here they are from now (m).
        let mut unpack = shell::command("tar");
        unpack.arg("-xmzf").arg(archive).arg("-C").arg(&self.folder);
        shell::run(&mut unpack)?;
        if name != EXAMPLE {
            check_package(&self.package(name)).with_context(|| format!("the package {name} is not as it should be"))?;
        }
        Ok(())
    }

    fn package(&self, name: &str) -> PathBuf {
        self.folder.join(versioned(name))
    }

    fn manifest(&self) -> PathBuf {
        self.folder.join("Cargo.toml")
    }

    fn build(&self) -> Command {
        let mut command = shell::cargo();
        command.arg("build").arg("--manifest-path").arg(self.manifest()).env("CARGO_TARGET_DIR", project::target());
        command
    }

    fn store(&self, features: &[&str]) -> Result<PathBuf> {
        let mut command = self.build();
        command.args(["--package", EXAMPLE, "--target", WASM]).args(features);
        shell::run(&mut command)?;
        let built = project::target().join(WASM).join("debug").join(EXAMPLE).with_extension("wasm");
        let kept = self.folder.join(format!("store{}.wasm", features.concat()));
        fs::copy(built, &kept)?;
        Ok(kept)
    }
}

fn versioned(name: &str) -> String {
    format!("{name}-{}", env!("CARGO_PKG_VERSION"))
}

/// The workspace's manifest: mock and store are its members, and get the crates from here instead of from a registry. The
/// profile is that of this project, which saves compiling again what both have.
fn workspace(unpacked: &Unpacked) -> String {
    let crates = ["telesales-core", "telesales-toolbar"]
        .map(|name| format!("{name} = {{ path = {:?} }}\n", unpacked.package(name).display().to_string()))
        .concat();
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{:?}, {:?}]\n\n[profile.dev.package.\"*\"]\ndebug = false\n\n\
         [patch.crates-io]\n{crates}",
        versioned("session-manager-mock"),
        versioned(EXAMPLE)
    )
}

/// What must be in a package besides what is compiled of it.
fn check_package(package: &Path) -> Result<()> {
    for licence in LICENCES {
        let packed = fs::read(package.join(licence)).with_context(|| format!("{licence} is not in it"))?;
        if packed != fs::read(project::root().join(licence))? {
            bail!("its {licence} is another one than the project's. Copy that into the crate's folder");
        }
    }
    let manifest = fs::read_to_string(package.join("Cargo.toml"))?;
    check_manifest(&manifest)
}

fn check_manifest(manifest: &str) -> Result<()> {
    for field in ["description", "documentation", "license", "readme", "keywords", "categories"] {
        if !manifest.lines().any(|line| line.starts_with(&format!("{field} = "))) {
            bail!("its Cargo.toml has no `{field}`, which a registry wants or shows");
        }
    }
    if let Some(line) = manifest.lines().find(|line| line.starts_with("version = \"=")) {
        bail!(
            "its Cargo.toml wants `{line}` of a dependency. Who needs another version could not use the crate: leave the \
             requirement open, for Cargo.lock pins what this project builds with"
        );
    }
    Ok(())
}

/// The store as trunk would make it, which is not there everywhere.
fn assemble(wasm_bindgen: &Path, store: &Path, package: &Path) -> Result<PathBuf> {
    let site = project::fresh_folder("leptos-store")?;
    let mut bind = shell::command(wasm_bindgen);
    bind.args(["--target", "web", "--no-typescript", "--out-name", EXAMPLE]).arg("--out-dir").arg(&site).arg(store);
    shell::run(&mut bind)?;
    for file in ["store.css", "start.js", "icon.svg"] {
        fs::copy(package.join(file), site.join(file))?;
    }
    fs::write(site.join("index.html"), page(&fs::read_to_string(package.join("index.html"))?)?)?;
    Ok(site)
}

/// The page with what trunk would put in place of its own links.
fn page(html: &str) -> Result<String> {
    let links = [
        ("<link data-trunk rel=\"icon\" href=\"icon.svg\" />", "<link rel=\"icon\" href=\"/icon.svg\" />"),
        ("<link data-trunk rel=\"css\" href=\"store.css\" />", "<link rel=\"stylesheet\" href=\"/store.css\" />"),
        ("<link data-trunk rel=\"rust\" />", ""),
        ("<link data-trunk rel=\"copy-file\" href=\"start.js\" />", ""),
    ];
    let mut page = html.to_owned();
    for (link, replacement) in links {
        if !page.contains(link) {
            bail!("examples/{EXAMPLE}/index.html has no `{link}`, which xtask/src/crates.rs looks for");
        }
        page = page.replace(link, replacement);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\ndescription = \"A bar.\"\ndocumentation = \"…\"\nreadme = \"README.md\"\n\
                            keywords = [\"vtex\"]\ncategories = [\"wasm\"]\nlicense = \"MIT\"\n";

    #[test]
    fn a_manifest_without_what_a_registry_shows_is_an_error() {
        check_manifest(MANIFEST).unwrap();
        let error = check_manifest(&MANIFEST.replace("readme", "note")).unwrap_err().to_string();
        assert!(error.starts_with("its Cargo.toml has no `readme`"), "{error}");
    }

    #[test]
    fn an_exact_requirement_is_an_error() {
        let requiring = |version| format!("{MANIFEST}\n[dependencies.wasm-bindgen]\nversion = \"{version}\"\n");
        check_manifest(&requiring("0.2.114")).unwrap();
        let error = check_manifest(&requiring("=0.2.129")).unwrap_err().to_string();
        assert!(error.contains("`version = \"=0.2.129\"`"), "{error}");
    }

    #[test]
    fn the_page_starts_the_store_and_has_its_style() {
        let html = project::read("examples/leptos-store/index.html").unwrap();
        let page = page(&html).unwrap();
        assert!(page.contains("src=\"/start.js\"") && page.contains("href=\"/store.css\""), "{page}");
        assert!(!page.contains("data-trunk"), "{page}");
    }

    #[test]
    fn a_page_without_the_links_is_an_error() {
        assert!(page("<!doctype html>").is_err());
    }
}
