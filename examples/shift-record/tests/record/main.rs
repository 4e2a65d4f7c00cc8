//! What is kept, what is found to be wrong with it, and what it says.

mod acting;
mod chain;
mod reading;
mod tampering;

use std::path::PathBuf;

use proptest::prelude::*;
use shift_record::archive::{Archive, Receipt};
use shift_record::record::Record;
use shift_record::verify::{Fault, verify};

use chain::{Chain, STORE};

/// A database of its own for each test.
struct Place {
    file: PathBuf,
    archive: Archive,
}

impl Place {
    fn new(name: &str) -> Self {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.sqlite"));
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
        let archive = Archive::open(&file).expect("a database");
        Self { file, archive }
    }

    fn keep(&self, texts: &[String]) -> Receipt {
        self.archive.keep(&read(texts)).expect("they are kept")
    }

    fn faults(&self) -> Vec<Fault> {
        verify(&self.archive, &[]).expect("it can be read").faults
    }
}

fn read(texts: &[String]) -> Vec<Record> {
    texts.iter().map(|text| Record::read(text).expect("a record")).collect()
}

fn missing(chain: &str, from: u32, to: u32) -> Fault {
    Fault::Missing { source: format!("{STORE}/telesales/{chain}"), from, to }
}

#[test]
fn what_is_sent_twice_is_kept_once() {
    let place = Place::new("twice");
    let call = Chain::new("one").call("id-maria", 1);
    assert_eq!(place.keep(&call[..3]), Receipt { stored: 3, known: 0, conflicting: 0 });
    assert_eq!(place.keep(&call), Receipt { stored: 1, known: 3, conflicting: 0 });
    let verdict = verify(&place.archive, &[]).expect("it can be read");
    assert_eq!((verdict.records, verdict.chains, verdict.faults), (4, 1, vec![]));
}

#[test]
fn a_record_that_never_came_is_missing_until_it_comes() {
    let place = Place::new("gap");
    let call = Chain::new("one").call("id-maria", 1);
    place.keep(&call[..1]);
    place.keep(&call[3..]);
    assert_eq!(place.faults(), [missing("one", 2, 3)]);
    place.keep(&call[1..3]);
    assert_eq!(place.faults(), []);
}

#[test]
fn a_chain_that_begins_late_misses_its_beginning() {
    let place = Place::new("beginning");
    place.keep(&Chain::new("one").call("id-maria", 1)[2..]);
    assert_eq!(place.faults(), [missing("one", 1, 2)]);
}

#[test]
fn two_records_of_one_name_are_told_and_the_first_one_is_kept() {
    let place = Place::new("conflict");
    let first = Chain::new("one").call("id-maria", 1);
    let second = Chain::new("one").call("id-joao", 2);
    place.keep(&first);
    assert_eq!(place.keep(&second), Receipt { stored: 0, known: 0, conflicting: 4 });
    let conflicts = (1..=4).map(|sequence| Fault::Conflicting { source: format!("{STORE}/telesales/one"), sequence });
    assert_eq!(place.faults(), conflicts.collect::<Vec<_>>());
    let kept = place.archive.all().expect("it can be read");
    assert_eq!(kept.into_iter().map(|one| one.bytes).collect::<Vec<_>>(), first);
}

#[test]
fn two_that_write_at_once_leave_one_row_of_receipts() {
    let place = Place::new("two-writers");
    let other = Archive::open(&place.file).expect("the same database");
    std::thread::scope(|scope| {
        for (archive, name) in [(&place.archive, "one"), (&other, "two")] {
            scope.spawn(move || {
                let mut chain = Chain::new(name);
                for minute in 0..20 {
                    archive.keep(&read(&chain.call("id-maria", minute))).expect("they are kept");
                }
            });
        }
    });
    let verdict = verify(&place.archive, &[]).expect("it can be read");
    assert_eq!((verdict.records, verdict.chains, verdict.faults), (160, 2, vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever comes twice, late or in another order, and however it is cut into batches.
    #[test]
    fn all_that_is_sent_is_there_once(
        order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(),
        again in prop::collection::vec(0..24_usize, 0..12),
        batch in 1..8_usize,
    ) {
        let place = Place::new("any-order");
        let (mut one, mut two) = (Chain::new("one"), Chain::new("two"));
        let sent: Vec<String> = (0..3).flat_map(|minute| {
            [one.call("id-maria", minute), two.call("id-joao", minute)].concat()
        }).collect();
        for batch in [order, again].concat().chunks(batch) {
            place.keep(&batch.iter().map(|at| sent[*at].clone()).collect::<Vec<_>>());
        }
        let verdict = verify(&place.archive, &[]).unwrap();
        prop_assert_eq!((verdict.records, verdict.chains, verdict.faults), (24, 2, vec![]));
    }
}
