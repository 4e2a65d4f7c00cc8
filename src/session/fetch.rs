use std::future::Future;
use std::pin::Pin;

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Object, Promise, Reflect, global};
use telesales_core::Fault;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials};

use super::{Request, Response};
use crate::browser::window;
use crate::config::Credentials;
use crate::foreign::{call, property, text};

/// Sends a request by the browser's `fetch`, or by what the page has put in its place: that may throw at once, return what is
/// no promise, or answer by something that is no `Response`, and is believed only by what it says.
#[must_use]
pub fn fetch(request: Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>> {
    let url = request.url.clone();
    // A request that cannot be made cannot be sent either.
    ask(url, options(request).unwrap_or_default())
}

/// The same with the options of `fetch` itself.
pub(crate) fn ask(url: String, options: JsValue) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>> {
    Box::pin(async move { send(url.into(), options).await.map_err(|error| fault(&error)) })
}

async fn send(url: JsValue, options: JsValue) -> Result<Response, JsValue> {
    if options.is_undefined() {
        return Err(options);
    }
    // The library's own `send` would trap on a rejection with what is no `Error`; so would its `text`.
    let response = settled(call(&global(), "fetch", &[url, options])?).await?;
    let status = property(&response, "status").as_f64().ok_or(JsValue::UNDEFINED)?;
    let body = settled(call(&response, "text", &[])?).await?;
    let headers = property(&response, "headers");
    // Who has no headers to be asked says nothing of when to come back.
    let retry_after = call(&headers, "get", &["Retry-After".into()]).ok().and_then(|value| value.as_string());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    Ok(Response { status: status as u16, body: body.as_string().unwrap_or_default(), retry_after })
}

/// The request without its URL, as an object of options: a page's own `fetch` often looks for a text in its first argument, and
/// for a body in its second, which a `Request` has neither of.
fn options(request: Request) -> Result<JsValue, gloo_net::Error> {
    let credentials = match request.credentials {
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    };
    // Without a time limit, what waits for the answer ends by itself.
    let timeout = signal(request.timeout_ms);
    let builder = RequestBuilder::new(&request.url)
        .cache(RequestCache::NoStore)
        .credentials(credentials)
        .abort_signal(timeout.as_ref().map(JsCast::unchecked_ref));
    let body = JsValue::from(request.body);
    let built = if body.is_undefined() {
        builder.build()
    } else {
        builder.method(Method::POST).header("Content-Type", "application/json").body(&body)
    };
    let built = web_sys::Request::from(built?);
    let options = Object::new();
    let set = |name: &str, value: &JsValue| {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &name.into(), value);
    };
    for name in ["method", "headers", "cache", "credentials", "signal"] {
        set(name, &property(&built, name));
    }
    set("body", &body);
    Ok(options.into())
}

fn signal(milliseconds: u32) -> Option<JsValue> {
    call(&property(&global(), "AbortSignal"), "timeout", &[milliseconds.into()]).ok().filter(JsValue::is_object)
}

/// What a promise comes to, or what is no promise.
pub(crate) async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
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
