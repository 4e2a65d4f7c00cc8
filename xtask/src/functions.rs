//! What a WASM says of its functions.

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

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
