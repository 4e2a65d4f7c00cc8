//! Requests and responses as plain data, so that any host can carry them.

use serde_json::{Value, json};

use crate::percent;

/// The delay of an answer that never comes: the longest a browser's `setTimeout` can wait, 24.8 days.
pub const HANG_MS: u32 = i32::MAX as u32;

/// One HTTP request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, `PATCH` …, in capitals.
    pub method: String,
    /// Path and query, as in the request line: `/api/sessions?items=public.x`.
    pub target: String,
    /// Names in any case. Cookies are in `cookie`.
    pub headers: Vec<(String, String)>,
    /// The body's bytes; empty when there is none.
    pub body: Vec<u8>,
}

/// One HTTP response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case; `set-cookie` may be there several times.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
    /// The host waits this many milliseconds before it answers; [`HANG_MS`] stands for "never".
    pub delay_ms: u32,
    /// How many bytes of the body the host really sends before it hangs up, though the head announces all of them;
    /// `None` stands for all. A host without connections may send a shorter body, or none.
    pub cut_after: Option<usize>,
    /// The host holds this answer back until the answer to the session's next call of its kind has left:
    /// of `/api/sessions`, a search for customers, or a registration. A host that answers one request at a time may
    /// send it at once.
    pub waits_for_next: bool,
}

/// What every call ends in: an answer, or the answer that refuses it.
pub(crate) type Answer = Result<Response, Response>;

impl Request {
    /// A request without headers or body.
    #[must_use]
    pub fn new(method: &str, target: &str) -> Self {
        Self { method: method.into(), target: target.into(), ..Self::default() }
    }

    /// A GET request.
    #[must_use]
    pub fn get(target: &str) -> Self {
        Self::new("GET", target)
    }

    /// A POST request with a JSON body.
    #[must_use]
    pub fn post_json(target: &str, body: &str) -> Self {
        Self::new("POST", target).with_body("application/json", body)
    }

    /// A PATCH request with a JSON body.
    #[must_use]
    pub fn patch_json(target: &str, body: &str) -> Self {
        Self::new("PATCH", target).with_body("application/json", body)
    }

    /// A POST request as an HTML form sends it; `body` is already encoded.
    #[must_use]
    pub fn post_form(target: &str, body: &str) -> Self {
        Self::new("POST", target).with_body("application/x-www-form-urlencoded", body)
    }

    /// The same request with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same request with a body of that type.
    #[must_use]
    pub fn with_body(mut self, content_type: &str, body: &str) -> Self {
        self.body = body.into();
        self.with_header("content-type", content_type)
    }

    /// The value of a header, looked up without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }

    /// The target up to the `?`.
    pub(crate) fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The decoded pairs of the query; 400 when they do not decode.
    pub(crate) fn query(&self) -> Result<Vec<(String, String)>, Response> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        percent::pairs(query).map_err(|_| Response::refusal(400, "The query string is not properly encoded."))
    }

    /// The body as JSON; 415 when it says it is something else, 400 when it is malformed.
    pub(crate) fn json(&self) -> Result<Value, Response> {
        self.expect_content_type("application/json")?;
        serde_json::from_slice(&self.body).map_err(|_| Response::refusal(400, "The body is not valid JSON."))
    }

    /// The pairs of a form's body; 415 when it says it is something else, 400 when it does not decode.
    pub(crate) fn form(&self) -> Result<Vec<(String, String)>, Response> {
        self.expect_content_type("application/x-www-form-urlencoded")?;
        let malformed = || Response::refusal(400, "The form is not properly encoded.");
        let body = str::from_utf8(&self.body).map_err(|_| malformed())?;
        percent::pairs(body).map_err(|_| malformed())
    }

    fn expect_content_type(&self, expected: &str) -> Result<(), Response> {
        let essence = self.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        if essence.trim().eq_ignore_ascii_case(expected) {
            return Ok(());
        }
        Err(Response::refusal(415, &format!("The body must be {expected}.")))
    }
}

impl Response {
    /// The value of the first header of that name, looked up without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }

    /// The body as JSON, `null` when it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn of_json(status: u16, body: &Value) -> Self {
        Self::of(status, "application/json; charset=utf-8", body.to_string())
    }

    pub(crate) fn of_html(status: u16, body: String) -> Self {
        Self::of(status, "text/html; charset=utf-8", body)
    }

    /// VTEX's error body: `{"type":"Forbidden","message":"…"}` (protocol §1).
    pub(crate) fn refusal(status: u16, message: &str) -> Self {
        Self::of_json(status, &json!({ "type": kind_of(status), "message": message }))
    }

    /// 303: the browser goes on to `location` with a GET.
    pub(crate) fn see_other(location: &str) -> Self {
        Self { status: 303, ..Self::default() }.with_header("location", location)
    }

    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    fn of(status: u16, content_type: &str, body: String) -> Self {
        Self { status, body: body.into(), ..Self::default() }.with_header("content-type", content_type)
    }
}

/// The first value of `name` among decoded pairs.
pub(crate) fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// 405 unless the request's method is this one.
pub(crate) fn only(method: &str, request: &Request) -> Result<(), Response> {
    if request.method == method {
        return Ok(());
    }
    Err(Response::refusal(405, &format!("Only {method} is answered here.")).with_header("allow", method))
}

pub(crate) fn not_found() -> Response {
    Response::refusal(404, "There is nothing here.")
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn kind_of(status: u16) -> &'static str {
    match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        408 => "RequestTimeout",
        409 => "Conflict",
        413 => "PayloadTooLarge",
        415 => "UnsupportedMediaType",
        425 => "TooEarly",
        429 => "TooManyRequests",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ if status < 500 => "ClientError",
        _ => "InternalServerError",
    }
}
