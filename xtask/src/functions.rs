//! What a WASM says of its functions.

use anyhow::Result;
use wasmparser::{ExternalKind, KnownCustom, Name, Parser, Payload, TypeRef};

/// Index and name of each function that has a name.
pub fn names(wasm: &[u8]) -> Result<Vec<(u32, &str)>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for subsection in names {
            let Name::Function(names) = subsection? else { continue };
            for name in names {
                let name = name?;
                found.push((name.index, name.name));
            }
        }
    }
    Ok(found)
}

/// How many functions come from outside, whose indices are the first.
pub fn imported(wasm: &[u8]) -> Result<u32> {
    let mut count = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(imports) = payload? else { continue };
        for import in imports.into_imports() {
            count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
        }
    }
    Ok(count)
}

/// How many are its own, whose indices follow.
pub fn own(wasm: &[u8]) -> Result<u32> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::FunctionSection(functions) = payload? {
            return Ok(functions.count());
        }
    }
    Ok(0)
}

/// The index of each that has a name outside.
pub fn exported(wasm: &[u8]) -> Result<Vec<u32>> {
    let mut indices = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for export in exports {
            let export = export?;
            if export.kind == ExternalKind::Func {
                indices.push(export.index);
            }
        }
    }
    Ok(indices)
}
