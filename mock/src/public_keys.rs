//! What a POST or PATCH writes: the body's `public` namespace and the query's keys (protocol §1).

use serde_json::Value;

use crate::http::{Request, Response};
use crate::namespaces::Key;

/// The public keys that a request writes, in the order in which they are written.
///
/// 415 for a body that is not JSON. 400 for malformed JSON, a body or `public` that is no object, a key that is not
/// `{"value":"<string>"}` (with or without a boolean `keepAlive`), a key without a name, and for no body at all when
/// the query brings no key either. Namespaces other than `public` are ignored.
pub(crate) fn of(request: &Request, query: Vec<(String, String)>) -> Result<Vec<(String, Key)>, Response> {
    let from_query: Vec<_> = query.into_iter().filter(|(name, _)| name != "items").collect();
    let mut keys =
        if request.body.is_empty() && !from_query.is_empty() { Vec::new() } else { from_body(&request.json()?)? };
    keys.extend(from_query.into_iter().map(|(name, value)| (name, Key { value, keep_alive: false })));
    if keys.iter().any(|(name, _)| name.is_empty()) {
        return Err(Response::refusal(400, "A key has a name."));
    }
    Ok(keys)
}

fn from_body(body: &Value) -> Result<Vec<(String, Key)>, Response> {
    let bad = |message| Response::refusal(400, message);
    let namespaces = body.as_object().ok_or_else(|| bad("The body is an object of namespaces."))?;
    let Some(public) = namespaces.get("public") else { return Ok(Vec::new()) };
    let public = public.as_object().ok_or_else(|| bad("The namespace public is an object of keys."))?;
    public
        .iter()
        .map(|(name, content)| {
            let key = key_of(content).ok_or_else(|| bad("A key is {\"value\":\"<string>\"}."))?;
            Ok((name.clone(), key))
        })
        .collect()
}

fn key_of(content: &Value) -> Option<Key> {
    let members = content.as_object()?;
    if members.keys().any(|member| member != "value" && member != "keepAlive") {
        return None;
    }
    let value = members.get("value")?.as_str()?.into();
    let keep_alive = members.get("keepAlive").map_or(Some(false), Value::as_bool)?;
    Some(Key { value, keep_alive })
}
