//! What goes wrong, and what becomes of an answer then.

use super::answers::{filled, mistyped, twice, with_customers, without_email};
use super::call::Call;
use crate::http::{HANG_MS, Response};
use crate::unindexed::Lateness;

/// The faults there are to choose from: as the form names them, and in words.
pub(crate) const CHOICES: [(&str, &str); 17] = [
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
    ("too-many", "5,000 customers found"),
    ("without-email", "Customers without e-mail"),
    ("duplicates", "Customers found twice"),
    ("search-late", "New customers not found yet"),
];

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
    /// A search answers 5,000 customers, whatever was asked.
    TooMany,
    /// Every other customer found has no e-mail.
    WithoutEmail,
    /// Every customer is found twice.
    Duplicates,
    /// A new customer is not found yet.
    SearchLate(Lateness),
}

/// An answer in place of the request's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    /// The header `Retry-After`: seconds or a date (RFC 9110 §10.2.3).
    pub(crate) retry_after: Option<String>,
}

impl Kind {
    /// The calls that the fault is about, where it is about certain ones.
    pub(super) fn only_on(&self) -> Option<Call> {
        match self {
            Self::TooMany | Self::WithoutEmail | Self::Duplicates => Some(Call::Search),
            Self::SearchLate(_) => Some(Call::Create),
            _ => None,
        }
    }

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
            Self::WithoutEmail => response.body = with_customers(response.json(), without_email).to_string().into(),
            Self::Duplicates => response.body = with_customers(response.json(), twice).to_string().into(),
            Self::Status(_)
            | Self::Html(_)
            | Self::ProfileLate(_)
            | Self::AppMissing
            | Self::LoginExpired
            | Self::TooMany
            | Self::SearchLate(_) => {}
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
            Self::TooMany => "5,000 customers found".into(),
            Self::WithoutEmail => "every other customer without an e-mail".into(),
            Self::Duplicates => "every customer found twice".into(),
            Self::SearchLate(Lateness::Ms(ms)) => format!("new customers not found for {ms} ms"),
            Self::SearchLate(Lateness::Searches(searches)) => {
                format!("new customers not found by {}", counted(*searches, "search"))
            }
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
    let plural = match noun {
        _ if number == 1 => "",
        "search" => "es",
        _ => "s",
    };
    format!("{number} {noun}{plural}")
}
