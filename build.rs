//! Makes the texts in `src/messages/*.json` into Rust: English as it stands, and the names of all texts, by which the other
//! languages are read when one is used. A language that misses a text, has one too many, or another number of places for
//! values, does not build.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Texts, or what each is for, by name.
type Texts = BTreeMap<String, String>;

const FOLDER: &str = "src/messages";
const BUILT_IN: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    let mut languages = languages();
    let english = languages.remove(BUILT_IN).expect("src/messages/en.json is not there");
    // As in Flutter's ARB files, `@name` says what the text `name` is for.
    let (uses, english): (Texts, Texts) = english.into_iter().partition(|(name, _)| name.starts_with('@'));
    for (tag, texts) in &languages {
        check(tag, texts, &english);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder")).join("messages.rs");
    fs::write(out, code(&english, &uses)).expect("cargo's folder can be written");
}

/// The texts of each language by its BCP 47 tag, which is the file's name.
fn languages() -> BTreeMap<String, Texts> {
    let files = fs::read_dir(FOLDER).expect("src/messages is there").map(|entry| entry.expect("it can be read").path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "json")).map(|file| read(&file)).collect()
}

fn read(file: &Path) -> (String, Texts) {
    let tag = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let json = fs::read_to_string(file).expect("it can be read");
    let texts = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    (tag, texts)
}

fn check(tag: &str, texts: &Texts, english: &Texts) {
    for (name, text) in english {
        let Some(translated) = texts.get(name) else {
            panic!("src/messages/{tag}.json: the text \"{name}\" is missing")
        };
        let places = |text: &str| text.matches("{}").count();
        assert!(
            places(translated) == places(text) && !translated.trim().is_empty(),
            "src/messages/{tag}.json: \"{name}\" is empty, or has {{}} more or less often than in English"
        );
    }
    if let Some(name) = texts.keys().find(|name| !english.contains_key(*name)) {
        panic!("src/messages/{tag}.json: there is no text \"{name}\"");
    }
}

fn code(english: &Texts, uses: &Texts) -> String {
    let mut code = String::new();
    let count = english.len();
    let names: Vec<&String> = english.keys().collect();
    // Writing to a String cannot fail.
    let _ = writeln!(code, "const COUNT: usize = {count};");
    let _ = writeln!(code, "const NAMES: [&str; COUNT] = {names:?};");
    let _ = writeln!(code, "impl Messages {{");
    // Each text in the function that is called for it, so that it is wherever that is.
    for (at, (name, text)) in english.iter().enumerate() {
        let purpose =
            uses.get(&format!("@{name}")).unwrap_or_else(|| panic!("src/messages/en.json: what is \"{name}\" for?"));
        let _ = writeln!(
            code,
            "/// {purpose}\npub(crate) fn {name}(&self) -> &'static str {{ self.texts[{at}].unwrap_or({text:?}) }}"
        );
    }
    code + "}\n"
}
