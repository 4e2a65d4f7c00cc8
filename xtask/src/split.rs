//! Cuts out of the WASM what an operator needs only behind the bar's button, as a WASM of its own which joins the first.
//!
//! Where it is cut says `element/src/desk.rs`; what is on either side follows from who calls whom. The tool wants the file as the
//! linker wrote it, with relocations (`element/build.rs`), and takes them out.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// The parts that there are, as the tool writes them.
pub struct Parts {
    pub first: PathBuf,
    pub desk: Option<PathBuf>,
}

/// Splits the WASM that was compiled, into this folder.
pub fn split(compiled: &Path, folder: &Path) -> Result<Parts> {
    let wasm = fs::read(compiled)?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    let split = transform(options).map_err(|error| anyhow!("the WASM cannot be split: {error:#}"))?;
    let [desk] = &split.split_modules[..] else {
        let parts = split.split_modules.len();
        return Err(anyhow!("the WASM is to be split in two, and has {parts} parts besides the first"));
    };
    Ok(Parts { first, desk: Some(desk.clone()) })
}

/// What a part asks of the first one, by name.
pub fn wants(part: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(part) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                names.push(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Returns the part with all that it asks for in one module, by the names that they have there.
pub fn rename(part: &[u8], module: &str, names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    for name in wants(part)? {
        ensure!(names.contains_key(&name), "the first WASM does not export {name}, which the other one asks for");
    }
    let mut rename = Rename { module, names };
    let mut renamed = Module::new();
    rename
        .parse_core_module(&mut renamed, Parser::new(0), part)
        .map_err(|error| anyhow!("the WASM cannot be written anew: {error}"))?;
    Ok(renamed.finish())
}

struct Rename<'a> {
    module: &'a str,
    names: &'a BTreeMap<String, String>,
}

impl Reencode for Rename<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        section: &mut ImportSection,
        imports: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in imports.into_imports() {
            let import = import?;
            let name = self.names.get(import.name).map_or(import.name, String::as_str);
            section.import(self.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}
