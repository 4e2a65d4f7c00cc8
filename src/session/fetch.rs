use std::future::Future;
use std::pin::Pin;

use js_sys::{JSON, Promise, Reflect, global};
use leptos::prelude::window;
use telesales_core::Fault;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Request, Response};
use crate::config::Credentials;
use crate::foreign::{call, property, text};

const GET: &str = r#"{"cache":"no-store","credentials":"same-origin"}"#;
const POST: &str =
    r#"{"cache":"no-store","credentials":"same-origin","method":"POST","headers":{"Content-Type":"application/json"}}"#;

/// Sends a request by the browser's `fetch`, or by what the page has put in its place: that may throw at once, return what is
/// no promise, or answer by something that is no `Response`, and is believed only by what it says.
#[must_use]
pub fn fetch(request: Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>> {
    Box::pin(async move { send(request).await.map_err(|error| fault(&error)) })
}

async fn send(request: Request) -> Result<Response, JsValue> {
    let options = JSON::parse(if request.body.is_some() { POST } else { GET })?;
    let set = |name: &str, value: JsValue| Reflect::set(&options, &name.into(), &value);
    if request.credentials == Credentials::Include {
        set("credentials", "include".into())?;
    }
    if let Some(body) = request.body {
        set("body", body.into())?;
    }
    // Without one, what waits for the answer ends by itself.
    if let Some(signal) = signal(request.timeout_ms) {
        set("signal", signal)?;
    }
    let response = call(&global(), "fetch", &[request.url.into(), options.clone()]);
    let response = settled(response?).await?;
    let status = property(&response, "status").as_f64().ok_or(JsValue::UNDEFINED)?;
    let body = settled(call(&response, "text", &[])?).await?;
    let headers = property(&response, "headers");
    // Who has no headers to be asked says nothing of when to come back.
    let retry_after = call(&headers, "get", &["Retry-After".into()]).ok().and_then(|value| value.as_string());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    Ok(Response { status: status as u16, body: body.as_string().unwrap_or_default(), retry_after })
}

fn signal(milliseconds: u32) -> Option<JsValue> {
    call(&property(&global(), "AbortSignal"), "timeout", &[milliseconds.into()]).ok().filter(JsValue::is_object)
}

async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

fn fault(error: &JsValue) -> Fault {
    if text(error, "name").as_deref() == Some("TimeoutError") {
        Fault::TimedOut
    } else if window().navigator().on_line() {
        Fault::Unreachable
    } else {
        Fault::Offline
    }
}
