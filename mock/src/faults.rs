//! Faults on request: the ways in which the Session Manager is known to answer badly, one session at a time.

use serde_json::{Value, json};

use crate::http::{HANG_MS, Response, value_of};

/// The faults there are to choose from: as the form names them, and in words.
pub(crate) const CHOICES: [(&str, &str); 8] = [
    ("none", "None"),
    ("status", "A status"),
    ("html", "An HTML page"),
    ("truncated", "Cut off half-way"),
    ("delay", "A delay"),
    ("hang", "No answer at all"),
    ("wrong-types", "Numbers for strings"),
    ("profile-late", "Profile late"),
];

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The request is refused with this status and VTEX's error body; it has no effect.
    Status(u16),
    /// Something in front of VTEX answers an HTML page with this status; the request has no effect (known issue 779014).
    Html(u16),
    /// The request takes effect; half of its answer arrives.
    Truncated,
    /// The request takes effect at once and is answered after that many milliseconds.
    Delay(u32),
    /// The request takes effect and is never answered.
    Hang,
    /// The request takes effect; all the strings in its answer are numbers.
    WrongTypes,
    /// Each new customer's profile is missing from that many reads (known issues 1214877, 1369897).
    ProfileLate(u32),
}

/// Which requests a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// `GET /api/sessions`.
    Read,
    /// `POST` and `PATCH /api/sessions`.
    Write,
}

/// A fault as it was asked for, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    kind: Kind,
    /// `None` stands for every call.
    only_on: Option<Call>,
    /// How often it still strikes; `None` stands for "until it is called off".
    times: Option<u32>,
    profile_of: Option<String>,
    reads_without_profile: u32,
}

impl Fault {
    /// Reads the form of `POST /mock/faults`; `Ok(None)` is `fault=none`, an error says what is wrong.
    pub(crate) fn parse(form: &[(String, String)]) -> Result<Option<Self>, String> {
        let kind = match value_of(form, "fault").unwrap_or_default() {
            "none" => return Ok(None),
            "status" => Kind::Status(status(form, 500)?),
            "html" => Kind::Html(status(form, 500)?),
            "truncated" => Kind::Truncated,
            "delay" => Kind::Delay(number(form, "ms")?.unwrap_or(2_000).min(HANG_MS)),
            "hang" => Kind::Hang,
            "wrong-types" => Kind::WrongTypes,
            "profile-late" => Kind::ProfileLate(number(form, "reads")?.unwrap_or(1)),
            _ => return Err("There is no fault of that name.".into()),
        };
        let only_on = match value_of(form, "on").unwrap_or("all") {
            "all" => None,
            "read" => Some(Call::Read),
            "write" => Some(Call::Write),
            _ => return Err("A fault is on=read, on=write or on=all.".into()),
        };
        let times = number(form, "times")?;
        if times == Some(0) {
            return Err("A fault strikes at least once.".into());
        }
        Ok(Some(Self { kind, only_on, times, profile_of: None, reads_without_profile: 0 }))
    }

    /// Whether the fault has struck as often as it was to.
    pub(crate) fn is_spent(&self) -> bool {
        self.times == Some(0) && self.reads_without_profile == 0
    }

    /// The fault's effect on this call, if it strikes it.
    pub(crate) fn strike(&mut self, call: Call) -> Option<Kind> {
        let strikes = !matches!(self.kind, Kind::ProfileLate(_))
            && self.only_on.is_none_or(|only| only == call)
            && self.times != Some(0);
        if !strikes {
            return None;
        }
        self.count_down();
        Some(self.kind.clone())
    }

    /// Tells the fault whom the session acts for, and answers whether that customer's profile is still on its way.
    pub(crate) fn holds_profile_back(&mut self, call: Call, customer: Option<&str>) -> bool {
        let Kind::ProfileLate(reads) = self.kind else { return false };
        if self.profile_of.as_deref() != customer {
            self.profile_of = customer.map(String::from);
            let strikes = customer.is_some() && self.times != Some(0);
            self.reads_without_profile = if strikes { reads } else { 0 };
            if strikes {
                self.count_down();
            }
        }
        let held_back = self.profile_is_late();
        if held_back && call == Call::Read {
            self.reads_without_profile -= 1;
        }
        held_back
    }

    /// Whether the next read will come without the profile.
    pub(crate) fn profile_is_late(&self) -> bool {
        self.reads_without_profile > 0
    }

    /// The fault in words, for the log-in page.
    pub(crate) fn description(&self) -> String {
        let kind = match self.kind {
            Kind::Status(status) => format!("status {status}"),
            Kind::Html(status) => format!("an HTML page with status {status}"),
            Kind::Truncated => "answers cut off half-way".into(),
            Kind::Delay(ms) => format!("answers after {ms} ms"),
            Kind::Hang => "no answer at all".into(),
            Kind::WrongTypes => "answers with numbers in place of strings".into(),
            Kind::ProfileLate(reads) => format!("each profile missing from {reads} reads"),
        };
        let only_on = match self.only_on {
            None => "",
            Some(Call::Read) => ", on reads",
            Some(Call::Write) => ", on writes",
        };
        let times = self.times.map(|times| format!(", {times} more times")).unwrap_or_default();
        format!("{kind}{only_on}{times}")
    }

    fn count_down(&mut self) {
        self.times = self.times.map(|times| times - 1);
    }
}

impl Kind {
    /// The answer in place of the request's own, where the request never reaches VTEX.
    pub(crate) fn answer_instead(&self) -> Option<Response> {
        match *self {
            Self::Status(status) => Some(Response::refusal(status, "Refused by the mock, as was asked for.")),
            Self::Html(status) => Some(Response::of_html(
                status,
                "<!doctype html><html lang=\"en\"><title>Error</title><h1>The page is not available</h1></html>".into(),
            )),
            _ => None,
        }
    }

    /// What becomes of the answer on its way back.
    pub(crate) fn spoil(&self, response: &mut Response) {
        match *self {
            Self::Truncated => response.body.truncate(response.body.len() / 2),
            Self::Delay(ms) => response.delay_ms = ms,
            Self::Hang => response.delay_ms = HANG_MS,
            Self::WrongTypes => response.body = mistyped(&response.json()).to_string().into(),
            Self::Status(_) | Self::Html(_) | Self::ProfileLate(_) => {}
        }
    }
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

fn status(form: &[(String, String)], default: u16) -> Result<u16, String> {
    let status = number(form, "status")?.map_or(Ok(default), u16::try_from);
    status
        .ok()
        .filter(|status| (200..600).contains(status) && ![204, 205, 304].contains(status))
        .ok_or_else(|| "A status is a number from 200 to 599, of an answer that has a body.".into())
}

/// A number of the form; an empty field is one that was left out.
fn number(form: &[(String, String)], name: &str) -> Result<Option<u32>, String> {
    let text = value_of(form, name).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("{name} is a whole number."))
}
