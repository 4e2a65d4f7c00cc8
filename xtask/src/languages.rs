//! The texts of the languages that are fetched when they are used. That each has every text, the component's build sees to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;

const FOLDER: &str = "src/messages";
/// Is built in.
const ENGLISH: &str = "en";

/// What the file of a language is called where a store hosts it; the tag stands between the two.
pub const SHIPPED: (&str, &str) = ("telesales-toolbar.", ".json");

/// The files with the texts of each language but English.
pub fn sources() -> Vec<PathBuf> {
    let files = fs::read_dir(project::root().join(FOLDER)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .filter(|file| tag(file) != ENGLISH)
        .collect();
    // A language without a region before the same with one, which file names do not sort.
    files.sort_by_key(|file| tag(file));
    files
}

/// Writes each language into the folder, without white space; returns a module that knows where they are, by their tags: each
/// by a URL of its own, for that is what bundlers follow.
pub fn ship(folder: &Path) -> Result<String> {
    let mut module = String::from("export const languages = {\n");
    for file in sources() {
        let texts: BTreeMap<String, String> =
            serde_json::from_str(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
        let tag = tag(&file);
        let (before, after) = SHIPPED;
        let name = format!("{before}{tag}{after}");
        fs::write(folder.join(&name), serde_json::to_string(&texts)?)?;
        // Writing to a String cannot fail.
        let _ = writeln!(module, "  '{tag}': () => new URL('./{name}', import.meta.url),");
    }
    module.push_str("};\n");
    Ok(module)
}

fn tag(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
