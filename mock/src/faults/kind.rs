//! What goes wrong, and what becomes of an answer then.

use serde_json::{Value, json};

use crate::http::{HANG_MS, Response};

/// The faults there are to choose from: as the form names them, and in words.
pub(crate) const CHOICES: [(&str, &str); 13] = [
    ("none", "None"),
    ("status", "A status"),
    ("html", "An HTML page"),
    ("truncated", "Cut off half-way"),
    ("cut", "Connection closed half-way"),
    ("large", "A large answer"),
    ("delay", "A delay"),
    ("hang", "No answer at all"),
    ("reordered", "After the next answer"),
    ("wrong-types", "Numbers for strings"),
    ("profile-late", "Profile late"),
    ("app-missing", "App missing"),
    ("login-expired", "Log-in expired"),
];

/// The bytes that a large answer holds more than a plain one: 1 MiB.
const FILLER: usize = 1 << 20;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The request is refused with VTEX's error body; it has no effect.
    Status(Refusal),
    /// Something in front of VTEX answers an HTML page; the request has no effect (known issue 779014).
    Html(Refusal),
    /// The request takes effect; half of its answer arrives.
    Truncated,
    /// The request takes effect; the connection is closed when half of the answer announced has come.
    Cut,
    /// The request takes effect; its answer holds 1 MiB more that nobody asked for.
    Large,
    /// The request takes effect at once and is answered after that many milliseconds.
    Delay(u32),
    /// The request takes effect and is never answered.
    Hang,
    /// The request takes effect; it is answered after the session's next call.
    Reordered,
    /// The request takes effect; all the strings in its answer are numbers.
    WrongTypes,
    /// Each new customer's profile is missing from that many reads (known issues 1214877, 1369897).
    ProfileLate(u32),
    /// The request takes effect as in a store without `vtex.impersonate-session`.
    AppMissing,
    /// The session's log-in ends just before the request is handled, and stays so.
    LoginExpired,
}

/// An answer in place of the request's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    /// The header `Retry-After`: seconds or a date (RFC 9110 §10.2.3).
    pub(crate) retry_after: Option<String>,
}

impl Kind {
    /// The answer in place of the request's own, where the request never reaches VTEX.
    pub(crate) fn answer_instead(&self) -> Option<Response> {
        let (response, refusal) = match self {
            Self::Status(refusal) => {
                (Response::refusal(refusal.status, "Refused by the mock, as was asked for."), refusal)
            }
            Self::Html(refusal) => {
                let page =
                    "<!doctype html><html lang=\"en\"><title>Error</title><h1>The page is not available</h1></html>";
                (Response::of_html(refusal.status, page.into()), refusal)
            }
            _ => return None,
        };
        Some(match &refusal.retry_after {
            Some(retry_after) => response.with_header("retry-after", retry_after),
            None => response,
        })
    }

    /// What becomes of the answer on its way back.
    pub(crate) fn spoil(&self, response: &mut Response) {
        match *self {
            Self::Truncated => response.body.truncate(response.body.len() / 2),
            Self::Cut => response.cut_after = Some(response.body.len() / 2),
            Self::Large => response.body = filled(response.json()).to_string().into(),
            Self::Delay(ms) => response.delay_ms = ms,
            Self::Hang => response.delay_ms = HANG_MS,
            Self::Reordered => response.waits_for_next = true,
            Self::WrongTypes => response.body = mistyped(&response.json()).to_string().into(),
            Self::Status(_) | Self::Html(_) | Self::ProfileLate(_) | Self::AppMissing | Self::LoginExpired => {}
        }
    }

    /// The fault in words.
    pub(super) fn description(&self) -> String {
        match self {
            Self::Status(refusal) => format!("status {}", refusal.description()),
            Self::Html(refusal) => format!("an HTML page with status {}", refusal.description()),
            Self::Truncated => "answers cut off half-way".into(),
            Self::Cut => "connections closed half-way through answers".into(),
            Self::Large => "answers of more than 1 MiB".into(),
            Self::Delay(ms) => format!("answers after {ms} ms"),
            Self::Hang => "no answer at all".into(),
            Self::Reordered => "answers after the next one".into(),
            Self::WrongTypes => "answers with numbers in place of strings".into(),
            Self::ProfileLate(reads) => format!("each profile missing from {}", counted(*reads, "read")),
            Self::AppMissing => "vtex.impersonate-session not installed".into(),
            Self::LoginExpired => "the log-in expires".into(),
        }
    }
}

impl Refusal {
    fn description(&self) -> String {
        let retry_after = self.retry_after.as_ref().map(|text| format!(" and Retry-After: {text}"));
        format!("{}{}", self.status, retry_after.unwrap_or_default())
    }
}

/// `1 read`, `2 reads`.
pub(super) fn counted(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The same JSON with a namespace more, or where there are no namespaces with a member more, that is large.
fn filled(mut answer: Value) -> Value {
    let filler = "x".repeat(FILLER);
    match answer.get_mut("namespaces") {
        Some(namespaces) => namespaces["filler"] = json!({ "filler": { "value": filler } }),
        None => answer["filler"] = json!(filler),
    }
    answer
}

/// The same JSON with a number, its length, in place of each string.
fn mistyped(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(text.len()),
        Value::Array(values) => values.iter().map(mistyped).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), mistyped(value))).collect())
        }
        _ => value.clone(),
    }
}
