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

/// What the bar itself says. All others only what is behind its button says, and their names are there, too.
const OF_BAR: [&str; 16] = [
    "acting_for",
    "attendant",
    "loading_page",
    "log_in_as",
    "logging_in",
    "logging_out",
    "login_over",
    "minimise",
    "not_confirmed",
    "not_loaded",
    "not_started_here",
    "now_acting",
    "now_idle",
    "page_outdated",
    "restore",
    "telesales",
];

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
    let (of_bar, of_desk): (Vec<_>, Vec<_>) = english.iter().partition(|(name, _)| OF_BAR.contains(&name.as_str()));
    assert_eq!(of_bar.len(), OF_BAR.len(), "a text of the bar is missing");
    // Writing to a String cannot fail.
    let _ = writeln!(code, "impl Messages {{");
    for (texts, read) in [(&of_bar, "self.texts"), (&of_desk, "self.of_desk()")] {
        // Each text in the function that is called for it, so that it is wherever that is.
        for (at, (name, text)) in texts.iter().enumerate() {
            let purpose = uses
                .get(&format!("@{name}"))
                .unwrap_or_else(|| panic!("src/messages/en.json: what is \"{name}\" for?"));
            let _ = writeln!(
                code,
                "/// {purpose}\npub(crate) fn {name}(&self) -> &'static str {{ {read}[{at}].unwrap_or({text:?}) }}"
            );
        }
    }
    let _ = writeln!(code, "}}");
    for (texts, count, names) in [(of_bar, "COUNT", "NAMES"), (of_desk, "DESK_COUNT", "DESK_NAMES")] {
        let list: Vec<_> = texts.iter().map(|(name, _)| name).collect();
        let _ = writeln!(code, "const {count}: usize = {};\nconst {names}: [&str; {count}] = {list:?};", list.len());
    }
    code
}
