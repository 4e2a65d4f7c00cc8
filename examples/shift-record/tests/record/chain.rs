//! Records as a browser makes them.

use shift_record::hash;
use shift_record::operators::hash_of;

pub const STORE: &str = "https://www.store.example";
pub const OPERATOR: &str = "operator@store.example";

/// What a browser records, one after the other.
pub struct Chain {
    source: String,
    operator: String,
    sequence: u32,
    previous: Option<String>,
}

impl Chain {
    pub fn new(name: &str) -> Self {
        Self::of(name, OPERATOR)
    }

    pub fn of(name: &str, operator: &str) -> Self {
        let source = format!("{STORE}/telesales/{name}");
        Self { source, operator: hash_of(STORE, operator), sequence: 0, previous: None }
    }

    /// The next record: what, about which customer, when on a certain day, and what else is told as JSON.
    pub fn next(&mut self, action: &str, customer: &str, time: &str, details: &str) -> String {
        self.sequence += 1;
        let effective = match customer {
            "" => String::new(),
            id => format!(r#","effective":{{"id":"{id}"}}"#),
        };
        let previous = self.previous.take().map(|hash| format!(r#""previous":"{hash}","#)).unwrap_or_default();
        let (source, operator, sequence) = (&self.source, &self.operator, self.sequence);
        let bytes = format!(
            r#"{{"specversion":"1.0","id":"{sequence:010}","source":"{source}","type":"telesales.{action}","time":"2026-07-28T{time}Z","sequence":"{sequence:010}",{previous}"datacontenttype":"application/json","data":{{"user":{{"hash":"{operator}"{effective}}},"telesales":{details}}}}}"#
        );
        self.previous = Some(hash::of(&[bytes.as_bytes()]));
        bytes
    }

    /// Acting for somebody from the first second of a minute to the thirtieth.
    pub fn call(&mut self, customer: &str, minute: u32) -> Vec<String> {
        vec![
            self.next("start.asked", "", &format!("09:{minute:02}:00.000"), "{}"),
            self.next("start.verified", customer, &format!("09:{minute:02}:01.000"), "{}"),
            self.next("stop.asked", customer, &format!("09:{minute:02}:29.000"), r#"{"by":"operator"}"#),
            self.next("stop.verified", customer, &format!("09:{minute:02}:30.000"), r#"{"by":"operator"}"#),
        ]
    }
}
