//! The Session Manager of the store: one request for each thing the state machine can ask for.

pub mod cookie;
mod decode;
pub(crate) mod fetch;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::browser::{document, location, window};
use js_sys::{Date, JSON};
use telesales_core::session::{ITEMS, REQUESTED_KEY};
use telesales_core::{Fault, Requested};
use wasm_bindgen::JsValue;
use web_sys::Url;

pub use decode::decode;
pub(crate) use decode::text_at;
pub use fetch::fetch;

use crate::config::{Config, Credentials};
use crate::foreign::property;

/// A request as the toolbar makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Path or URL, with the query string.
    pub url: String,
    /// JSON to be written by a `POST`; a read is a `GET`, and has none.
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
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
}

impl Response {
    /// The body, where the status is a success.
    pub(crate) fn success(self) -> Result<String, Fault> {
        match self.status {
            200..=299 => Ok(self.body),
            status => Err(fault_of(status, self.retry_after.as_deref().and_then(seconds))),
        }
    }
}

/// The seam: what sends a request. [`fetch`] in a browser; a test, or a host with a channel of its own, brings another.
///
/// Fails with [`Fault::Offline`], [`Fault::Unreachable`] or [`Fault::TimedOut`] when there is no answer to speak of.
pub type Send = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Result<Response, Fault>>>>>;

/// A body that has the session's apps run, and changes no key.
const WRITES_NOTHING: &str = r#"{"public":{}}"#;

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
        Self { url: of_page(session_url), credentials: *credentials, timeout_ms: *timeout_ms, send }
    }

    /// The same for all that have one Session Manager, however they spell it.
    pub(crate) fn name(&self) -> String {
        absolute(&self.url).unwrap_or_else(|| self.url.clone())
    }

    /// Whether a service worker answers for this page, so that an answer to a `GET` need not be the server's.
    #[must_use]
    pub fn may_be_kept() -> bool {
        property(&property(&window().navigator(), "serviceWorker"), "controller").is_truthy()
    }

    /// Reads what the toolbar needs, and nothing else: the answer's JSON, for [`decode`]. Where a service worker may answer a
    /// `GET` from a cache of its own, the session is asked for by a `POST` that writes nothing.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub fn read(&self) -> impl Future<Output = Result<JsValue, Fault>> {
        self.read_items(ITEMS.join(","))
    }

    /// Reads these, in VTEX's `namespace.key` form with commas between.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub(crate) async fn read_items(&self, items: String) -> Result<JsValue, Fault> {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        let url = format!("{}{separator}items={items}", self.url);
        let written = Self::may_be_kept().then(|| WRITES_NOTHING.to_owned());
        let body = self.request(url, written).await?;
        JSON::parse(&body).map_err(|_| Fault::NotUnderstood)
    }

    /// Asks for a customer, for nobody, or for nothing (so that the session's apps see the cookie). What comes of it
    /// only a read tells, so the answer's body is not looked at.
    ///
    /// # Errors
    /// Any [`Fault`] but [`Fault::NotUnderstood`].
    pub async fn write(&self, requested: &Requested) -> Result<(), Fault> {
        let body = match requested {
            Requested::Customer(email) => public_key(email.as_str()),
            Requested::Nobody => public_key(""),
            Requested::ByCookie(_) => WRITES_NOTHING.to_owned(),
        };
        self.request(self.url.clone(), Some(body)).await.map(drop)
    }

    /// Sends one as it sends its own, also to what is beside the Session Manager.
    ///
    /// # Errors
    /// Any [`Fault`] but [`Fault::NotUnderstood`].
    pub(crate) async fn request(&self, url: String, body: Option<String>) -> Result<String, Fault> {
        let request = Request { url, body, credentials: self.credentials, timeout_ms: self.timeout_ms };
        let response = (self.send)(request).await?;
        response.success()
    }
}

/// What a status that is no success means, with the seconds that the store wants to be left alone.
pub(crate) fn fault_of(status: u16, wait: Option<u32>) -> Fault {
    match status {
        401 | 403 => Fault::Refused,
        429 => Fault::RateLimited(wait),
        // It says when, as one that is asked too often does.
        503 if wait.is_some() => Fault::RateLimited(wait),
        status => Fault::Server(status),
    }
}

/// The seconds of a `Retry-After`, which says them or a date (RFC 9110 §10.2.3).
fn seconds(retry_after: &str) -> Option<u32> {
    let retry_after = retry_after.trim();
    retry_after.parse().ok().or_else(|| {
        let milliseconds = Date::parse(retry_after) - Date::now();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        (milliseconds > 0.0).then(|| (milliseconds / 1_000.0).ceil() as u32)
    })
}

fn public_key(email: &str) -> String {
    // A string always has a JSON form; without one nothing would be asked for.
    let value = JSON::stringify(&JsValue::from_str(email)).map(String::from).unwrap_or_default();
    format!("{{\"public\":{{\"{REQUESTED_KEY}\":{{\"value\":{value}}}}}}}")
}

/// Of the page, where it has a `<base>`, which may be another origin: the session is asked for where the page is.
fn of_page(url: &str) -> String {
    let page = location().href().unwrap_or_default();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let has_base = page.split('#').next() != base.split('#').next();
    // What is no URL is asked for as it is, and told as unreachable.
    absolute(url).filter(|_| has_base).unwrap_or_else(|| url.to_owned())
}

pub(crate) fn absolute(url: &str) -> Option<String> {
    Some(Url::new_with_base(url, &location().href().ok()?).ok()?.href())
}
