//! No ring of files: where one file uses what another one defines, that one does not use the first, by whatever way round.
//! Then every part can be read, and tested, without what is built on it.

mod graph;
mod javascript;
mod rust;
mod samples;
mod syntax;

use std::fs;
use std::path::Path;

use crate::project;
use graph::{Arrows, Files, complaints};

/// Where each crate begins.
const ROOTS: [&str; 6] =
    ["core/src/lib.rs", "element/src/lib.rs", "mock/src/lib.rs", "mock/src/main.rs", "src/lib.rs", "xtask/src/main.rs"];

/// What a script of `element/` is called where others import it, after the build.
const BUNDLED: [(&str, &str); 2] =
    [("telesales-toolbar-element.js", "operator.js"), ("telesales-toolbar-compat.js", "compat.js")];
/// What the build makes.
const MADE: [&str; 2] = ["glue.js", "languages.js"];

fn texts(folder: &str, ending: &str) -> Files {
    let root = project::root();
    let paths = project::written(&root.join(folder), &[ending]).unwrap();
    let name = |path: &Path| path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
    paths.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn arrows_of_crates() -> Arrows {
    let folder = |root: &'static str| root.rsplit_once('/').expect("each crate has a folder").0;
    ROOTS.into_iter().flat_map(|root| rust::arrows(&texts(folder(root), "rs"), root)).collect()
}

fn arrows_of_scripts(scripts: &Files) -> Arrows {
    let to = |from: &str, address: &str| {
        let is_script = Path::new(address).extension().is_some_and(|extension| extension == "js");
        let name = address.strip_prefix("./").filter(|name| is_script && !MADE.contains(name))?;
        let name = BUNDLED.into_iter().find(|(bundled, _)| *bundled == name).map_or(name, |(_, source)| source);
        let to = format!("{}/{name}", from.rsplit_once('/')?.0);
        assert!(scripts.contains_key(&to), "{from} imports {to}, which is neither there nor known to be made");
        Some(to)
    };
    let of = |(from, script): (&String, &String)| {
        let addresses = javascript::imports(script).into_iter();
        (from.clone(), addresses.filter_map(|address| to(from, &address)).collect())
    };
    scripts.iter().map(of).collect()
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let mut arrows = arrows_of_crates();
    arrows.extend(arrows_of_scripts(&texts("element", "js")));
    assert!(arrows.len() > 100, "that cannot be all files: {arrows:?}");
    let complaints = complaints(&arrows);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn scripts_are_followed_by_what_they_are_called_after_the_build() {
    let scripts = [
        ("element/entry.js", "import('./telesales-toolbar-element.js')"),
        (
            "element/operator.js",
            "import { a } from './entry.js'; import glue from './glue.js'; import css from './toolbar.css';",
        ),
    ];
    let scripts = scripts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let arrows = arrows_of_scripts(&scripts);
    assert_eq!(complaints(&arrows), ["a ring: element/entry.js → element/operator.js → element/entry.js"]);
}
