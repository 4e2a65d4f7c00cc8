//! Takes out of a WASM what nobody can call and no tool finds out about.
//!
//! Leptos links a crate for streams whose methods are exports, so the linker keeps them. Without the exports their closures
//! are still named in the function table, which makes them look alive to binaryen.

use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, Module};
use wasmparser::{FunctionBody, Parser};

use crate::functions;

/// Whether a function, by its mangled name, is the body of a future that one of those methods makes into a promise. Smaller
/// functions stay: the compiler gives one name to all that have the same code, and some of them are ours.
fn is_unused(name: &str) -> bool {
    name.starts_with("_RNCNC") && name.contains("future_to_promise") && name.contains("wasm_streams")
}

/// Returns `wasm` with each such function trapping at once; `wasm` is as rustc wrote it, with names.
pub fn snip(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut snip = Snip { unused: unused(wasm)?, next: functions::imported(wasm)? };
    let mut module = Module::new();
    snip.parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the WASM cannot be written anew: {error}"))?;
    Ok(module.finish())
}

struct Snip {
    /// Indices of functions, in ascending order.
    unused: Vec<u32>,
    /// The index of the function whose body comes next.
    next: u32,
}

impl Reencode for Snip {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let index = self.next;
        self.next += 1;
        if self.unused.binary_search(&index).is_err() {
            return wasm_encoder::reencode::utils::parse_function_body(self, code, body);
        }
        let mut trap = Function::new([]);
        trap.instructions().unreachable().end();
        code.function(&trap);
        Ok(())
    }
}

fn unused(wasm: &[u8]) -> Result<Vec<u32>> {
    let names = functions::names(wasm)?;
    let mut unused: Vec<u32> = names.into_iter().filter(|(_, name)| is_unused(name)).map(|(index, _)| index).collect();
    unused.sort_unstable();
    unused
        .first()
        .context("no function of the WASM is named after wasm_streams; is xtask/src/snip.rs still needed?")?;
    Ok(unused)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection};

    use wasmparser::Payload;

    use super::*;

    /// A module with one function for each name, that does nothing.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code, mut map) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut nothing = Function::new([]);
            nothing.instructions().end();
            code.function(&nothing);
            map.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&section);
        module.finish()
    }

    /// The bodies' lengths in bytes, without locals: 1 for nothing, 2 for a trap.
    fn lengths(wasm: &[u8]) -> Vec<usize> {
        let bodies = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => Some(body),
            _ => None,
        });
        bodies.map(|body| body.get_operators_reader().unwrap().get_binary_reader().bytes_remaining()).collect()
    }

    #[test]
    fn only_what_is_unused_traps() {
        let snipped = snip(&module(&[
            "mount",
            "_RNCNCINv_6js_sys_17future_to_promise_12wasm_streams_5write0",
            "_RNCNCINv_6js_sys_17future_to_promise_9telesales_5write0",
            "_RINv_13drop_in_place_17future_to_promise_12wasm_streams",
        ]))
        .unwrap();
        assert_eq!(lengths(&snipped), [1, 2, 1, 1]);
    }

    #[test]
    fn a_wasm_without_anything_unused_is_an_error() {
        assert!(snip(&module(&["mount"])).is_err());
    }
}
