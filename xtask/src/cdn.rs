//! What a CDN hosts of a release: files that never change, and the one script that does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::hashed::{self, Hashed};
use crate::integrity;
use crate::project::{ENTRY, INLINE};

/// Of a release, the folder of the files to host.
pub const FOLDER: &str = "cdn";
const MANIFEST: &str = "manifest.json";
const HEADERS: &str = "headers.txt";

/// A name stands for the same bytes for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Within these seconds every page has the next release, or the last one again.
const SHORTLY: &str = "public, max-age=300";

const TYPES: [(&str, &str); 4] = [
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
];

/// Writes into `folder` what is made of the files in `pkg`, which files these are, and how they are to be cached.
pub fn write(pkg: &Path, folder: &Path, version: &str) -> Result<()> {
    let mut files = hashed::rename(integrity::embedded(pkg)?)?;
    let hosted = folder.join(FOLDER);
    fs::create_dir_all(&hosted)?;
    // It stands in pages, and is hosted nowhere.
    if let Some(Hashed { bytes, .. }) = files.remove(INLINE) {
        fs::write(folder.join(INLINE), bytes)?;
    }
    for Hashed { file, bytes, .. } in files.values() {
        fs::write(hosted.join(file), bytes)?;
    }
    let entry = files.get(ENTRY).with_context(|| format!("{} has no {ENTRY}", pkg.display()))?;
    fs::write(hosted.join(ENTRY), &entry.bytes)?;
    fs::write(folder.join(MANIFEST), serde_json::to_string_pretty(&manifest(&files, version))? + "\n")?;
    fs::write(folder.join(HEADERS), headers(&files)?)?;
    Ok(())
}

/// Each file by the name it has in `pkg/`.
fn manifest(files: &BTreeMap<String, Hashed>, version: &str) -> Value {
    let described = |Hashed { file, integrity, bytes }: &Hashed| json!({ "file": file, "integrity": integrity, "bytes": bytes.len() });
    let files: BTreeMap<&String, Value> = files.iter().map(|(name, hashed)| (name, described(hashed))).collect();
    json!({ "version": version, "files": files })
}

/// As the file `_headers` of Netlify and Cloudflare Pages has it, which people can read, too.
fn headers(files: &BTreeMap<String, Hashed>) -> Result<String> {
    let mut text = String::new();
    let names = files.values().map(|hashed| (&*hashed.file, FOR_EVER));
    for (name, cache) in [(ENTRY, SHORTLY)].into_iter().chain(names) {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let (_, content) = TYPES
            .into_iter()
            .find(|(known, _)| *known == ending)
            .with_context(|| format!("xtask/src/cdn.rs does not know the content type of {name}"))?;
        // Writing to a String cannot fail. Any origin may read it, or a store on another one could not import it.
        let _ = write!(
            text,
            "/{name}\n  Content-Type: {content}\n  Cache-Control: {cache}\n  Access-Control-Allow-Origin: *\n"
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    fn release() -> std::path::PathBuf {
        let pkg = project::fresh_folder("cdn-test-pkg").unwrap();
        fs::write(pkg.join(ENTRY), "import('./rest.js')").unwrap();
        fs::write(pkg.join("rest.js"), "new URL('./a.es-ES.json',import.meta.url)").unwrap();
        fs::write(pkg.join("a.es-ES.json"), "{}").unwrap();
        fs::write(pkg.join("README.md"), "For developers.").unwrap();
        fs::write(pkg.join(INLINE), "import('FOLDER/rest.js')").unwrap();
        let folder = project::fresh_folder("cdn-test").unwrap();
        write(&pkg, &folder, "1.2.3").unwrap();
        folder
    }

    #[test]
    fn a_release_says_of_each_file_what_it_is_called_and_is() {
        let folder = release();
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();

        let manifest: Value = serde_json::from_str(&text(MANIFEST)).unwrap();
        assert_eq!(manifest["version"], "1.2.3");
        let files = manifest["files"].as_object().unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.es-ES.json", "rest.js", ENTRY]);
        for described in files.values() {
            let bytes = fs::read(folder.join(FOLDER).join(described["file"].as_str().unwrap())).unwrap();
            assert_eq!(described["integrity"], integrity::of(&bytes));
            assert_eq!(described["bytes"], bytes.len());
        }
        let hosted = fs::read_dir(folder.join(FOLDER)).unwrap().count();
        assert_eq!(hosted, files.len() + 1, "each, and the script that changes");
        let entry = files[ENTRY]["file"].as_str().unwrap();
        assert_eq!(text(&format!("{FOLDER}/{ENTRY}")), text(&format!("{FOLDER}/{entry}")));

        let rest = files["rest.js"]["file"].as_str().unwrap();
        assert_eq!(text(INLINE), format!("import('FOLDER/{rest}')"), "what stands in pages is beside the manifest");

        let headers = text(HEADERS);
        let of = |name: &str| headers.split(&format!("/{name}\n")).nth(1).unwrap().split("\n/").next().unwrap();
        assert!(of(ENTRY).contains("max-age=300\n"), "{headers}");
        for described in files.values() {
            assert!(of(described["file"].as_str().unwrap()).contains("immutable\n"), "{headers}");
        }
        assert_eq!(headers.matches("Cache-Control").count(), hosted);
    }

    #[test]
    fn a_file_of_an_unknown_kind_is_an_error() {
        let font = Hashed { file: "a.12345678.woff2".into(), integrity: String::new(), bytes: Vec::new() };
        let error = headers(&BTreeMap::from([("a.woff2".into(), font)])).unwrap_err().to_string();
        assert!(error.ends_with("does not know the content type of a.12345678.woff2"), "{error}");
    }
}
