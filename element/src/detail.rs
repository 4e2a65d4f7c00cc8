//! The objects that the page's code gets: each shape once.

use js_sys::{Object, Reflect};
use telesales_toolbar::core::{Change, Customer, Facts, Failure, Operator, Profile};
use wasm_bindgen::JsValue;

/// `{ operator, customer }`: an e-mail, and a customer or null.
pub fn ready(operator: &Operator, who: Option<&Customer>) -> JsValue {
    object(&[("operator", email(Some(operator))), ("customer", customer(who))])
}

/// `{ operator, customer, previous }`: an e-mail or null, who is in effect now or null, who was before or null.
pub fn change(change: &Change) -> JsValue {
    object(&[
        ("operator", email(change.operator.as_deref())),
        ("customer", customer(change.customer.as_deref())),
        ("previous", customer(change.previous.as_deref())),
    ])
}

/// `{ code }`, stable, unlike the words on the screen; where the session could not be read also `cause`, the code of why.
pub fn error(failure: Failure) -> JsValue {
    let cause = failure.cause().map(|cause| ("cause", cause.into()));
    let entries: Vec<_> = [("code", failure.code().into())].into_iter().chain(cause).collect();
    object(&entries)
}

/// `{ stage, operator, customer }`.
pub fn state(facts: Facts) -> JsValue {
    object(&[
        ("stage", facts.stage.into()),
        ("operator", email(facts.operator.map(AsRef::as_ref))),
        ("customer", customer(facts.customer.map(AsRef::as_ref))),
    ])
}

/// `{ ok, code, customer }`: the code is `acting`, `idle`, or the failure's.
pub fn outcome(facts: Facts, outcome: Result<(), Failure>) -> JsValue {
    // Not the stage's name, which is another one until the page has followed.
    let verified = if facts.customer.is_some() { "acting" } else { "idle" };
    let code = outcome.map_or_else(Failure::code, |()| verified);
    object(&[
        ("ok", outcome.is_ok().into()),
        ("code", code.into()),
        ("customer", customer(facts.customer.map(AsRef::as_ref))),
    ])
}

/// `{ id, email, firstName, lastName }`; names are null while the session has not loaded them.
fn customer(customer: Option<&Customer>) -> JsValue {
    let Some(customer) = customer else { return JsValue::NULL };
    let name =
        |of: fn(&Profile) -> Option<&str>| customer.profile.as_ref().and_then(of).map_or(JsValue::NULL, Into::into);
    object(&[
        ("id", (&customer.id).into()),
        ("email", (&customer.email).into()),
        ("firstName", name(|profile| profile.first_name.as_deref())),
        ("lastName", name(|profile| profile.last_name.as_deref())),
    ])
}

fn email(operator: Option<&Operator>) -> JsValue {
    operator.map_or(JsValue::NULL, |operator| (&operator.email).into())
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
