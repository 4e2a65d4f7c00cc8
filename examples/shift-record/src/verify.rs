//! Whether what lies in the database is what came, and what came is all there was.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use crate::archive::{Archive, Failure, Kept, receipt_after};
use crate::record::Record;

/// What is wrong with the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something in the database was changed, taken out or put in, at this arrival or right before it.
    Tampered {
        /// The first that does not follow from what is before it.
        arrival: i64,
    },
    /// What lies there says something else than it is found by.
    Misfiled {
        /// Which one.
        arrival: i64,
    },
    /// Records of a chain are not there: lost by the browser, or taken out.
    Missing {
        /// Of this chain.
        source: String,
        /// The first that is not there.
        from: u32,
        /// The last that is not there.
        to: u32,
    },
    /// A record does not name the one before it: one of the two was changed.
    Broken {
        /// Of this chain.
        source: String,
        /// The one that names another.
        sequence: u32,
    },
    /// Another record came that is called the same.
    Conflicting {
        /// Of this chain.
        source: String,
        /// What both are called.
        sequence: u32,
    },
    /// A receipt that somebody has kept elsewhere is none of this database: its end was cut off, or all of it was made anew.
    NotNoted {
        /// What was kept.
        receipt: String,
    },
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many records there are.
    pub records: usize,
    /// Of how many chains.
    pub chains: usize,
    /// The last receipt, to be kept elsewhere: it stands for all that is there now.
    pub receipt: String,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Looks at everything. `noted` are receipts that were kept elsewhere.
///
/// # Errors
///
/// If the database cannot be read.
pub fn verify(archive: &Archive, noted: &[String]) -> Result<Verdict, Failure> {
    let kept = archive.all()?;
    let mut verdict = Verdict { records: kept.len(), ..Verdict::default() };
    let mut chains = BTreeMap::<&str, Vec<Record>>::new();
    let mut receipts = HashSet::new();
    let mut last = "";
    for one in &kept {
        if one.receipt != receipt_after(last, &one.received, &one.bytes) {
            verdict.faults.push(Fault::Tampered { arrival: one.arrival });
        }
        last = &one.receipt;
        receipts.insert(last);
        match Record::read(&one.bytes) {
            Ok(record) if is_filed(one, &record) => chains.entry(&one.source).or_default().push(record),
            _ => verdict.faults.push(Fault::Misfiled { arrival: one.arrival }),
        }
    }
    for (source, mut chain) in chains {
        verdict.chains += 1;
        chain.sort_by_key(|record| record.sequence);
        look_at_chain(source, &chain, &mut verdict.faults);
    }
    let conflicts = archive.conflicts()?.into_iter();
    verdict.faults.extend(conflicts.map(|(source, sequence)| Fault::Conflicting { source, sequence }));
    let unknown = noted.iter().filter(|receipt| !receipts.contains(receipt.as_str()));
    verdict.faults.extend(unknown.map(|receipt| Fault::NotNoted { receipt: receipt.clone() }));
    verdict.receipt = last.into();
    Ok(verdict)
}

fn is_filed(kept: &Kept, record: &Record) -> bool {
    kept.source == record.source && kept.sequence == record.sequence && kept.time == format!("{:.3}", record.time)
}

fn look_at_chain(source: &str, chain: &[Record], faults: &mut Vec<Fault>) {
    let mut due = 1;
    let mut before: Option<&Record> = None;
    for record in chain {
        if record.sequence > due {
            faults.push(Fault::Missing { source: source.into(), from: due, to: record.sequence - 1 });
        } else if before.is_some_and(|before| record.previous != Some(before.hash())) {
            faults.push(Fault::Broken { source: source.into(), sequence: record.sequence });
        }
        due = record.sequence + 1;
        before = Some(record);
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Tampered { arrival } => {
                write!(
                    formatter,
                    "arrival {arrival}: something was changed, taken out or put in here or right before it"
                )
            }
            Self::Misfiled { arrival } => {
                write!(formatter, "arrival {arrival}: it says something else than it is found by")
            }
            Self::Missing { source, from, to } => write!(formatter, "{source}: records {from} to {to} are not there"),
            Self::Broken { source, sequence } => {
                write!(formatter, "{source}: record {sequence} does not follow from the one before it")
            }
            Self::Conflicting { source, sequence } => {
                write!(formatter, "{source}: another record came that is called {sequence}, too")
            }
            Self::NotNoted { receipt } => write!(formatter, "receipt {receipt}: nothing here has it any more"),
        }
    }
}
