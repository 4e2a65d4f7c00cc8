//! Makes wasm-bindgen's JavaScript into a function that can be called again: what it writes can start one WASM, and only once.

use anyhow::{Context, Result, ensure};

use crate::project::WASM;

/// What of it stands in the way of bundling: a URL that nobody uses, since the one of the WASM is always given, and calls that
/// esbuild keeps, unless it is told that they do nothing but construct. And what believes in what a page may have replaced.
pub fn for_bundling(glue: &str) -> Result<String> {
    let url = format!("new URL('{WASM}', import.meta.url)");
    let (before, after) =
        glue.split_once(&url).context("wasm-bindgen's script does not name the WASM as it used to")?;
    let glue = format!("{before}undefined{after}")
        .replace(": new FinalizationRegistry(", ": /* @__PURE__ */ new FinalizationRegistry(");
    let instead = |glue: String, (call, own): &(&str, &str)| -> Result<String> {
        ensure!(glue.contains(call), "wasm-bindgen's script does not have `{call}` any more");
        Ok(glue.replace(call, own))
    };
    let own = REPLACED.iter().try_fold(glue, instead)?;
    ensure!(
        !own.contains("getDataViewMemory0()."),
        "wasm-bindgen's script uses a view of the memory in another way, too"
    );
    Ok(own)
}

/// What the calls below are replaced by, made of what `element/own.js` has: an `await` asks for nobody's `then`. What is written
/// into the WASM's memory is so by index, for which nothing is called: what was not written there it would take for a pointer.
const OWN: &str = "const then = async (promise, kept, broken) => {
  const outcome = await settled(promise);
  return 'error' in outcome ? broken?.(outcome.error) : kept(outcome.value);
};
const asText = (decoder) => (bytes) => {
  const text = decoder.decode(bytes);
  if (typeof text === 'string') return text;
  throw new TypeError('no text was decoded');
};
const memory = (View) => {
  const view = new View(wasm.memory.buffer);
  if (view.length) return view;
  throw new TypeError('no view of the memory');
};
";

/// By what wasm-bindgen calls, what is called instead. None of the functions that the WASM calls wants a `this`, but for those
/// that it calls by `apply`.
const REPLACED: [(&str, &str); 19] = [
    ("new Promise(cb0)", "new OwnPromise(cb0)"),
    ("Promise.race(arg0)", "new OwnPromise((kept, broken) => { for (const one of arg0) then(one, kept, broken); })"),
    ("Promise.resolve(arg0)", "then(arg0, (value) => value, (error) => { throw error; })"),
    ("arg0.then(arg1, arg2)", "then(arg0, arg1, arg2)"),
    ("arg0.then(arg1)", "then(arg0, arg1)"),
    (" queueMicrotask(arg0);", " then(undefined, arg0);"),
    ("arg0.call(arg1, arg2)", "arg0(arg2)"),
    ("arg0.call(arg1)", "arg0()"),
    ("f.apply(this, args)", "f(...args)"),
    ("arg0.push(arg1)", "(arg0[arg0.length] = arg1, arg0.length)"),
    ("Reflect.get(arg0, arg1)", "arg0[arg1]"),
    ("Reflect.set(arg0, arg1, arg2)", "(arg0[arg1] = arg2, true)"),
    ("setTimeout(arg0, arg1)", "later(arg0, arg1)"),
    ("return cachedTextDecoder.decode(", "return asText(cachedTextDecoder)("),
    ("getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true)", "memory(Int32Array)[arg0 / 4 + 1] = len1"),
    ("getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true)", "memory(Int32Array)[arg0 / 4] = ptr1"),
    (
        "getDataViewMemory0().setInt32(arg0 + 4 * 0, !isLikeNone(ret), true)",
        "memory(Int32Array)[arg0 / 4] = !isLikeNone(ret)",
    ),
    (
        "getDataViewMemory0().setFloat64(arg0 + 8 * 1, isLikeNone(ret) ? 0 : ret, true)",
        "memory(Float64Array)[arg0 / 8 + 1] = ret",
    ),
    ("getDataViewMemory0().setUint32(ptr + 4 * i, add, true)", "memory(Int32Array)[ptr / 4 + i] = add"),
];

/// How what wasm-bindgen writes begins each function of the WASM that the page may call later: a listener, a timer, a promise's.
/// It counts who still has it in `state`; a page whose `removeEventListener` does nothing calls what nobody has any more.
const CALLED_LATER: &str = "const real = (...args) => {";

/// Where what it writes has the functions of the WASM from then on.
const STARTED: &str = "wasm = instance.exports;";

/// What goes through a function of the WASM without being caught there has left it somewhere between two steps, whether it
/// trapped or something that it called threw. Whoever makes the glue is told. What joins the WASM later calls it without that.
const GUARD: &str = "let exported;
const guard = (exports) => {
  exported = exports;
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
    entries.push("exported: () => exported".to_owned());
    entries.push("discard: () => { wasm = exported = undefined; }".to_owned());
    Ok(format!(
        "export default (broke, {{ later, OwnPromise, settled }}) => {{\n{OWN}{GUARD}{body}return {{ {} }};\n}};\n",
        entries.join(", ")
    ))
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
        assert!(factory.starts_with("export default (broke, { later, OwnPromise, settled }) => {\n"), "{factory}");
        let returned = "return { init: start, mount: mount, exported: () => exported, discard: () => { wasm = exported = undefined; } };\n};\n";
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
        assert!(for_bundling(&glue()).unwrap().ends_with("path = undefined;"));
        assert!(for_bundling("path = elsewhere;").is_err());
    }

    #[test]
    fn what_a_page_may_have_replaced_is_called_no_more() {
        let own = for_bundling(&glue()).unwrap();
        for (call, instead) in REPLACED {
            assert!(own.contains(instead) && !own.contains(call), "{call}: {own}");
            assert!(for_bundling(&glue().replace(call, "")).is_err(), "{call}");
        }
        assert!(for_bundling(&format!("{}\ngetDataViewMemory0().getInt32(0, true);", glue())).is_err());
    }

    /// What wasm-bindgen writes, as far as it matters here.
    fn glue() -> String {
        let calls = REPLACED.map(|(call, _)| call).join("\n");
        format!("{calls}\npath = new URL('{WASM}', import.meta.url);")
    }
}
