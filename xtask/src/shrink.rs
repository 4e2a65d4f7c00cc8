//! Makes what wasm-bindgen wrote small, without changing what it does.
//!
//! Leptos brings exports for streams that nobody here calls, and every import and export has a name with a hash in it,
//! which does not compress. So the glue is reduced to what the element script uses, the WASM to what the glue uses, and
//! then both get short names for what is between them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use telesales_core::pages::MY_ORDERS;

use crate::digits::digits;
use crate::project::{self, COMPATIBILITY, DESK, GLUE, WASM};
use crate::{glue, order, shell, split};

/// What esbuild may take for granted; any browser that has `adoptedStyleSheets` has it.
const BROWSERS: &str = "--target=es2022";

/// What the element script imports, hand-written: the first brings the others and the glue along.
pub const OPERATOR: [&str; 11] = [
    "element/operator.js",
    "element/body.js",
    "element/memory.js",
    "element/own.js",
    "element/pages.js",
    "element/place.js",
    "element/properties.js",
    "element/retry.js",
    "element/sight.js",
    "element/texts.js",
    "element/wasm.js",
];

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

/// What wasm-opt does: as small as it gets, and without what is said about the compiler. Functions of four instructions or less
/// stand where they are called: a browser compiles each function on its first call, and it is no smaller otherwise.
const OPTIMISATION: [&str; 6] =
    ["-Oz", "--converge", "--strip-producers", "--strip-target-features", "--always-inline-max-function-size", "4"];

const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// Which exports of the WASM the glue uses, for `wasm-metadce`; stays in `raw`.
const USED_EXPORTS: &str = "used-exports.json";
/// The names that imports and exports got, by those they had; stays in `raw`.
const NAMES: &str = "names.json";

/// Reads glue and WASM from `raw`, and writes small ones into `shipped`, with the other part of the WASM, `desk`, where it has one; `raw` keeps what is
/// made on the way. `languages` is the module that knows where those are that there are beside English.
pub fn shrink(raw: &Path, shipped: &Path, languages: &str, desk: Option<&Path>) -> Result<()> {
    fs::write(raw.join("languages.js"), languages)?;
    let glue = make_factory(raw)?;
    let wanted = desk.map(|desk| split::wants(&fs::read(desk)?)).transpose()?.unwrap_or_default();
    let wasm = drop_unused_exports(raw, &glue, &wanted)?;
    let scripts = bundle(raw)?;
    let optimised = raw.join("optimised.wasm");
    optimise(&wasm, &optimised)?;
    let wasm = optimised;
    let names = shorten_names(&wasm, &shipped.join(WASM))?;
    order_functions(&shipped.join(WASM))?;
    // A name for the first WASM, by which the other one knows that it is of the same build.
    let build = digits(&fs::read(shipped.join(WASM))?);
    if let Some(desk) = desk {
        let small = raw.join("desk.wasm");
        optimise(desk, &small)?;
        fs::write(shipped.join(DESK), split::rename(&fs::read(small)?, &build, &names)?)?;
    }
    fs::write(raw.join(NAMES), serde_json::to_string(&names)?)?;
    let [properties, quoted, cache] = mangling(raw)?;
    let build = OsString::from(format!("--define:BUILD={build:?}"));
    minify(&scripts, &shipped.join(GLUE), [&*properties, &*quoted, &*cache, &*build])
}

/// What is shipped once more, but with the names of functions, which are in another order: made in `folder` of what `shrink` left in `raw`.
pub fn keep_names(raw: &Path, folder: &Path) -> Result<PathBuf> {
    let [used, optimised, named] = ["used.wasm", "optimised.wasm", "named.wasm"].map(|name| folder.join(name));
    drop_exports(&raw.join(WASM), &raw.join(USED_EXPORTS), &used, &["-g"])?;
    shell::run(binaryen("wasm-opt").arg("-g").args(OPTIMISATION).arg(used).arg("-o").arg(&optimised))?;
    shell::read(binaryen("wasm-opt").args(["-g", SHORT_NAMES]).arg(optimised).arg("-o").arg(&named))?;
    Ok(named)
}

/// The operator's scripts once more, in one go: esbuild then tells in `metafile` what each source brings.
pub fn trace_sources(raw: &Path, out: &Path, metafile: &OsStr) -> Result<()> {
    shell::run(minifier(out).args(bundling(raw)).args(mangling(raw)?).arg(metafile))
}

/// Minifies one module or style sheet with what it imports by a path of its own; the operator's scripts stay beside it.
pub fn bundle_alone(source: &Path, out: &Path, flags: &[String]) -> Result<()> {
    let mut command = minifier(out);
    command.arg("--bundle").arg(external(GLUE)).args(flags).arg(source);
    shell::run(&mut command)
}

/// Minifies one module or style sheet; what it imports stays beside it, so it is not bundled.
pub fn minify<'a>(source: &Path, out: &Path, flags: impl IntoIterator<Item = &'a OsStr>) -> Result<()> {
    shell::run(minifier(out).args(flags).arg(source))
}

fn minifier(out: &Path) -> Command {
    let mut command = esbuild(out);
    command.args(["--minify", "--legal-comments=none"]);
    command
}

/// The glue without the classes that nobody uses, as a function: a WASM that broke is followed by one with glue of its own.
fn make_factory(raw: &Path) -> Result<String> {
    let path = raw.join(GLUE);
    let bound = fs::read_to_string(&path)?;
    fs::write(&path, glue::for_bundling(&bound)?)?;
    let used = raw.join("used.js");
    fs::write(&used, format!("export {{ default as init, mount }} from './{GLUE}';\n"))?;
    let out = raw.join("bound.js");
    let mut command = esbuild(&out);
    // Nobody disposes of a toolbar by `using`, and the statements that offer it keep every class alive.
    command.args(["--bundle", "--define:Symbol.dispose=undefined"]).arg(used);
    shell::run(&mut command)?;
    let factory = glue::factory(&fs::read_to_string(out)?)?;
    fs::write(raw.join("glue.js"), &factory)?;
    Ok(factory)
}

/// The hand-written scripts with the glue.
fn bundle(raw: &Path) -> Result<PathBuf> {
    for source in OPERATOR.map(Path::new) {
        fs::copy(project::root().join(source), raw.join(source.file_name().unwrap_or_default()))?;
    }
    minify(&project::root().join(STYLE), &raw.join("toolbar.css"), [])?;
    let out = raw.join("bundle.js");
    shell::run(esbuild(&out).args(bundling(raw)))?;
    Ok(out)
}

/// The flags for making one of the operator's scripts, and the first of them.
fn bundling(raw: &Path) -> [OsString; 5] {
    let compatibility = external(COMPATIBILITY[0].1).into();
    let pages = format!("--define:MY_ORDERS={MY_ORDERS:?}").into();
    ["--bundle".into(), "--loader:.css=text".into(), compatibility, pages, raw.join("operator.js").into()]
}

/// The flags for giving what is between glue and WASM the names in `raw`.
fn mangling(raw: &Path) -> Result<[OsString; 3]> {
    let file = raw.join(NAMES);
    let names: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let mut cache = OsString::from("--mangle-cache=");
    cache.push(&file);
    Ok([format!("--mangle-props={}", pattern_of(names.keys())).into(), "--mangle-quoted".into(), cache])
}

/// What is fetched by itself.
fn external(file: &str) -> String {
    format!("--external:./{file}")
}

/// The WASM without the exports that neither the glue names nor the other part of it, and without what only they needed.
fn drop_unused_exports(raw: &Path, glue: &str, wanted: &[String]) -> Result<PathBuf> {
    let mut used = used_exports(glue);
    used.extend(wanted.iter().map(String::as_str));
    let mut graph = vec![json!({ "name": "glue", "root": true, "reaches": used })];
    graph.extend(used.iter().map(|name| json!({ "name": name, "export": name })));
    let graph_file = raw.join(USED_EXPORTS);
    fs::write(&graph_file, serde_json::to_string(&graph)?)?;
    let out = raw.join("used.wasm");
    drop_exports(&raw.join(WASM), &graph_file, &out, &[])?;
    Ok(out)
}

fn drop_exports(wasm: &Path, graph_file: &Path, out: &Path, flags: &[&str]) -> Result<()> {
    let mut command = binaryen("wasm-metadce");
    command.args(flags).arg(wasm).arg("--graph-file").arg(graph_file).arg("-o").arg(out);
    // It lists what it dropped.
    shell::read(&mut command)?;
    Ok(())
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

fn order_functions(wasm: &Path) -> Result<()> {
    Ok(fs::write(wasm, order::exports_first(&fs::read(wasm)?)?)?)
}

fn optimise(wasm: &Path, out: &Path) -> Result<()> {
    shell::run(binaryen("wasm-opt").arg("--strip-debug").args(OPTIMISATION).arg(wasm).arg("-o").arg(out))
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
    command.arg(SHORT_NAMES).arg(wasm).arg("-o").arg(out);
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

fn binaryen(program: &str) -> Command {
    let mut command = shell::command(project::npm_program(program));
    command.args(BROWSER_FEATURES);
    command
}

fn esbuild(out: &Path) -> Command {
    let mut outfile = OsString::from("--outfile=");
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
