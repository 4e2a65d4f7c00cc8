//! Whether the records of a day follow from those before them.

use crate::archive::{Archive, Failure};
use crate::hash;
use crate::record::Record;

/// The records of a day that do not follow from those before them.
#[derive(Default)]
pub struct Suspects {
    /// Which they are: source and sequence.
    pub records: Vec<(String, u32)>,
    /// Why, in words.
    pub told: Vec<String>,
}

/// Finds them. Tampering with the database besides is told by `shift-record verify`, which
/// looks at all of it.
pub fn faults(archive: &Archive, records: &[&Record], unreadable: usize) -> Result<Suspects, Failure> {
    let mut suspects = Suspects::default();
    if unreadable > 0 {
        suspects.told.push(format!("{unreadable} of this day or the day before were changed into what is no record."));
    }
    for record in records {
        let Some(previous) = &record.previous else { continue };
        let chain = record.source.rsplit('/').next().unwrap_or_default();
        let (before, sequence) = (record.sequence - 1, record.sequence);
        let why = match archive.bytes_of(&record.source, before)? {
            None => format!("Chain {chain}: record {before} is not there."),
            Some(bytes) if hash::of(&[bytes.as_bytes()]) != *previous => {
                format!("Chain {chain}: record {sequence} does not follow from record {before}.")
            }
            Some(_) => continue,
        };
        suspects.records.push((record.source.clone(), sequence));
        suspects.told.push(why);
    }
    for (source, sequence) in archive.conflicts()? {
        if records.iter().any(|record| record.source == source && record.sequence == sequence) {
            let chain = source.rsplit('/').next().unwrap_or_default();
            suspects.told.push(format!("Chain {chain}: another record came that is called {sequence}, too."));
            suspects.records.push((source, sequence));
        }
    }
    Ok(suspects)
}
