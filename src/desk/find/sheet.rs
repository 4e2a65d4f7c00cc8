use js_sys::{Array, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use crate::foreign::{call, property};
use crate::scene::Scene;

/// It comes with the desk, so that nobody waits for it who sees the bar. Whatever a store says of the same elements wins.
const CSS: &str = include_str!("../../../style/find.css");

thread_local! {
    static SHEET: JsValue = construct().unwrap_or_default();
}

/// Gives the style to the document or shadow root that the toolbar is in.
pub fn adopt(scene: &Scene) {
    let Some(section) = scene.section() else { return };
    let adopted = property(&section.get_root_node(), "adoptedStyleSheets");
    SHEET.with(|sheet| {
        // A root that is not in a document, or a browser from before 2023, has no such list.
        if sheet.is_object() && adopted.is_object() && !Array::from(&adopted).includes(sheet, 0) {
            // The list is an ObservableArray, which `Array::push` does not take for an array of its own.
            let _ = call(&adopted, "push", &[sheet.clone()]);
        }
    });
}

fn construct() -> Option<JsValue> {
    let constructor = property(&global(), "CSSStyleSheet").dyn_into::<Function>().ok()?;
    let sheet = Reflect::construct(&constructor, &Array::new()).ok()?;
    call(&sheet, "replaceSync", &[CSS.into()]).ok()?;
    Some(sheet)
}
