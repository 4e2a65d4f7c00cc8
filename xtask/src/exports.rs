//! What a library exports by `#[wasm_bindgen]` is in the program of everybody who uses it, wanted or not. So ours exports
//! nothing, and asks for nothing but what wasm-bindgen gives: a WASM of its own beside it is the element's alone.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use wasmparser::{Parser, Payload};

/// What describes imports and exports to wasm-bindgen, which calls it and takes it out.
const DESCRIPTION: &str = "__wbindgen_describe_";

/// What the bar's style sheet and views name, and so whatever has the toolbar.
const BAR: &[u8] = b"telesales-bar";

/// Fails when the program exports more with the toolbar than without it. Both are as rustc wrote them. What else a program
/// exports (the streams that Leptos links, what wasm-bindgen needs) is in both.
pub fn check(without_toolbar: &[u8], with_toolbar: &[u8]) -> Result<()> {
    if has_bar(without_toolbar) || !has_bar(with_toolbar) {
        bail!("the two programs do not differ by the toolbar, so there is nothing to compare: does the feature work?");
    }
    let (without, with) = (exports(without_toolbar)?, exports(with_toolbar)?);
    let leaked: Vec<_> = with.difference(&without).copied().collect();
    if !leaked.is_empty() {
        bail!(
            "the toolbar brings exports into the program of whoever uses it: {}. Only element/ may have #[wasm_bindgen] \
             on what is exported",
            leaked.join(", ")
        );
    }
    let (without, with) = (asked(without_toolbar)?, asked(with_toolbar)?);
    let strange: Vec<_> = with.difference(&without).copied().collect();
    if !strange.is_empty() {
        bail!("the toolbar has the program of whoever uses it import from {}", strange.join(", "));
    }
    Ok(())
}

/// The modules that it imports from.
fn asked(wasm: &[u8]) -> Result<BTreeSet<&str>> {
    let mut modules = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(imports) = payload? else { continue };
        for import in imports.into_imports() {
            modules.insert(import?.module);
        }
    }
    Ok(modules)
}

fn has_bar(wasm: &[u8]) -> bool {
    wasm.windows(BAR.len()).any(|bytes| bytes == BAR)
}

fn exports(wasm: &[u8]) -> Result<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for export in exports {
            let name = export?.name;
            if !name.starts_with(DESCRIPTION) {
                names.insert(name);
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, CustomSection, ExportKind, ExportSection, Function, FunctionSection, GlobalType, ImportSection,
        Module, TypeSection, ValType,
    };

    use super::*;

    /// A module with a function that is exported by these names.
    fn module(names: &[&str]) -> Module {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut exports, mut code) = (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        functions.function(0);
        for name in names {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut nothing = Function::new([]);
        nothing.instructions().end();
        code.function(&nothing);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module
    }

    fn without_toolbar(names: &[&str]) -> Vec<u8> {
        module(names).finish()
    }

    fn with_toolbar(names: &[&str]) -> Vec<u8> {
        module(names).section(&CustomSection { name: "text".into(), data: BAR.into() }).clone().finish()
    }

    #[test]
    fn an_export_that_comes_with_the_toolbar_is_named() {
        let without = without_toolbar(&["main", "intounderlyingsink_close_58a9338f50bce61c"]);
        let with = with_toolbar(&[
            "main",
            "intounderlyingsink_close_58a9338f50bce61c",
            "mount_1f0c8d3a5e7b9264",
            "__wbindgen_describe_mount_1f0c8d3a5e7b9264",
        ]);
        let error = check(&without, &with).unwrap_err().to_string();
        assert!(error.contains("of whoever uses it: mount_1f0c8d3a5e7b9264. Only"), "{error}");
    }

    #[test]
    fn imports_that_come_with_the_toolbar_are_no_exports() {
        let with = with_toolbar(&["main", "__wbindgen_describe___wbg_fetch_02d0a1f9"]);
        check(&without_toolbar(&["main"]), &with).unwrap();
    }

    #[test]
    fn a_module_that_only_the_toolbar_imports_from_is_named() {
        let asking = |modules: &[&str]| {
            let mut imports = ImportSection::new();
            let global = GlobalType { val_type: ValType::I32, mutable: false, shared: false };
            for module in modules {
                imports.import(module, "it", global);
            }
            let mut module = Module::new();
            module.section(&imports);
            module
        };
        let without = asking(&["__wbindgen_placeholder__"]).finish();
        let bar = CustomSection { name: "text".into(), data: BAR.into() };
        let with = asking(&["__wbindgen_placeholder__", "__wasm_split_placeholder__"]).section(&bar).clone().finish();
        let error = check(&without, &with).unwrap_err().to_string();
        assert!(error.ends_with("import from __wasm_split_placeholder__"), "{error}");
        check(&without, &asking(&["__wbindgen_placeholder__"]).section(&bar).clone().finish()).unwrap();
    }

    #[test]
    fn programs_that_do_not_differ_by_the_toolbar_prove_nothing() {
        assert!(check(&with_toolbar(&["main"]), &with_toolbar(&["main"])).is_err());
        assert!(check(&without_toolbar(&["main"]), &without_toolbar(&["main"])).is_err());
    }

    #[test]
    fn a_file_that_is_no_program_is_an_error() {
        assert!(check(b"not WASM", &with_toolbar(&["main"])).is_err());
    }
}
