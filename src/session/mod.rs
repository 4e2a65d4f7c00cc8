//! The Session Manager of the store: one request for each thing the state machine can ask for.

pub mod cookie;
mod decode;
mod fetch;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::JSON;
use telesales_core::session::{ITEMS, REQUESTED_KEY};
use telesales_core::{Fault, Requested, Session};
use wasm_bindgen::JsValue;

pub use decode::decode;
pub use fetch::fetch;
pub use gloo_net::http::Method;

use crate::config::{Config, Credentials};

/// A request as the toolbar makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// A read is a `GET`, a write a `POST`.
    pub method: Method,
    /// Path or URL, with the query string.
    pub url: String,
    /// JSON.
    pub body: Option<String>,
    /// Whether cookies go to another origin.
    pub credentials: Credentials,
    /// How long it may take until the last byte of the answer, in milliseconds.
    pub timeout_ms: u32,
}

/// An answer with any status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: String,
}

/// The seam: what sends a request. [`fetch`] in a browser; a test, or a host with a channel of its own, brings another.
///
/// Fails with [`Fault::Unreachable`] or [`Fault::TimedOut`] when there is no answer to speak of.
pub type Send = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>>>;

/// Reads and writes the session of the page's visitor.
#[derive(Clone)]
pub struct SessionManager {
    url: String,
    credentials: Credentials,
    timeout_ms: u32,
    send: Send,
}

impl SessionManager {
    /// The Session Manager that the configuration names.
    #[must_use]
    pub fn new(config: &Config, send: Send) -> Self {
        let Config { session_url, credentials, timeout_ms, .. } = config;
        Self { url: session_url.clone(), credentials: *credentials, timeout_ms: *timeout_ms, send }
    }

    /// Reads what the toolbar needs, and nothing else.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn read(&self) -> Result<Session, Fault> {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        let url = format!("{}{separator}items={}", self.url, ITEMS.join(","));
        let body = self.request(Method::GET, url, None).await?;
        decode(&JSON::parse(&body).map_err(|_| Fault::NotUnderstood)?)
    }

    /// Asks for a customer, for nobody, or for nothing (so that the session's apps see the cookie). What comes of it
    /// only a read tells, so the answer's body is not looked at.
    ///
    /// # Errors
    /// Any [`Fault`] but [`Fault::NotUnderstood`].
    pub async fn write(&self, requested: &Requested) -> Result<(), Fault> {
        let public = match requested {
            Requested::Customer(email) => public_key(email.as_str()),
            Requested::Nobody => public_key(""),
            Requested::Unchanged => String::new(),
        };
        let body = format!("{{\"public\":{{{public}}}}}");
        self.request(Method::POST, self.url.clone(), Some(body)).await.map(drop)
    }

    async fn request(&self, method: Method, url: String, body: Option<String>) -> Result<String, Fault> {
        let request = Request { method, url, body, credentials: self.credentials, timeout_ms: self.timeout_ms };
        let response = (self.send)(request).await?;
        match response.status {
            200..=299 => Ok(response.body),
            401 | 403 => Err(Fault::Refused),
            429 => Err(Fault::RateLimited),
            status => Err(Fault::Server(status)),
        }
    }
}

fn public_key(email: &str) -> String {
    // A string always has a JSON form; without one nothing would be asked for.
    let value = JSON::stringify(&JsValue::from_str(email)).map(String::from).unwrap_or_default();
    format!("\"{REQUESTED_KEY}\":{{\"value\":{value}}}")
}
