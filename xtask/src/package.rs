//! What makes an npm package of the files that a store hosts: its manifest, the element's manifest and types, and words.

mod codes;
mod manifest;
mod properties;
mod templates;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::{self, INLINE, INTEGRITY};
use templates::FRAMEWORKS;

/// What it is called in the registry.
pub const NAME: &str = "telesales-toolbar";

/// What the element's doc block says, as the tools of others read it: the package's `customElements`.
pub const MANIFEST: &str = "custom-elements.json";
const TYPES: &str = "index.d.ts";
/// The package's own manifest, without what the workspace knows.
const PACKAGE: &str = "element/npm/package.json";
/// The shapes that the doc block names.
const DETAILS: &str = "element/npm/details.d.ts";

/// What is shipped as it is, and what it is called there.
const COPIED: [(&str, &str); 4] = [
    ("element/npm/README.md", "README.md"),
    ("element/npm/telesales-toolbar.d.ts", "telesales-toolbar.d.ts"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Writes into the folder what the package has besides the files that a store hosts.
pub fn write(folder: &Path) -> Result<()> {
    let element = manifest::read()?;
    let details = project::read(DETAILS)?;
    let mut manifest = manifest::manifest(&element);
    properties::add(&mut manifest, &element);
    let texts = [
        ("package.json".to_owned(), package()?),
        (MANIFEST.to_owned(), pretty(&manifest)?),
        (TYPES.to_owned(), types::of_module(&element, &details)),
    ];
    let templates = FRAMEWORKS.iter().map(|framework| (framework.file(), framework.types(&element)));
    for (name, text) in texts.into_iter().chain(templates) {
        fs::write(folder.join(name), text)?;
    }
    for (source, name) in COPIED {
        let source = project::root().join(source);
        fs::copy(&source, folder.join(name)).with_context(|| format!("{} could not be copied", source.display()))?;
    }
    Ok(())
}

/// Whether a file of `pkg/` is there for those who develop, and never fetched by a browser.
pub fn is_for_developers(name: &str) -> bool {
    let written = ["package.json", MANIFEST, TYPES, INTEGRITY, INLINE];
    written.into_iter().chain(COPIED.map(|(_, name)| name)).any(|other| other == name)
        || FRAMEWORKS.iter().any(|framework| framework.file() == name)
}

/// What the package is made of besides the files that a store hosts, below the root.
pub fn sources() -> impl Iterator<Item = PathBuf> {
    let copied = COPIED.map(|(source, _)| source);
    copied
        .into_iter()
        .chain([PACKAGE, DETAILS, manifest::SOURCE, "Cargo.toml"])
        .map(|source| project::root().join(source))
}

/// The package's own manifest. Its text is taken as it is, for the order of what stands in `exports` has a meaning.
fn package() -> Result<String> {
    let text = project::read(PACKAGE)?;
    Ok(text
        .replace("\"VERSION\"", &format!("{:?}", env!("CARGO_PKG_VERSION")))
        .replace("\"LICENSE\"", &format!("{:?}", env!("CARGO_PKG_LICENSE"))))
}

fn pretty(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::project::{ENTRY, GLUE, MODULE, WASM};

    #[test]
    fn what_a_page_fetches_is_not_for_developers() {
        let fetched = [ENTRY, MODULE, GLUE, WASM, "telesales-toolbar.ja.json", "telesales-toolbar-compat.css"];
        assert_eq!(fetched.into_iter().filter(|name| is_for_developers(name)).collect::<Vec<_>>(), [""; 0]);
        assert!(
            ["package.json", "react.d.ts", "README.md", "LICENSE-MIT", "integrity.json"]
                .into_iter()
                .all(is_for_developers)
        );
    }

    #[test]
    fn the_package_names_its_version_and_licence_and_files() {
        let package: Value = serde_json::from_str(&package().unwrap()).unwrap();
        assert_eq!(package["name"], NAME);
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
        assert_eq!(package["customElements"], MANIFEST);
        assert_eq!(package["exports"]["."], json!({ "types": format!("./{TYPES}"), "default": format!("./{MODULE}") }));
        for framework in &FRAMEWORKS {
            let entry = format!("./{}", framework.name);
            assert_eq!(package["exports"][entry], json!({ "types": format!("./{}", framework.file()) }));
        }
        assert_eq!(package["exports"]["./define"]["default"], format!("./{ENTRY}"));
    }

    #[test]
    fn importing_the_module_has_no_side_effect_and_importing_the_entry_has() {
        let package: Value = serde_json::from_str(&package().unwrap()).unwrap();
        assert_eq!(package["sideEffects"], json!([package["exports"]["./define"]["default"]]));
    }
}
