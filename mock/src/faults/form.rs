//! The form of `POST /mock/faults`.

use super::kind::{Kind, Refusal};
use super::{Call, Fault};
use crate::http::{HANG_MS, value_of};
use crate::unindexed::Lateness;

/// Decoded pairs.
type Form = [(String, String)];

/// Every field there is; `return` is where the browser goes on to.
const FIELDS: [&str; 9] = ["fault", "status", "retry-after", "ms", "reads", "on", "times", "after", "return"];

/// The length of a `Retry-After` that leaves room for an HTTP date in each of its formats (RFC 9110 §10.2.3).
const LONGEST_RETRY_AFTER: usize = 40;

impl Fault {
    /// Reads the form; `Ok(None)` is `fault=none`, an error says what is wrong.
    pub(crate) fn parse(form: &Form) -> Result<Option<Self>, String> {
        if let Some((name, _)) = form.iter().find(|(name, _)| !FIELDS.contains(&name.as_str())) {
            return Err(format!("A fault has no field called {name}."));
        }
        let kind = kind(form)?;
        let only_on = match value_of(form, "on").unwrap_or("all") {
            "all" => None,
            "read" => Some(Call::Read),
            "write" => Some(Call::Write),
            "search" => Some(Call::Search),
            "create" => Some(Call::Create),
            "cart-read" => Some(Call::CartRead),
            "cart-write" => Some(Call::CartWrite),
            _ => return Err("A fault is on=read, write, all, search, create, cart-read or cart-write.".into()),
        };
        let after = number(form, "after")?.unwrap_or(0);
        let times = number(form, "times")?;
        if times == Some(0) {
            return Err("A fault strikes at least once.".into());
        }
        Ok(kind.map(|kind| {
            let times = match kind {
                Kind::Reordered => times.or(Some(1)),
                // Who is logged out cannot be logged out again.
                Kind::LoginExpired => Some(1),
                _ => times,
            };
            let only_on = kind.only_on().or(only_on);
            Self { kind, only_on, after, times, profile_of: None, reads_without_profile: 0 }
        }))
    }
}

/// The fault of that name, from fields that are read whether or not it needs them: none may be malformed.
fn kind(form: &Form) -> Result<Option<Kind>, String> {
    let refusal = refusal(form)?;
    let ms = number(form, "ms")?;
    let reads = number(form, "reads")?.unwrap_or(1);
    Ok(Some(match value_of(form, "fault").unwrap_or_default() {
        "none" => return Ok(None),
        "status" => Kind::Status(refusal),
        "html" => Kind::Html(refusal),
        "truncated" => Kind::Truncated,
        "cut" => Kind::Cut,
        "large" => Kind::Large,
        "delay" => Kind::Delay(ms.unwrap_or(2_000).min(HANG_MS)),
        "hang" => Kind::Hang,
        "reordered" => Kind::Reordered,
        "wrong-types" => Kind::WrongTypes,
        "profile-late" => Kind::ProfileLate(reads),
        "app-missing" => Kind::AppMissing,
        "login-expired" => Kind::LoginExpired,
        "too-many" => Kind::TooMany,
        "without-email" => Kind::WithoutEmail,
        "duplicates" => Kind::Duplicates,
        "search-late" => Kind::SearchLate(ms.map_or(Lateness::Searches(reads), Lateness::Ms)),
        _ => return Err("There is no fault of that name.".into()),
    }))
}

fn refusal(form: &Form) -> Result<Refusal, String> {
    let status = number(form, "status")?.map_or(Ok(500), u16::try_from);
    let status = status
        .ok()
        .filter(|status| (200..600).contains(status) && ![204, 205, 304].contains(status))
        .ok_or("A status is a number from 200 to 599, of an answer that has a body.")?;
    let retry_after = value_of(form, "retry-after").filter(|text| !text.is_empty());
    // A client must bear with nonsense, so that it can be asked for; what no header can hold is refused.
    let fits = |text: &str| text.len() <= LONGEST_RETRY_AFTER && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !retry_after.is_none_or(fits) {
        return Err(format!("retry-after is seconds or a date, up to {LONGEST_RETRY_AFTER} characters of ASCII."));
    }
    Ok(Refusal { status, retry_after: retry_after.map(String::from) })
}

/// A number of the form; an empty field is one that was left out.
fn number(form: &Form, name: &str) -> Result<Option<u32>, String> {
    let text = value_of(form, name).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("{name} is a whole number."))
}
