//! Objects of the page, which may have put its own in the place of the browser's: they are asked for what they have, never for
//! what they are an instance of, and whatever they throw is caught.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

/// Undefined where the thing has none, or is no object.
pub fn property(thing: &JsValue, name: &str) -> JsValue {
    Reflect::get(thing, &name.into()).unwrap_or_default()
}

/// `None` where it is no text.
pub fn text(thing: &JsValue, name: &str) -> Option<String> {
    property(thing, name).as_string()
}

/// What is in a list.
pub fn each(list: &JsValue) -> impl Iterator<Item = JsValue> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let length = property(list, "length").as_f64().unwrap_or_default() as u32;
    let list = list.clone();
    (0..length).map(move |at| property(&list, &at.to_string()))
}

/// Calls a method.
///
/// # Errors
/// What it throws, or a `TypeError` where there is no such method.
pub fn call(thing: &JsValue, method: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = Reflect::get(thing, &method.into())?.dyn_into::<Function>()?;
    method.apply(thing, &values.iter().collect::<Array>())
}

/// An object with these properties.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Takes a node out of where it is. Old libraries put a `remove` of their own in the place of the browser's.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // Fails only for what is no child any more.
        let _ = parent.remove_child(node);
    }
}
