use js_sys::{JSON, Number, Reflect};
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

/// What stands at a key of a session's body as a text to be shown: a text, or a number or boolean as JSON has it. `None` for
/// anything else, and for a number of so many digits that the browser has not kept all of them.
pub(crate) fn text_at(body: &JsValue, namespace: &str, key: &str) -> Option<String> {
    let path = ["namespaces", namespace, key, "value"];
    let value = path.iter().fold(body.clone(), |found, name| property(&found, name).unwrap_or_default());
    let is_exact = value.as_f64().is_some_and(|number| number.abs() <= Number::MAX_SAFE_INTEGER);
    if is_exact || value.as_bool().is_some() {
        return JSON::stringify(&value).ok().map(String::from);
    }
    value.as_string()
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
