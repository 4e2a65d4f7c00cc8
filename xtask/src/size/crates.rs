//! What each crate brings to the WASM, read from the names of its functions.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, ensure};
use wasmparser::{Parser, Payload};

use crate::functions;

/// Rust's own library. Its generic code is compiled anew for each type it is used with, and counts for the type's crate.
const STANDARD_LIBRARY: [&str; 4] = ["core", "alloc", "std", "compiler_builtins"];
/// What rustc writes itself, to reach the allocator.
const COMPILER: (&str, &str) = ("__rustc", "alloc");
/// What writes functions without a crate in their names, or without a name: around exports, imports and closures.
const BINDINGS: &str = "wasm_bindgen";

/// The numbers that the sections have in a WASM.
const DATA: u8 = 11;
const TABLE: [u8; 2] = [4, 9];
const OUTSIDE: [u8; 2] = [2, 7];

/// The functions of one crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Code {
    pub functions: usize,
    pub bytes: usize,
}

/// All bytes of a WASM.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub crates: BTreeMap<String, Code>,
    /// Texts and tables of numbers.
    pub data: usize,
    /// The functions that are called by a pointer.
    pub table: usize,
    /// Imports and exports.
    pub outside: usize,
    /// Types of functions, lengths, and whatever else is there.
    pub other: usize,
}

impl Parts {
    /// All of it together.
    pub fn bytes(&self) -> usize {
        let code: usize = self.crates.values().map(|code| code.bytes).sum();
        code + self.data + self.table + self.outside + self.other
    }
}

/// What `shipped` is made of, where `named` is the same program with names.
pub fn parts(shipped: &[u8], named: &[u8]) -> Result<Parts> {
    let sections = sections(shipped)?;
    // wasm-opt puts functions that are called equally often in the order of their names, so the bytes are not the same.
    ensure!(
        sections == self::sections(named)? && lengths(shipped)? == lengths(named)?,
        "the WASM in pkg/ is not what the build left in target/element-raw. Remove pkg/, then: cargo xtask build"
    );
    let length = |ids: &[u8]| ids.iter().filter_map(|id| sections.get(id)).sum();
    let [data, table, outside] = [length(&[DATA]), length(&TABLE), length(&OUTSIDE)];
    let mut parts = Parts { crates: crates(named)?, data, table, outside, other: 0 };
    parts.other = shipped.len() - parts.bytes();
    Ok(parts)
}

/// The lengths of the sections by their numbers, without those of tools.
fn sections(wasm: &[u8]) -> Result<BTreeMap<u8, usize>> {
    let mut sections = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            sections.insert(id, usize::try_from(range.end - range.start)?);
        }
    }
    Ok(sections)
}

/// The lengths of all functions, in ascending order.
fn lengths(wasm: &[u8]) -> Result<Vec<usize>> {
    let mut lengths = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CodeSectionEntry(body) = payload? else { continue };
        lengths.push(body.as_bytes().len());
    }
    lengths.sort_unstable();
    Ok(lengths)
}

fn crates(named: &[u8]) -> Result<BTreeMap<String, Code>> {
    let called: HashMap<u32, &str> = functions::names(named)?.into_iter().collect();
    ensure!(!called.is_empty(), "the functions of the WASM have no names, so nobody knows whose they are");
    let mut crates: BTreeMap<String, Code> = BTreeMap::new();
    let mut index = functions::imported(named)?;
    for payload in Parser::new(0).parse_all(named) {
        let Payload::CodeSectionEntry(body) = payload? else { continue };
        let name = called.get(&index).copied().unwrap_or_default();
        let code = crates.entry(crate_of(name).to_owned()).or_default();
        code.functions += 1;
        code.bytes += body.as_bytes().len();
        index += 1;
    }
    Ok(crates)
}

/// The crate that a function is there for: the first in its name, or the first beside the standard library.
///
/// wasm-bindgen leaves the names readable: `<telesales_core[626ee401e6c5e45f]::stage::Stage>::name`.
fn crate_of(name: &str) -> &str {
    let own = crates_in(name).find(|found| !STANDARD_LIBRARY.contains(found));
    match own.or_else(|| crates_in(name).next()) {
        Some(found) if found == COMPILER.0 => COMPILER.1,
        Some(found) => found,
        // Of a type that the language has: `<str>::trim`.
        None if name.starts_with('<') => STANDARD_LIBRARY[0],
        None => BINDINGS,
    }
}

/// What stands before a hash in brackets.
fn crates_in(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('[').filter_map(|(at, _)| {
        let (hash, _) = name[at + 1..].split_once(']')?;
        let start = name[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |before| before + 1);
        (hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(&name[start..at])
    })
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, MemorySection, MemoryType, Module, NameMap,
        NameSection, TypeSection,
    };

    use super::*;

    /// A module with a function of three bytes for each name, and a text.
    fn module(names: &[&str]) -> Module {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for _ in names {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().nop().end();
            code.function(&body);
        }
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), *b"Log in as");
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code).section(&data);
        module
    }

    fn named(names: &[&str]) -> Vec<u8> {
        let mut map = NameMap::new();
        for (index, name) in (0..).zip(names) {
            map.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        module(names).section(&section).clone().finish()
    }

    const NAMES: [&str; 3] = [
        "telesales_core[626ee401e6c5e45f]::update",
        "<telesales_core[626ee401e6c5e45f]::stage::Stage>::name",
        "mount externref shim",
    ];

    #[test]
    fn functions_are_counted_and_weighed_by_crate() {
        let parts = parts(&module(&NAMES).finish(), &named(&NAMES)).unwrap();
        assert_eq!(parts.crates["telesales_core"], Code { functions: 2, bytes: 6 });
        assert_eq!(parts.crates["wasm_bindgen"], Code { functions: 1, bytes: 3 });
        assert_eq!(parts.data, 1 + 5 + "Log in as".len(), "a count, where it goes, and the text with its length");
    }

    #[test]
    fn the_parts_are_the_whole_file_without_the_names() {
        let shipped = module(&NAMES).finish();
        let parts = parts(&shipped, &named(&NAMES)).unwrap();
        assert_eq!(parts.bytes(), shipped.len());
        assert_eq!(
            parts.other,
            8 + 5 * 2 + 4 + 4 + 3 + 4,
            "head, five sections' heads, types, functions, memory, lengths"
        );
    }

    #[test]
    fn another_program_is_refused() {
        let error = parts(&module(&NAMES[..2]).finish(), &named(&NAMES)).unwrap_err();
        assert!(error.to_string().contains("cargo xtask build"), "{error}");
    }

    #[test]
    fn a_program_without_names_is_refused() {
        let nameless = module(&NAMES).finish();
        assert!(parts(&nameless, &nameless).is_err());
    }

    #[test]
    fn generic_code_of_the_standard_library_counts_for_the_crate_it_is_made_for() {
        let drop = "core[15266d276e3a2055]::ptr::drop_in_place::<telesales_core[626ee401e6c5e45f]::event::Event>";
        assert_eq!(crate_of(drop), "telesales_core");
        let grow = "<alloc[6ccceecd3902b573]::vec::Vec<u8>>::reserve";
        assert_eq!(crate_of(grow), "alloc");
    }

    #[test]
    fn what_a_crate_does_with_another_ones_types_is_its_own() {
        let signal = "<reactive_graph[eb643769a8512696]::Signal<telesales_core[626ee401e6c5e45f]::Model>>::get";
        assert_eq!(crate_of(signal), "reactive_graph");
    }

    #[test]
    fn names_without_a_crate_are_of_the_language_or_of_the_bindings() {
        assert_eq!(crate_of("<str>::split::<char>[1]"), "core");
        assert_eq!(crate_of("__wbindgen_malloc"), "wasm_bindgen");
        assert_eq!(crate_of("__rustc[fd58e1cc50f6c21e]::__rust_alloc"), "alloc");
    }
}
