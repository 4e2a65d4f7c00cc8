//! Makes what wasm-bindgen wrote small, without changing what it does.
//!
//! Leptos brings exports for streams that nobody here calls, and every import and export has a name with a hash in it,
//! which does not compress. So the glue is reduced to what the element script uses, the WASM to what the glue uses, and
//! then both get short names for what is between them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;

use crate::project::{self, GLUE, WASM};
use crate::shell;

/// What esbuild may take for granted; any browser that has `adoptedStyleSheets` has it.
const BROWSERS: &str = "--target=es2022";

/// What the element script imports, hand-written: the first brings the others and the glue along.
pub const OPERATOR: [&str; 2] = ["element/operator.js", "element/place.js"];

/// How the bar looks; the scripts have it as a text.
pub const STYLE: &str = "style/toolbar.css";

/// The name that binaryen gives the one module of imports.
const SHORT_MODULE: &str = "a";

/// What rustc and wasm-bindgen use of WASM, all of it in every browser since 2022. `--all-features` would let wasm-opt
/// write what browsers do not read yet (compact imports).
const BROWSER_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Reads glue and WASM from `raw`, and writes small ones into `shipped`; `raw` keeps what is made on the way. `languages` are
/// the tags of those there are beside English.
pub fn shrink(raw: &Path, shipped: &Path, languages: &[String]) -> Result<()> {
    let glue = bundle(raw, languages)?;
    let wasm = drop_unused_exports(raw, &glue)?;
    let wasm = optimise(raw, &wasm)?;
    let names = shorten_names(&wasm, &shipped.join(WASM))?;
    let names_file = raw.join("names.json");
    fs::write(&names_file, serde_json::to_string(&names)?)?;
    let mut mangle_cache = std::ffi::OsString::from("--mangle-cache=");
    mangle_cache.push(&names_file);
    let pattern = format!("--mangle-props={}", pattern_of(names.keys()));
    minify(&glue, &shipped.join(GLUE), [pattern.as_ref(), "--mangle-quoted".as_ref(), mangle_cache.as_os_str()])
}

/// Minifies one module or style sheet with what it imports by a path of its own.
pub fn bundle_alone(source: &Path, out: &Path) -> Result<()> {
    minify(source, out, ["--bundle".as_ref()])
}

/// Minifies one module or style sheet; what it imports stays beside it, so it is not bundled.
pub fn minify<'a>(source: &Path, out: &Path, flags: impl IntoIterator<Item = &'a OsStr>) -> Result<()> {
    let mut command = esbuild(out);
    command.args(["--minify", "--legal-comments=none"]).args(flags).arg(source);
    shell::run(&mut command)
}

/// The hand-written script with the glue, but without the classes that nobody uses.
fn bundle(raw: &Path, languages: &[String]) -> Result<PathBuf> {
    let defines = format!("--define:LANGUAGES={}", serde_json::to_string(languages)?);
    let glue = raw.join(GLUE);
    // esbuild keeps what calls a constructor it does not know, unless it is told that the call does nothing else.
    let text = fs::read_to_string(&glue)?
        .replace(": new FinalizationRegistry(", ": /* @__PURE__ */ new FinalizationRegistry(");
    fs::write(&glue, text)?;
    let entry = raw.join("operator.js");
    for source in OPERATOR.map(Path::new) {
        fs::copy(project::root().join(source), raw.join(source.file_name().unwrap_or_default()))?;
    }
    minify(&project::root().join(STYLE), &raw.join("toolbar.css"), [])?;
    let out = raw.join("bundle.js");
    let mut command = esbuild(&out);
    // Nobody disposes of a toolbar by `using`, and the statements that offer it keep every class alive.
    command.args(["--bundle", "--loader:.css=text", "--define:Symbol.dispose=undefined"]).arg(defines).arg(entry);
    shell::run(&mut command)?;
    Ok(out)
}

/// The WASM without the exports that the glue does not name, and without what only they needed.
fn drop_unused_exports(raw: &Path, glue: &Path) -> Result<PathBuf> {
    let glue = fs::read_to_string(glue)?;
    let used = used_exports(&glue);
    let mut graph = vec![json!({ "name": "glue", "root": true, "reaches": used })];
    graph.extend(used.iter().map(|name| json!({ "name": name, "export": name })));
    let graph_file = raw.join("used-exports.json");
    fs::write(&graph_file, serde_json::to_string(&graph)?)?;
    let out = raw.join("used.wasm");
    let mut command = binaryen("wasm-metadce");
    command.arg(raw.join(WASM)).arg("--graph-file").arg(graph_file).arg("-o").arg(&out);
    // It lists what it dropped.
    shell::read(&mut command)?;
    Ok(out)
}

/// What stands behind `wasm.` in the glue, where the instance's exports are kept.
fn used_exports(glue: &str) -> BTreeSet<&str> {
    let behind = glue.split("wasm.").skip(1);
    behind
        .map(|rest| rest.split(|c: char| !is_of_name(c)).next().unwrap_or_default())
        .filter(|n| !n.is_empty())
        .collect()
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

fn optimise(raw: &Path, wasm: &Path) -> Result<PathBuf> {
    let out = raw.join("optimised.wasm");
    let mut command = binaryen("wasm-opt");
    command
        .args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(wasm)
        .arg("-o")
        .arg(&out);
    shell::run(&mut command)?;
    Ok(out)
}

/// What wasm-opt prints: `[module, name, new name]` and `[name, new name]`.
#[derive(Deserialize)]
struct Renamed {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// Gives imports and exports short names; returns them by the long ones.
fn shorten_names(wasm: &Path, out: &Path) -> Result<BTreeMap<String, String>> {
    let mut command = binaryen("wasm-opt");
    command.arg("--minify-imports-and-exports-and-modules").arg(wasm).arg("-o").arg(out);
    let printed = shell::read(&mut command)?;
    let renamed: Renamed = serde_json::from_str(&printed).context("wasm-opt did not print the names it gave")?;
    let mut names = BTreeMap::from_iter(renamed.exports);
    for (module, name, short) in renamed.imports {
        if *names.entry(module).or_insert_with(|| SHORT_MODULE.into()) != SHORT_MODULE {
            bail!("the WASM imports from a module that is named like an export");
        }
        names.insert(name, short);
    }
    Ok(names)
}

/// A regular expression for exactly these names.
fn pattern_of<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let escaped: Vec<String> =
        names.map(|name| name.replace('.', "\\.").replace('$', "\\$").replace('/', "\\/")).collect();
    format!("^(?:{})$", escaped.join("|"))
}

fn binaryen(program: &str) -> std::process::Command {
    let mut command = shell::command(project::npm_program(program));
    command.args(BROWSER_FEATURES);
    command
}

fn esbuild(out: &Path) -> std::process::Command {
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(out);
    let mut command = shell::command(project::npm_program("esbuild"));
    command.args(["--format=esm", "--log-level=warning", BROWSERS]).arg(outfile);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exports_the_glue_uses_are_those_it_names() {
        let glue =
            "const ret = wasm.mount(a); wasm.__wbindgen_free(1); let n = getArray(wasm.memory.buffer); wasm = x;";
        assert_eq!(used_exports(glue), BTreeSet::from(["__wbindgen_free", "memory", "mount"]));
    }

    #[test]
    fn a_pattern_matches_names_with_dots_and_slashes_literally() {
        let names = ["./glue_bg.js".to_owned(), "a$b".to_owned()];
        assert_eq!(pattern_of(names.iter()), r"^(?:\.\/glue_bg\.js|a\$b)$");
    }
}
