use std::future::Future;
use std::pin::Pin;

use js_sys::Reflect;
use leptos::prelude::window;
use telesales_core::Fault;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit};

use super::{Request, Response};
use crate::config::Credentials;

/// Sends a request by the browser's `fetch`.
#[must_use]
pub fn fetch(request: Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>> {
    Box::pin(async move { send(request).await.map_err(|error| fault(&error)) })
}

async fn send(request: Request) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(match request.credentials {
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    init.set_signal(Some(&AbortSignal::timeout_with_u32(request.timeout_ms)));
    if let Some(body) = request.body {
        init.set_method("POST");
        init.set_body(&body.into());
        let headers = Headers::new()?;
        headers.set("Content-Type", "application/json")?;
        init.set_headers(&headers);
    }
    let response = JsFuture::from(window().fetch_with_str_and_init(&request.url, &init)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    let body = JsFuture::from(response.text()?).await?;
    let retry_after = response.headers().get("Retry-After")?;
    Ok(Response { status: response.status(), body: body.as_string().unwrap_or_default(), retry_after })
}

fn fault(error: &JsValue) -> Fault {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    if name.as_deref() == Some("TimeoutError") {
        Fault::TimedOut
    } else if window().navigator().on_line() {
        Fault::Unreachable
    } else {
        Fault::Offline
    }
}
