use js_sys::Reflect;
use telesales_core::session::Value;
use telesales_core::{Fault, Session};
use wasm_bindgen::JsValue;

/// Reads a session from the answer's JSON as the browser has parsed it: `{"namespaces":{ns:{key:{"value":…}}}}`.
///
/// # Errors
/// [`Fault::NotUnderstood`] when it is no session.
pub fn decode(body: &JsValue) -> Result<Session, Fault> {
    let namespaces = property(body, "namespaces").filter(JsValue::is_object).ok_or(Fault::NotUnderstood)?;
    Session::read(&|namespace, key| value(&namespaces, namespace, key))
}

fn value(namespaces: &JsValue, namespace: &str, key: &str) -> Value {
    let mut found = namespaces.clone();
    for name in [namespace, key, "value"] {
        match property(&found, name) {
            Some(inner) if inner.is_null() || inner.is_undefined() => return Value::Absent,
            Some(inner) => found = inner,
            None => return Value::Other,
        }
    }
    found.as_string().map_or(Value::Other, Value::Text)
}

/// `None` when the thing is no object, and so cannot have properties of its own.
fn property(thing: &JsValue, name: &str) -> Option<JsValue> {
    thing.is_object().then(|| Reflect::get(thing, &JsValue::from_str(name)).unwrap_or_default())
}
