//! Puts the functions that JavaScript calls before the others.
//!
//! V8 names each of them by its number, and remembers 128 texts of numbers, each in the place of its number modulo 128. When two
//! want the same place it makes room for 16 384, which are 64 KiB of the page's heap that stay. Functions that follow one another
//! have places of their own (`findings/exports-grow-the-number-cache.sh`).

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser};

use crate::functions;

/// The same WASM with the functions that it exports before those that it does not, each in the order they had.
pub fn exports_first(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(wasm)?;
    let mut ordered = Module::new();
    order
        .parse_core_module(&mut ordered, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the WASM cannot be written anew: {error}"))?;
    Ok(ordered.finish())
}

struct Order {
    /// The functions of its own, as they come now, by where they were among those.
    before: Vec<usize>,
    /// The number that each function has now, by the one that it had; imported ones come first and keep theirs.
    after: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Self> {
        let (imported, own, exported) = (functions::imported(wasm)?, functions::own(wasm)?, functions::exported(wasm)?);
        let mut numbers: Vec<u32> = (imported..imported + own).collect();
        // Stable, so that what compresses well together stays together.
        numbers.sort_by_key(|number| !exported.contains(number));
        let mut after: Vec<u32> = (0..imported + own).collect();
        for (to, from) in (imported..).zip(&numbers) {
            after[*from as usize] = to;
        }
        let before = numbers.into_iter().map(|number| (number - imported) as usize).collect();
        Ok(Self { before, after })
    }

    fn in_order<T: Clone>(&self, all: &[T]) -> Vec<T> {
        self.before.iter().map(|at| all[*at].clone()).collect()
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.after[function as usize])
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        functions: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = functions.into_iter().collect::<Result<Vec<_>, _>>()?;
        for of_function in self.in_order(&types) {
            section.function(self.type_index(of_function)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        code: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = code.into_iter().collect::<Result<Vec<_>, _>>()?;
        for body in self.in_order(&bodies) {
            self.parse_function_body(section, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection, RefType,
        TableSection, TableType, TypeSection, ValType,
    };
    use wasmparser::{Operator, Payload};

    use super::*;

    /// An imported function, three of its own of which each calls the one before, a table with the second, and the name of the
    /// third: each has as many parameters as its number says.
    fn sample() -> Vec<u8> {
        let (mut types, mut imports, mut own) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut tables, mut exports, mut elements) =
            (TableSection::new(), ExportSection::new(), ElementSection::new());
        let mut code = CodeSection::new();
        for parameters in 0..4 {
            types.ty().function(vec![ValType::I32; parameters], []);
        }
        imports.import("outside", "zero", EntityType::Function(0));
        for number in 1..4 {
            own.function(number);
            let mut body = Function::new([]);
            for _ in 1..number {
                body.instructions().i32_const(0);
            }
            body.instructions().call(number - 1).end();
            code.function(&body);
        }
        let element_type = RefType::FUNCREF;
        tables.table(TableType { element_type, minimum: 1, maximum: None, table64: false, shared: false });
        exports.export("third", ExportKind::Func, 3);
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([2][..].into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&own).section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// Of each function of its own the type, and whom it calls.
    fn functions_of(wasm: &[u8]) -> Vec<(u32, u32)> {
        let (mut types, mut calls) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::FunctionSection(section) => types.extend(section.into_iter().map(Result::unwrap)),
                Payload::CodeSectionEntry(body) => {
                    let called =
                        body.get_operators_reader().unwrap().into_iter().find_map(|operator| match operator.unwrap() {
                            Operator::Call { function_index } => Some(function_index),
                            _ => None,
                        });
                    calls.push(called.unwrap());
                }
                _ => {}
            }
        }
        types.into_iter().zip(calls).collect()
    }

    fn tabled(wasm: &[u8]) -> Vec<u32> {
        let mut tabled = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let Payload::ElementSection(section) = payload.unwrap() else { continue };
            for element in section {
                if let wasmparser::ElementItems::Functions(functions) = element.unwrap().items {
                    tabled.extend(functions.into_iter().map(Result::unwrap));
                }
            }
        }
        tabled
    }

    #[test]
    fn what_is_exported_comes_first_and_everybody_finds_whom_they_meant() {
        let wasm = sample();
        wasmparser::validate(&wasm).unwrap();
        assert_eq!(functions_of(&wasm), [(1, 0), (2, 1), (3, 2)]);
        let ordered = exports_first(&wasm).unwrap();
        wasmparser::validate(&ordered).unwrap();
        assert_eq!(functions_of(&ordered), [(3, 3), (1, 0), (2, 2)]);
        assert_eq!(functions::exported(&ordered).unwrap(), [1]);
        assert_eq!(tabled(&ordered), [3]);
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        let ordered = exports_first(&sample()).unwrap();
        assert_eq!(exports_first(&ordered).unwrap(), ordered);
    }
}
