//! `cargo xtask build`: what a store hosts, in `pkg/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, bail, ensure};
use telesales_core::session;

use crate::project::{self, COMPATIBILITY, DESK, ENTRY, FOLDER, GLUE, INLINE, INTEGRITY, MODULE, WASM};
use crate::split::{self, Parts};
use crate::tools::{cargo, npm, rustup};
use crate::{integrity, languages, lock, package, shell, shrink};

/// The element script as it is written by hand: the element, and what defines it.
pub const ELEMENT: [&str; 3] = ["element/telesales-toolbar.js", "element/define.js", "element/index.js"];
/// What a server has instead of elements.
const SERVER: &str = "const Base = globalThis.HTMLElement ?? class {};";

/// Builds the element and replaces `pkg/` with it, once everything succeeded.
pub fn build() -> Result<()> {
    cargo::check_wasm_bindgen_matches_the_lock_file()?;
    rustup::ensure_wasm_target()?;
    rustup::ensure_standard_library_source()?;
    npm::ensure()?;
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;

    let _lock = lock::hold(&project::scratch().join("build.lock"))?;
    println!(
        "Compiling the element for size: about 2 minutes the first time, for the standard library and all crates are compiled and then optimised as one"
    );
    let compiled = compile(&[])?;
    if is_up_to_date(&compiled) {
        println!("pkg/ is up to date");
        return Ok(());
    }

    println!("Shrinking it: wasm-bindgen, wasm-opt, esbuild");
    let shipped = ship(&wasm_bindgen, &split(&compiled, "element")?, "element")?;
    project::replace(&project::pkg(), &shipped)?;
    println!("Built pkg/{ENTRY}, which a store hosts beside the other files of pkg/");
    Ok(())
}

/// What `pkg/` has, made once more in another folder, of the same compiled component.
pub fn ship_again() -> Result<PathBuf> {
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;
    let _lock = lock::hold(&project::scratch().join("build.lock"))?;
    ship(&wasm_bindgen, &split(&compiled(), "element-again")?, "element-again")
}

/// The same toolbar in one WASM, beside which the benchmark sees whether anybody waits for the second. Returns its folder.
pub fn ship_whole() -> Result<PathBuf> {
    let wasm_bindgen = cargo::WASM_BINDGEN.ensure()?;
    let _lock = lock::hold(&project::scratch().join("build.lock"))?;
    let whole = Parts { first: compile(&["--features", "whole"])?, desk: None };
    ship(&wasm_bindgen, &whole, "element-whole")
}

/// The two parts of the compiled component, in a fresh folder whose name begins with that.
fn split(compiled: &Path, name: &str) -> Result<Parts> {
    split::split(compiled, &project::fresh_folder(&format!("{name}-parts"))?)
}

/// Makes of the compiled component what a store hosts, in a fresh folder; `name` begins the names of this and another one.
fn ship(wasm_bindgen: &Path, parts: &Parts, name: &str) -> Result<PathBuf> {
    let raw = project::fresh_folder(&format!("{name}-raw"))?;
    let shipped = project::fresh_folder(&format!("{name}-shipped"))?;
    bind(wasm_bindgen, &parts.first, &raw)?;
    let languages = languages::ship(&shipped)?;
    shrink::shrink(&raw, &shipped, &languages, parts.desk.as_deref())?;
    for (source, name) in COMPATIBILITY {
        shrink::bundle_alone(&project::root().join(source), &shipped.join(name), &[])?;
    }
    write_element(&shipped)?;
    package::write(&shipped)?;
    integrity::write(&shipped)?;
    Ok(shipped)
}

/// Writes the element for pages that link it, for pages that have it in themselves, and for bundlers.
fn write_element(shipped: &Path) -> Result<()> {
    let [_, page, bundlers] = ELEMENT.map(|source| project::root().join(source));
    let script = |name: &str, is_inline| -> Result<String> {
        let out = shipped.join(name);
        shrink::bundle_alone(&page, &out, &constants(is_inline))?;
        without_name(&fs::read_to_string(out)?)
    };
    fs::write(shipped.join(ENTRY), script(ENTRY, false)?)?;
    fs::write(shipped.join(INLINE), for_pages(&script(INLINE, true)?)?)?;
    let everywhere = ["--define:HTMLElement=Base".to_owned(), format!("--banner:js={SERVER}")];
    shrink::bundle_alone(&bundlers, &shipped.join(MODULE), &[&constants(false)[..], &everywhere].concat())
}

/// A page may also include it as a plain script, among whose names its own must not be: what defines the element gets the class
/// itself.
fn without_name(script: &str) -> Result<String> {
    let split = || {
        let (name, rest) = script.trim_end().strip_prefix("var ")?.split_once('=')?;
        let (class, definition) = rest.rsplit_once("};")?;
        let (before, after) = definition.split_once(&format!(",{name})"))?;
        Some(format!("{before},{class}}}){after}"))
    };
    split().context("the element script is to be a class and its definition")
}

/// A script in a page has no address of its own beside which the others would be.
fn for_pages(script: &str) -> Result<String> {
    for (call, name) in [("import", GLUE), ("fetch", WASM)] {
        let reference = format!("{call}(\"./{name}\"");
        ensure!(script.matches(&reference).count() == 1, "the element script is to have {reference} once");
    }
    // Either would end the script for an HTML parser, or change how it reads what follows.
    let breaks_out = ["</", "<!--"].into_iter().find(|text| script.contains(text));
    ensure!(breaks_out.is_none(), "the element script has {breaks_out:?} in it, and could not stand in a page");
    Ok(script.replace("\"./", &format!("\"{FOLDER}/")))
}

/// Compiles the element together with the standard library, both for size and without panic messages: about a seventh
/// less to download. Cargo and rustc call these flags unstable; the toolchain is pinned, and `RUSTC_BOOTSTRAP` lets a
/// stable one take them.
fn compile(features: &[&str]) -> Result<PathBuf> {
    let mut command = shell::cargo();
    command
        .args(["build", "--package", "telesales-toolbar-element", "--profile", "element"])
        .args(features)
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", rustc_flags()?.join("\u{1f}"));
    shell::run(&mut command)?;
    Ok(compiled())
}

/// Where cargo puts the component.
fn compiled() -> PathBuf {
    project::target().join("wasm32-unknown-unknown/element/telesales_toolbar_element.wasm")
}

fn rustc_flags() -> Result<Vec<String>> {
    let mut flags: Vec<String> =
        ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"]
            .map(str::to_owned)
            .into();
    flags.extend(nameless_paths()?);
    Ok(flags)
}

/// Flags that keep this machine's folders out of the WASM.
fn nameless_paths() -> Result<Vec<String>> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(&rustup::standard_library_source()?, "/rust"), remap(project::root(), ".")];
    // A folder for each registry crates came from; missing when none did.
    let registries = cargo_home()?.join("registry/src");
    for registry in fs::read_dir(registries).into_iter().flatten() {
        flags.push(remap(&registry?.path(), "/crates"));
    }
    Ok(flags)
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(project::root().join(home));
    }
    let home = std::env::var_os("HOME").context("HOME is not set")?;
    Ok(PathBuf::from(home).join(".cargo"))
}

fn bind(wasm_bindgen: &Path, compiled: &Path, out: &Path) -> Result<()> {
    let mut command = shell::command(wasm_bindgen);
    command
        // The other part of the WASM is called by its table, which is one of the linker's.
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name"])
        .arg(GLUE.trim_end_matches(".js"))
        .arg("--out-dir")
        .arg(out)
        .arg(compiled);
    shell::run(&mut command)?;
    for entry in fs::read_dir(out)? {
        let name = entry?.file_name();
        if name != GLUE && name != WASM {
            bail!(
                "wasm-bindgen wrote {}, which xtask/src/build.rs does not ship. Does a crate bring JavaScript of its own?",
                name.display()
            );
        }
    }
    Ok(())
}

/// Writes into the element script what the component knows too, so that it stands in one place; and which of the two it is.
pub fn constants(is_inline: bool) -> [String; 4] {
    [
        format!("--define:IS_INLINE={is_inline}"),
        format!("--define:SESSION_URL={:?}", session::URL),
        format!("--define:SESSION_ITEMS={:?}", session::ITEMS.join(",")),
        format!("--define:TIMEOUT_MS={}", session::TIMEOUT_MS),
    ]
}

/// Whether `pkg/` is newer than everything it is made of.
fn is_up_to_date(compiled: &Path) -> bool {
    let changed = |file: &Path| file.metadata().and_then(|metadata| metadata.modified()).ok();
    let oldest = [ENTRY, INLINE, MODULE, GLUE, WASM, DESK, package::MANIFEST, INTEGRITY]
        .iter()
        .map(|name| changed(&project::pkg().join(name)))
        .min()
        .flatten();
    let sources = [
        Some(compiled.to_path_buf()),
        Some(project::root().join("package-lock.json")),
        // How it is built, and the constants.
        std::env::current_exe().ok(),
    ];
    let operator = ELEMENT
        .into_iter()
        .chain(shrink::OPERATOR)
        .chain([shrink::STYLE])
        .chain(COMPATIBILITY.map(|(source, _)| source));
    let operator = operator.map(|source| project::root().join(source));
    let sources = sources.into_iter().flatten().chain(operator).chain(languages::sources()).chain(package::sources());
    let newest: Option<SystemTime> = sources.filter_map(|file| changed(&file)).max();
    oldest.is_some() && oldest > newest
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        r#"fetch("./telesales-toolbar-element_bg.wasm",{integrity:""});import("./telesales-toolbar-element.js")"#;

    #[test]
    fn a_script_in_a_page_names_the_folder_of_the_files() {
        let script = for_pages(SCRIPT).unwrap();
        assert_eq!(script, SCRIPT.replace("./", "FOLDER/"));
    }

    #[test]
    fn a_script_that_does_not_name_the_files_as_expected_is_none_for_a_page() {
        let error = for_pages(r#"import("./telesales-toolbar-element.js")"#).unwrap_err().to_string();
        assert!(error.contains("fetch(\"./telesales-toolbar-element_bg.wasm\" once"), "{error}");
    }

    #[test]
    fn a_script_that_an_html_parser_would_end_is_none_for_a_page() {
        for text in ["'</script>'", "'<!--'"] {
            assert!(
                for_pages(&format!("{SCRIPT};{text}")).unwrap_err().to_string().contains("could not stand in a page")
            );
        }
    }
}
