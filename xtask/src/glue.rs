//! Makes wasm-bindgen's JavaScript into a function that can be called again: what it writes can start one WASM, and only once.

use anyhow::{Context, Result, ensure};

use crate::project::WASM;

/// What of it stands in the way of bundling: a URL that nobody uses, since the one of the WASM is always given, and calls that
/// esbuild keeps, unless it is told that they do nothing but construct.
pub fn for_bundling(glue: &str) -> Result<String> {
    let url = format!("new URL('{WASM}', import.meta.url)");
    let (before, after) =
        glue.split_once(&url).context("wasm-bindgen's script does not name the WASM as it used to")?;
    Ok(format!("{before}undefined{after}")
        .replace(": new FinalizationRegistry(", ": /* @__PURE__ */ new FinalizationRegistry("))
}

/// How what wasm-bindgen writes begins each function of the WASM that the page may call later: a listener, a timer, a promise's.
/// It counts who still has it in `state`; a page whose `removeEventListener` does nothing calls what nobody has any more.
const CALLED_LATER: &str = "const real = (...args) => {";

/// Where what it writes has the functions of the WASM from then on.
const STARTED: &str = "wasm = instance.exports;";

/// What goes through a function of the WASM without being caught there has left it somewhere between two steps, whether it
/// trapped or something that it called threw. Whoever makes the glue is told.
const GUARD: &str = "const guard = (exports) => {
  const guarded = {};
  for (const [name, it] of Object.entries(exports)) {
    guarded[name] = typeof it === 'function' ? (...values) => {
      try {
        return it(...values);
      } catch (error) {
        broke(error);
        throw error;
      }
    } : it;
  }
  return guarded;
};
";

/// The module, as esbuild bundled it, as a function whose result has what was exported, and `discard`: after that nothing that the
/// page still calls reaches the WASM, which is in no known state once it trapped.
pub fn factory(module: &str) -> Result<String> {
    let (body, exported) = module
        .trim_end()
        .strip_suffix("};")
        .and_then(|text| text.rsplit_once("export {"))
        .context("the bundled script of wasm-bindgen does not end with its exports")?;
    ensure!(body.contains(CALLED_LATER), "the bundled script of wasm-bindgen does not have `{CALLED_LATER}`");
    ensure!(body.contains(STARTED), "the bundled script of wasm-bindgen does not have `{STARTED}`");
    let body = body
        .replace(STARTED, "wasm = guard(instance.exports);")
        .replace(CALLED_LATER, &format!("{CALLED_LATER}\n    if (!wasm || !state.cnt) return;"))
        // When the browser collects what is not used any more.
        .replace(") => wasm.", ") => wasm?.");
    let mut entries: Vec<String> = exported.split(',').map(|export| entry(export.trim())).collect();
    entries.push("discard: () => { wasm = undefined; }".to_owned());
    Ok(format!("export default (broke) => {{\n{GUARD}{body}return {{ {} }};\n}};\n", entries.join(", ")))
}

/// `a as b` exports the variable `a` as `b`.
fn entry(export: &str) -> String {
    let (variable, name) = export.split_once(" as ").unwrap_or((export, export));
    format!("{name}: {variable}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "let wasm;\nwasm = instance.exports;\nconst real = (...args) => {\n  f(wasm);\n}\nexport {\n  start as init,\n  mount\n};\n";

    #[test]
    fn a_module_becomes_a_function_that_returns_what_it_exported() {
        let factory = factory(MODULE).unwrap();
        assert!(factory.starts_with("export default (broke) => {\n"), "{factory}");
        let returned = "return { init: start, mount: mount, discard: () => { wasm = undefined; } };\n};\n";
        assert!(factory.ends_with(returned), "{factory}");
    }

    #[test]
    fn nothing_that_is_called_later_reaches_a_wasm_that_was_discarded() {
        let factory = factory(MODULE).unwrap();
        assert!(
            factory.contains("const real = (...args) => {\n    if (!wasm || !state.cnt) return;\n  f(wasm);"),
            "{factory}"
        );
        assert!(super::factory("let wasm;\nexport {\n  mount\n};\n").is_err());
    }

    #[test]
    fn what_goes_through_the_wasm_is_told() {
        let factory = factory(MODULE).unwrap();
        assert!(factory.contains("\nwasm = guard(instance.exports);\n"), "{factory}");
        assert!(super::factory(&MODULE.replace("wasm = instance.exports;", "")).is_err());
    }

    #[test]
    fn a_module_without_exports_is_an_error() {
        assert!(factory("let wasm;\n").is_err());
    }

    #[test]
    fn the_url_that_nobody_uses_is_taken_out() {
        let glue = format!("path = new URL('{WASM}', import.meta.url);");
        assert_eq!(for_bundling(&glue).unwrap(), "path = undefined;");
        assert!(for_bundling("path = elsewhere;").is_err());
    }
}
