//! What a POST or PATCH writes: the body's `public` namespace and the query's keys (protocol §1).

use serde_json::Value;

use crate::http::{Request, Response};
use crate::namespaces::Key;

/// The public keys that a request writes, in the order in which they are written.
///
/// A body need not be there, and a key that is no `{"value":…}`, or has no name, is left out: it keeps the others from
/// nothing. Namespaces other than `public` are ignored.
///
/// 415 for a body that is not JSON. 400 for malformed JSON, and for a body or `public` that is no object.
pub(crate) fn of(request: &Request, query: Vec<(String, String)>) -> Result<Vec<(String, Key)>, Response> {
    let mut keys = if request.body.is_empty() { Vec::new() } else { from_body(&request.json()?)? };
    let from_query = query.into_iter().filter(|(name, _)| name != "items");
    keys.extend(from_query.map(|(name, value)| (name, Key::of_text(&value))));
    keys.retain(|(name, _)| !name.is_empty());
    Ok(keys)
}

fn from_body(body: &Value) -> Result<Vec<(String, Key)>, Response> {
    let bad = |message| Response::refusal(400, message);
    let namespaces = body.as_object().ok_or_else(|| bad("The body is an object of namespaces."))?;
    let Some(public) = namespaces.get("public").filter(|public| !public.is_null()) else { return Ok(Vec::new()) };
    let public = public.as_object().ok_or_else(|| bad("The namespace public is an object of keys."))?;
    Ok(public.iter().filter_map(|(name, content)| Some((name.clone(), key_of(content)?))).collect())
}

/// Reads `{"value":…}` with anything as the value, perhaps with `"keepAlive":true`. Of other members (scripts send back
/// what they once read, or `version` and `active`) nothing is kept.
fn key_of(content: &Value) -> Option<Key> {
    let value = content.as_object()?.get("value")?.clone();
    Some(Key { value, keep_alive: content["keepAlive"] == true })
}
