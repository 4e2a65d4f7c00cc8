//! One record, as `docs/record.md` has it: what a toolbar sends, and what of that is refused.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::hash;

/// No record comes near it, in bytes.
pub const LARGEST: usize = 16 * 1024;

/// No text in a record comes near it, in characters.
const LONGEST: usize = 300;

/// What stands before the name of a chain in `source`, after the store's origin.
const PATH: &str = "/telesales/";

/// A record that was read, and the bytes that it was read from, which are what is chained.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// As they were sent.
    pub bytes: String,
    /// The store's origin, and the name of a chain.
    pub source: String,
    /// Which one of the chain, from 1 on.
    pub sequence: u32,
    /// The hash of the one before it; `None` for the first.
    pub previous: Option<String>,
    /// `telesales.start.verified` and so on.
    pub kind: String,
    /// By the clock of the operator's computer.
    pub time: Timestamp,
    /// By whom: a hash, which [`Operators`](crate::operators::Operators) may know a name for.
    pub operator: String,
    /// The id of the customer whom it is about, if it is about one.
    pub customer: Option<String>,
    /// What else is told: by what a stop came, which code a failure has, a reason, a ticket.
    pub details: Map<String, Value>,
}

#[derive(Deserialize)]
struct Event {
    specversion: String,
    id: String,
    source: String,
    #[serde(rename = "type")]
    kind: String,
    time: String,
    sequence: String,
    previous: Option<String>,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    user: User,
    #[serde(default)]
    telesales: Map<String, Value>,
}

#[derive(Deserialize)]
struct User {
    hash: String,
    effective: Option<Effective>,
}

#[derive(Deserialize)]
struct Effective {
    id: String,
}

impl Record {
    /// Reads one.
    ///
    /// # Errors
    ///
    /// Says in words what is wrong with it.
    pub fn read(bytes: &str) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err(format!("it has more than {LARGEST} bytes"));
        }
        let event: Event = serde_json::from_str(bytes).map_err(|error| error.to_string())?;
        if event.specversion != "1.0" {
            return Err("specversion is not 1.0".into());
        }
        if origin(&event.source).is_none() {
            return Err(format!("source is not an origin with {PATH} and the name of a chain after it"));
        }
        if event.id != event.sequence {
            return Err("id and sequence are not the same".into());
        }
        let sequence = sequence(&event.sequence).ok_or("sequence is not a number of ten digits, from 1 on")?;
        if (sequence == 1) != event.previous.is_none() {
            return Err("previous is there for each record but the first, and for no other".into());
        }
        if event.previous.as_deref().is_some_and(|previous| !hash::is_one(previous)) {
            return Err("previous is no SHA-256".into());
        }
        if !event.kind.starts_with("telesales.") || event.kind.chars().count() > LONGEST {
            return Err("type does not begin with telesales.".into());
        }
        let time = time(&event.time).ok_or("time is not as 2026-07-28T09:30:00.000Z")?;
        if !hash::is_one(&event.data.user.hash) {
            return Err("data.user.hash is no SHA-256".into());
        }
        let customer = event.data.user.effective.map(|customer| customer.id);
        if let Some(id) = &customer {
            check_id(id)?;
        }
        check_details(&event.data.telesales)?;
        Ok(Self {
            bytes: bytes.into(),
            source: event.source,
            sequence,
            previous: event.previous,
            kind: event.kind,
            time,
            operator: event.data.user.hash,
            customer,
            details: event.data.telesales,
        })
    }

    /// By which the next record of its chain names it.
    #[must_use]
    pub fn hash(&self) -> String {
        hash::of(&[self.bytes.as_bytes()])
    }

    /// The store's origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        origin(&self.source).unwrap_or_default()
    }

    /// The type without what all have.
    #[must_use]
    pub fn action(&self) -> &str {
        self.kind.trim_start_matches("telesales.")
    }

    /// What is told under this name, if that is a text.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.get(name).and_then(Value::as_str)
    }
}

/// What stands before the path of a source.
fn origin(source: &str) -> Option<&str> {
    let (origin, chain) = source.split_once(PATH)?;
    let is_origin = origin.starts_with("https://") || origin.starts_with("http://");
    let is_chain = !chain.is_empty() && chain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_origin && is_chain && source.len() <= LONGEST).then_some(origin)
}

fn sequence(text: &str) -> Option<u32> {
    let is_number = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number > 0)
}

/// One spelling only, so that times sort as texts do.
fn time(text: &str) -> Option<Timestamp> {
    let time: Timestamp = text.parse().ok()?;
    (format!("{time:.3}") == text).then_some(time)
}

/// The record is to say who acted for whom and to be of no use to whoever steals it.
fn check_id(id: &str) -> Result<(), String> {
    if id.is_empty() || id.chars().count() > LONGEST {
        return Err("data.user.effective.id is empty or long".into());
    }
    if id.contains('@') {
        return Err("data.user.effective.id is an e-mail address; a record takes the customer's id".into());
    }
    Ok(())
}

fn check_details(details: &Map<String, Value>) -> Result<(), String> {
    for (name, value) in details {
        let is_plain = match value {
            Value::String(text) => text.chars().count() <= LONGEST,
            Value::Number(_) | Value::Bool(_) => true,
            _ => false,
        };
        if !is_plain {
            return Err(format!("data.telesales.{name} is no number and no short text"));
        }
    }
    Ok(())
}
