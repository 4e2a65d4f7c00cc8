//! Subresource integrity: what a browser holds a file against before it uses it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::project::{INLINE, INTEGRITY};
use crate::{package, project};

/// As pages write it: `sha384-…`.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes the manifest of a folder's files into that folder.
pub fn write(folder: &Path) -> Result<()> {
    let hashes: BTreeMap<String, String> =
        hosted(folder)?.into_iter().map(|(name, bytes)| (name, of(&bytes))).collect();
    fs::write(folder.join(INTEGRITY), serde_json::to_string_pretty(&hashes)? + "\n")?;
    Ok(())
}

/// What a store hosts, by its name.
pub fn hosted(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = project::files_in(folder)?;
    files.retain(|name, _| !package::is_for_developers(name));
    Ok(files)
}

/// What a store hosts, and the script that stands in its pages, by its name.
pub fn embedded(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let inline = folder.join(INLINE);
    let script = fs::read(&inline).with_context(|| format!("{} could not be read", inline.display()))?;
    let mut files = hosted(folder)?;
    files.insert(INLINE.into(), script);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn the_integrity_is_that_of_the_standard() {
        // The example in the W3C's recommendation, “Integrity metadata”.
        assert_eq!(
            of(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn the_manifest_names_each_file_that_a_browser_fetches_and_what_it_is() {
        let folder = project::fresh_folder("integrity-test").unwrap();
        for (name, text) in [("telesales-toolbar.js", "b"), ("telesales-toolbar.es.json", "a"), ("README.md", "no")] {
            fs::write(folder.join(name), text).unwrap();
        }
        write(&folder).unwrap();
        let written = fs::read_to_string(folder.join(INTEGRITY)).unwrap();
        let (texts, entry) = (of(b"a"), of(b"b"));
        assert_eq!(
            written,
            format!("{{\n  \"telesales-toolbar.es.json\": \"{texts}\",\n  \"telesales-toolbar.js\": \"{entry}\"\n}}\n")
        );
        // What it says of itself nobody could check.
        write(&folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join(INTEGRITY)).unwrap(), written);
    }
}
