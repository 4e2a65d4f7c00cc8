//! Answers that are not what they should be.

use serde_json::{Value, json};

/// The bytes that a large answer holds more than a plain one: 1 MiB.
const FILLER: usize = 1 << 20;

/// The same JSON with a namespace more, or where there are no namespaces with a member or an element more, that is
/// large.
pub(super) fn filled(mut answer: Value) -> Value {
    let filler = "x".repeat(FILLER);
    if let Some(namespaces) = answer.get_mut("namespaces") {
        namespaces["filler"] = json!({ "filler": { "value": filler } });
    } else if let Some(elements) = answer.as_array_mut() {
        elements.push(json!({ "filler": filler }));
    } else {
        answer["filler"] = json!(filler);
    }
    answer
}

/// The same JSON with a number, its length, in place of each string.
pub(super) fn mistyped(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(text.len()),
        Value::Array(values) => values.iter().map(mistyped).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), mistyped(value))).collect())
        }
        _ => value.clone(),
    }
}

/// The same answer of a search with its customers changed: Master Data's is a list of them, the store's own has one.
pub(super) fn with_customers(mut answer: Value, change: fn(Vec<Value>) -> Vec<Value>) -> Value {
    let list = if answer.is_array() { Some(&mut answer) } else { answer.get_mut("customers") };
    if let Some(customers) = list.and_then(Value::as_array_mut) {
        *customers = change(std::mem::take(customers));
    }
    answer
}

/// The first customer without an e-mail, and every other one after that.
pub(super) fn without_email(mut customers: Vec<Value>) -> Vec<Value> {
    for customer in customers.iter_mut().step_by(2) {
        customer["email"] = Value::Null;
    }
    customers
}

/// Each customer twice in a row.
pub(super) fn twice(customers: Vec<Value>) -> Vec<Value> {
    customers.into_iter().flat_map(|customer| [customer.clone(), customer]).collect()
}
