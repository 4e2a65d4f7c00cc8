//! Files named after what is in them, so that a browser may keep each for ever: `telesales-toolbar.es.4f3a9c21.json`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::digits::digits;
use crate::integrity;
use crate::project::FOLDER;

/// A file by its new name.
#[derive(Debug)]
pub struct Hashed {
    /// What it is called now.
    pub file: String,
    pub integrity: String,
    pub bytes: Vec<u8>,
}

/// What a script does with another file.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// `import('./x')`: the browser checks what the page's import map says of it.
    Import,
    /// `new URL('./x', import.meta.url)`: the script fetches it, and has the browser check it for what is behind the `#`.
    Locate,
    /// `fetch('./x', { integrity: '' })`: the browser checks it for what is written there.
    Fetch,
}

const CALLS: [(&str, Use); 3] = [("import(", Use::Import), ("new URL(", Use::Locate), ("fetch(", Use::Fetch)];

/// What follows the name of a file that is fetched, as esbuild writes it; its quotes come to have the integrity between them.
const NO_INTEGRITY: &str = ",{integrity:\"\"}";

struct Reference<'a> {
    before: &'a str,
    /// Where it is, up to the name: beside the script, or in the folder that the store names.
    folder: &'a str,
    name: &'a str,
    purpose: Use,
}

/// Renames the files, and what they call each other: those first that name no others, for a new name is part of what is in
/// a file. What a script fetches by itself gets its integrity behind the name.
pub fn rename(files: BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Hashed>> {
    let mut waiting = files;
    let mut renamed: BTreeMap<String, Hashed> = BTreeMap::new();
    while !waiting.is_empty() {
        let mut later = BTreeMap::new();
        let before = renamed.len();
        for (name, bytes) in std::mem::take(&mut waiting) {
            match rewrite(&name, &bytes, &renamed).with_context(|| format!("pkg/{name} could not be rewritten"))? {
                Some(bytes) => {
                    let hashed = Hashed { file: with_hash(&name, &bytes)?, integrity: integrity::of(&bytes), bytes };
                    renamed.insert(name, hashed);
                }
                None => {
                    later.insert(name, bytes);
                }
            }
        }
        if renamed.len() == before {
            let names: Vec<String> = later.into_keys().collect();
            bail!(
                "these files name each other in a circle, or a file that is not there, so none can be named first: {}",
                names.join(", ")
            );
        }
        waiting = later;
    }
    Ok(renamed)
}

/// The file with the new names in it; nothing while one of them is not known.
fn rewrite(name: &str, bytes: &[u8], renamed: &BTreeMap<String, Hashed>) -> Result<Option<Vec<u8>>> {
    if !is_script(name) {
        return Ok(Some(bytes.to_vec()));
    }
    let mut rest = std::str::from_utf8(bytes).context("it is no UTF-8")?;
    let mut text = String::new();
    while let Some((reference, after)) = next_reference(rest)? {
        let Some(Hashed { file, integrity, .. }) = renamed.get(reference.name) else { return Ok(None) };
        let Reference { before, folder, purpose, .. } = reference;
        let fragment = if purpose == Use::Locate { format!("#{integrity}") } else { String::new() };
        // Writing to a String cannot fail.
        let _ = write!(text, "{before}{folder}{file}{fragment}");
        rest = after;
        if purpose == Use::Fetch {
            let (quote, options) = after.split_at(1);
            rest = options
                .strip_prefix(NO_INTEGRITY)
                .with_context(|| format!("what it fetches is to be followed by {NO_INTEGRITY}: {}", reference.name))?;
            let _ = write!(text, "{quote},{{integrity:\"{integrity}\"}}");
        }
    }
    text.push_str(rest);
    Ok(Some(text.into_bytes()))
}

fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "js")
}

/// The next text that names a file, what is before it, and what is after.
fn next_reference(text: &str) -> Result<Option<(Reference<'_>, &str)>> {
    let folders = ["./".to_owned(), format!("{FOLDER}/")];
    let quoted = folders.iter().flat_map(|folder| ['"', '\'', '`'].map(|quote| (format!("{quote}{folder}"), folder)));
    let first = quoted.filter_map(|(opening, folder)| Some((text.find(&opening)?, folder.len()))).min();
    let Some((at, folder)) = first else { return Ok(None) };
    let (before, quoted) = text.split_at(at + 1);
    let quote = &text[at..=at];
    let (path, _) = quoted.split_once(quote).context("a text in it does not end")?;
    let (folder, name) = path.split_at(folder);
    let purpose = CALLS.iter().find(|(call, _)| before[..at].ends_with(call)).map(|(_, purpose)| *purpose);
    let Some(purpose) = purpose else {
        bail!(
            "it has the text {quote}{path}{quote} elsewhere than in `import({quote}{path}{quote})`, `fetch({quote}{path}{quote}, …)` \
             or `new URL({quote}{path}{quote}, import.meta.url)`. Should that be a file, it would not be found by its new name"
        );
    };
    Ok(Some((Reference { before, folder, name, purpose }, &quoted[path.len()..])))
}

/// Eight digits of the hash come before the ending.
fn with_hash(name: &str, bytes: &[u8]) -> Result<String> {
    let (stem, ending) = name.rsplit_once('.').with_context(|| format!("pkg/{name} has no ending"))?;
    Ok(format!("{stem}.{}.{ending}", digits(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files<const N: usize>(files: [(&str, &str); N]) -> BTreeMap<String, Vec<u8>> {
        files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(hashed: &Hashed) -> &str {
        std::str::from_utf8(&hashed.bytes).unwrap()
    }

    const SCRIPTS: [(&str, &str); 3] = [
        ("entry.js", "import(\"./rest.js\")"),
        ("rest.js", "f(new URL('./bar.wasm',import.meta.url),`a`)"),
        ("bar.wasm", "\0asm"),
    ];

    #[test]
    fn what_is_imported_is_called_by_its_new_name() {
        let renamed = rename(files(SCRIPTS)).unwrap();
        let rest = &renamed["rest.js"].file;
        assert!(rest.starts_with("rest.") && is_script(rest) && rest.len() == "rest.01234567.js".len(), "{rest}");
        assert_eq!(text(&renamed["entry.js"]), format!("import(\"./{rest}\")"));
    }

    #[test]
    fn what_is_fetched_is_called_by_its_new_name_and_its_integrity() {
        let renamed = rename(files(SCRIPTS)).unwrap();
        let Hashed { file, integrity, .. } = &renamed["bar.wasm"];
        assert_eq!(*integrity, integrity::of(b"\0asm"));
        assert_eq!(text(&renamed["rest.js"]), format!("f(new URL('./{file}#{integrity}',import.meta.url),`a`)"));
    }

    #[test]
    fn what_a_script_in_a_page_fetches_is_in_the_store_s_folder_and_has_its_integrity_beside_it() {
        let script = r#"fetch("FOLDER/bar.wasm",{integrity:""}).catch(f);import("FOLDER/rest.js")"#;
        let [_, rest, wasm] = SCRIPTS;
        let renamed = rename(files([("inline.js", script), rest, wasm])).unwrap();
        let (rest, Hashed { file, integrity, .. }) = (&renamed["rest.js"].file, &renamed["bar.wasm"]);
        let expected =
            format!(r#"fetch("FOLDER/{file}",{{integrity:"{integrity}"}}).catch(f);import("FOLDER/{rest}")"#);
        assert_eq!(text(&renamed["inline.js"]), expected);
    }

    #[test]
    fn what_is_fetched_without_a_place_for_its_integrity_is_an_error() {
        let error = rename(files([("a.js", r#"fetch("./b.wasm")"#), ("b.wasm", "")])).unwrap_err();
        assert!(error.root_cause().to_string().contains("is to be followed by ,{integrity:\"\"}"), "{error:#}");
    }

    #[test]
    fn a_change_gives_new_names_to_the_file_and_to_those_that_lead_to_it_alone() {
        let before = rename(files(SCRIPTS)).unwrap();
        let mut changed = files(SCRIPTS);
        changed.insert("rest.js".into(), b"f(new URL('./bar.wasm',import.meta.url),`b`)".to_vec());
        let after = rename(changed).unwrap();
        let has_new_name = |name: &str| before[name].file != after[name].file;
        assert_eq!(["entry.js", "rest.js", "bar.wasm"].map(has_new_name), [true, true, false]);
    }

    #[test]
    fn integrity_is_that_of_the_file_as_it_is_written() {
        for hashed in rename(files(SCRIPTS)).unwrap().values() {
            assert_eq!(hashed.integrity, integrity::of(&hashed.bytes));
        }
    }

    #[test]
    fn bytes_that_are_no_script_stay_as_they_are() {
        let renamed = rename(files([("texts.json", "{\"a\":\"./x.js\"}")])).unwrap();
        assert_eq!(text(&renamed["texts.json"]), "{\"a\":\"./x.js\"}");
    }

    #[test]
    fn a_name_in_another_place_is_an_error() {
        let error = rename(files([("a.js", "load('./b.js')"), ("b.js", "")])).unwrap_err();
        assert!(error.root_cause().to_string().contains("the text './b.js' elsewhere than"), "{error:#}");
    }

    #[test]
    fn a_file_that_is_not_there_and_a_circle_are_errors() {
        for scripts in
            [[("a.js", "import('./b.js')"), ("c.js", "")], [("a.js", "import('./b.js')"), ("b.js", "import('./a.js')")]]
        {
            let error = rename(files(scripts)).unwrap_err().to_string();
            assert!(error.contains("in a circle, or a file that is not there") && error.contains("a.js"), "{error}");
        }
    }
}
