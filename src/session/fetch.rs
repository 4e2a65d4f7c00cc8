use std::future::Future;
use std::pin::Pin;

use gloo_net::http::RequestBuilder;
use js_sys::Reflect;
use telesales_core::Fault;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

use super::{Request, Response};
use crate::config::Credentials;

/// Sends a request by the browser's `fetch`.
#[must_use]
pub fn fetch(request: Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>> {
    Box::pin(async move { send(request).await.map_err(|error| fault(&error)) })
}

/// The builder is gloo-net's. Its own `send` is not used: it panics when a page has replaced `fetch` by something that
/// rejects with no `Error`.
async fn send(request: Request) -> Result<Response, JsValue> {
    let credentials = match request.credentials {
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    };
    let timeout = AbortSignal::timeout_with_u32(request.timeout_ms);
    let builder = RequestBuilder::new(&request.url)
        .method(request.method)
        .credentials(credentials)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&timeout));
    let request = match request.body {
        Some(body) => builder.header("Content-Type", "application/json").body(body),
        None => builder.build(),
    };
    let request: web_sys::Request = request.map_err(|_| JsValue::UNDEFINED)?.into();
    let response = JsFuture::from(leptos::prelude::window().fetch_with_request(&request)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    let body = JsFuture::from(response.text()?).await?;
    Ok(Response { status: response.status(), body: body.as_string().unwrap_or_default() })
}

fn fault(error: &JsValue) -> Fault {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    if name.as_deref() == Some("TimeoutError") { Fault::TimedOut } else { Fault::Unreachable }
}
