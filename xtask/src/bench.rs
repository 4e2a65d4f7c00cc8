//! `cargo xtask bench`: this toolbar beside the same one written in plain JavaScript and in React, on one page, in turn.
//!
//! What measures is not part of this repository. It is a folder with a `run.mjs`, which is given ours and leaves `results.json`.

mod document;
mod results;
mod targets;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};

use crate::project::{self, ENTRY, FOLDER, INLINE};
use crate::tools::{browser, npm};
use crate::{build, shell};
use results::{LATER, LINKED, NEW_TAB, OURS, Results};

/// Names the benchmark's folder.
const VARIABLE: &str = "TELESALES_BENCH";
/// Where it is looked for otherwise: beside the repository.
const BESIDE: &str = "../shared/bench";
/// What begins it.
const RUN: &str = "run.mjs";
/// What installing and running it leaves in its folder.
const LEFT_BEHIND: [&str; 3] = ["node_modules", "dist", "results.json"];

/// How the benchmark knows the field for the customer's e-mail, and how it knows ours too, which is no `type="email"`
/// (`src/toolbar/log_in.rs` says why). The same for all that are compared.
const EMAIL_FIELD: (&str, &str) = ("input[type=email]", ":is(input[type=email],input[inputmode=email])");

/// How the README links the element script.
const SCRIPT: &str = r#"<script type="module" async blocking="render" src="/pkg/telesales-toolbar.js"></script>"#;
/// What a page leaves in a tab that had an operator, as the element script finds it.
const HAD_OPERATOR: &str = r#"<script>sessionStorage.telesales = "44px"</script>"#;
/// What such a page leaves in the whole browser, as a new tab finds it: nothing of its own, and the hint that all tabs share.
const BROWSER_HAD_OPERATOR: &str =
    r#"<script>sessionStorage.removeItem("telesales"); localStorage.telesales = "44px"</script>"#;

/// Measures, prints and writes `docs/performance.md`; fails when a target is missed.
pub fn bench(with: Option<PathBuf>, runs: Option<u32>) -> Result<()> {
    let source = find(with)?;
    let chromium = browser::ensure_chromium()?.chromium;
    build::build()?;
    let folder = project::scratch().join("bench");
    copy(&source, &folder)?;
    npm::ensure_in(&folder, "the benchmark's esbuild, React and Preact", "15 MB")?;
    let products = assemble_products()?;

    let results = folder.join("results.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    println!(
        "Measuring: some 10 seconds for each of the runs and each of the eight pages. Leave the machine alone meanwhile"
    );
    let mut command = shell::command("node");
    command.arg(RUN).current_dir(&folder).env("CHROMIUM", chromium);
    for (name, product) in products {
        command.arg("--product").arg(format!("{name}={}", product.display()));
    }
    if let Some(runs) = runs {
        command.args(["--runs", &runs.to_string()]);
    }
    // Its own tables are in another order and with other units than ours. How far it is, it says on the other channel.
    shell::read(command.stderr(Stdio::inherit()))?;
    report(&fs::read_to_string(&results).context("the benchmark left no results.json")?)
}

fn report(results: &str) -> Result<()> {
    let results = Results::read(results)?;
    let judged = targets::judge(&results);
    let text = document::document(&results, &judged);
    println!("\n{text}");
    let file = project::root().join(document::DOCUMENT);
    fs::write(file, text).with_context(|| format!("{} could not be written", document::DOCUMENT))?;
    println!("Wrote {}", document::DOCUMENT);
    let missed: Vec<_> = judged.iter().filter(|target| !target.is_met()).map(ToString::to_string).collect();
    ensure!(missed.is_empty(), "missed: {}", missed.join("; "));
    Ok(())
}

/// The benchmark's folder: as asked for, else as the environment says, else beside the repository.
fn find(with: Option<PathBuf>) -> Result<PathBuf> {
    let (folder, by) = match (with, env::var_os(VARIABLE)) {
        (Some(folder), _) => (env::current_dir()?.join(folder), "--with names"),
        (None, Some(folder)) => (env::current_dir()?.join(folder), "TELESALES_BENCH names"),
        (None, None) => (project::root().join(BESIDE), "by default it is"),
    };
    if !folder.join(RUN).is_file() {
        bail!(
            "the benchmark is not there: {by} {}, which has no {RUN}. It is no part of this repository; say where it is by \
             `cargo xtask bench --with FOLDER` or in {VARIABLE}",
            folder.display()
        );
    }
    Ok(folder)
}

/// Copies what the benchmark is made of to where we may write. What did not change stays as it is, and so what is installed
/// by it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries = fs::read_dir(from).with_context(|| format!("{} could not be read", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if LEFT_BEHIND.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if source.is_dir() {
            copy(&source, &target)?;
            continue;
        }
        let text = fs::read_to_string(&source).with_context(|| format!("{} could not be read", source.display()))?;
        let text = text.replace(EMAIL_FIELD.0, EMAIL_FIELD.1);
        if fs::read_to_string(&target).ok().as_ref() != Some(&text) {
            fs::write(&target, text).with_context(|| format!("{} could not be written", target.display()))?;
        }
    }
    Ok(())
}

/// Pages with the element as stores embed it, by the names that they have in the results, each beside what a store hosts. The
/// benchmark's server adds the storefront.
fn assemble_products() -> Result<Vec<(&'static str, PathBuf)>> {
    let inline = fs::read_to_string(project::pkg().join(INLINE))
        .with_context(|| format!("pkg/{INLINE} is not there. Build it: cargo xtask build"))?;
    let pages = embeddings(&inline).into_iter();
    pages.map(|(name, embedded)| Ok((name, assemble_product(name, &embedded)?))).collect()
}

/// What each page has in its head. All are on one origin, so they name the files by paths of their own. Yet none has to clear
/// what another one stores: the benchmark opens a browser context for each run, so each begins with an empty storage.
fn embeddings(inline: &str) -> [(&'static str, String); 4] {
    let inline = format!("<script>{}</script>", inline.replace(FOLDER, "./pkg"));
    let linked = SCRIPT.replace("/pkg/", "./pkg/");
    let later = format!("{HAD_OPERATOR}\n{inline}");
    let new_tab = format!("{BROWSER_HAD_OPERATOR}\n{inline}");
    [(OURS, inline), (LINKED, linked), (LATER, later), (NEW_TAB, new_tab)]
}

fn assemble_product(name: &str, embedded: &str) -> Result<PathBuf> {
    let folder = project::fresh_folder(&format!("bench-{name}"))?;
    let hosted = folder.join("pkg");
    fs::create_dir(&hosted)?;
    for entry in fs::read_dir(project::pkg())? {
        let entry = entry?;
        fs::copy(entry.path(), hosted.join(entry.file_name()))?;
    }
    ensure!(hosted.join(ENTRY).is_file(), "pkg/{ENTRY} is not there. Build it: cargo xtask build");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n{embedded}\n<meta charset=\"utf-8\">\n<title>Store</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n</head>\n<body>\n\
         <telesales-toolbar after=\"none\"></telesales-toolbar>\n\
         </body>\n</html>\n"
    );
    fs::write(folder.join("index.html"), page)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_is_embedded_as_the_readme_says() {
        assert!(include_str!("../../README.md").contains(SCRIPT));
    }

    /// A hint by another name would be none, and its column a second one of the first page, without an error.
    #[test]
    fn each_hint_is_one_that_the_element_script_reads_and_on_its_own_page_only() {
        let script = include_str!("../../element/telesales-toolbar.js");
        assert!(script.contains("sessionStorage.telesales || localStorage.telesales"));
        let with = |hint: &str| {
            let pages = embeddings("begin()").into_iter().filter(|(_, embedded)| embedded.contains(hint));
            pages.map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(with("sessionStorage.telesales ="), [LATER]);
        assert_eq!(with("localStorage.telesales ="), [NEW_TAB]);
    }

    #[test]
    fn a_new_tab_knows_of_the_operator_before_the_script_looks_and_only_by_the_browser() {
        let [.., (name, embedded)] = embeddings("begin()");
        assert_eq!(name, NEW_TAB);
        let hint = r#"sessionStorage.removeItem("telesales"); localStorage.telesales = "44px""#;
        assert_eq!(embedded, format!("<script>{hint}</script>\n<script>begin()</script>"));
    }

    #[test]
    fn without_a_benchmark_the_error_says_how_to_give_it() {
        let error = find(Some(PathBuf::from("no-such-folder"))).unwrap_err().to_string();
        assert!(error.contains("no-such-folder, which has no run.mjs"), "{error}");
        assert!(error.contains("cargo xtask bench --with FOLDER"), "{error}");
    }

    #[test]
    fn the_copy_knows_our_field_too_and_leaves_what_did_not_change() {
        let folder = project::fresh_folder("bench-copy-test").unwrap();
        let (from, to) = (folder.join("from"), folder.join("to"));
        fs::create_dir_all(from.join("node_modules")).unwrap();
        fs::write(from.join("probe.js"), "find('input[type=email]')").unwrap();
        fs::write(from.join("package-lock.json"), "{}").unwrap();
        copy(&from, &to).unwrap();
        let changed = |name: &str| to.join(name).metadata().unwrap().modified().unwrap();
        let before = changed("package-lock.json");
        fs::write(from.join("package-lock.json"), "{}").unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(changed("package-lock.json"), before);
        assert!(!to.join("node_modules").exists());
        let probe = fs::read_to_string(to.join("probe.js")).unwrap();
        assert_eq!(probe, "find(':is(input[type=email],input[inputmode=email])')");
    }
}
