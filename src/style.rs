use std::cell::OnceCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Node};

const CSS: &str = include_str!("../style/toolbar.css");

thread_local! {
    static SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
}

/// Gives the style to the document or shadow root a toolbar is in. A constructed sheet is what a strict content
/// security policy lets through; a `<style>` element is not.
pub fn adopt(root: &Node) {
    let Some(sheet) = SHEET.with(|sheet| sheet.get_or_init(construct).clone()) else { return };
    let adopted = Reflect::get(root, &JsValue::from_str("adoptedStyleSheets")).unwrap_or_default();
    // A root that is not in a document, or a browser from before 2023, has no such list.
    if !adopted.is_object() || Array::from(&adopted).includes(&sheet, 0) {
        return;
    }
    // The list is an ObservableArray, which `Array::push` does not take for an array of its own.
    let push = Reflect::get(&adopted, &JsValue::from_str("push"));
    if let Some(push) = push.ok().and_then(|push| push.dyn_into::<Function>().ok()) {
        let _ = push.call1(&adopted, &sheet);
    }
}

fn construct() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(CSS).ok()?;
    Some(sheet)
}
