//! Who acted for whom, from when to when, as records say.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::record::Record;

/// An operator acted for a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The store's origin.
    pub store: String,
    /// The hash.
    pub operator: String,
    /// The id.
    pub customer: String,
    /// When it began.
    pub from: Timestamp,
    /// When it ended, and by what: `operator`, `limit`, `login`, `elsewhere`, `switch`. `None` where no record says that it has.
    pub end: Option<(Timestamp, String)>,
    /// No toolbar has begun it.
    pub was_found: bool,
    /// What the operator gave as the reason.
    pub reason: Option<String>,
    /// What the operator gave as the ticket.
    pub ticket: Option<String>,
}

/// All of it that these records tell, in the order in which it began. An operator's tabs and computers count as one: a session may
/// be left in another tab than it began in.
#[must_use]
pub fn acting(records: &[Record]) -> Vec<Acting> {
    let mut in_time: Vec<_> = records.iter().collect();
    in_time.sort_by_key(|record| (record.time, &record.source, record.sequence));
    let mut all = Vec::new();
    let mut open = BTreeMap::<(&str, &str), usize>::new();
    for record in in_time {
        let who = (record.origin(), record.operator.as_str());
        match record.action() {
            "start.verified" | "switch.verified" | "acting.accepted" => {
                let Some(customer) = &record.customer else { continue };
                if let Some(&at) = open.get(&who) {
                    let current: &mut Acting = &mut all[at];
                    if current.customer == *customer {
                        continue;
                    }
                    current.end = Some((record.time, "switch".into()));
                }
                open.insert(who, all.len());
                all.push(begun(record, customer));
            }
            "stop.verified" => {
                if let Some(at) = open.remove(&who) {
                    let by = record.detail("by").unwrap_or("unknown");
                    all[at].end = Some((record.time, by.into()));
                }
            }
            _ => {}
        }
    }
    all
}

fn begun(record: &Record, customer: &str) -> Acting {
    Acting {
        store: record.origin().into(),
        operator: record.operator.clone(),
        customer: customer.into(),
        from: record.time,
        end: None,
        was_found: record.action() == "acting.accepted",
        reason: record.detail("reason").map(Into::into),
        ticket: record.detail("ticket").map(Into::into),
    }
}
