//! Somebody with the database in hand changes what it says.

use proptest::prelude::*;
use rusqlite::Connection;
use shift_record::archive::receipt_after;
use shift_record::verify::{Fault, verify};

use super::chain::Chain;
use super::{Place, missing};

/// Two calls, one of each chain.
fn filled(name: &str) -> (Place, Connection) {
    let place = Place::new(name);
    place.keep(&Chain::new("one").call("id-maria", 1));
    place.keep(&Chain::new("two").call("id-joao", 2));
    let hand = Connection::open(&place.file).expect("the database");
    (place, hand)
}

#[test]
fn a_record_that_was_taken_out_is_found() {
    let (place, hand) = filled("taken-out");
    hand.execute("DELETE FROM records WHERE arrival = 2", []).expect("it is gone");
    assert_eq!(place.faults(), [Fault::Tampered { arrival: 3 }, missing("one", 2, 2)]);
}

#[test]
fn a_whole_chain_that_was_taken_out_is_found() {
    let (place, hand) = filled("chain-taken-out");
    hand.execute("DELETE FROM records WHERE source LIKE '%one'", []).expect("it is gone");
    assert_eq!(place.faults(), [Fault::Tampered { arrival: 5 }]);
}

#[test]
fn an_end_that_was_cut_off_is_found_by_who_noted_a_receipt() {
    let (place, hand) = filled("cut-off");
    let noted = verify(&place.archive, &[]).expect("it can be read").receipt;
    assert_eq!(verify(&place.archive, std::slice::from_ref(&noted)).expect("it can be read").faults, []);
    hand.execute("DELETE FROM records WHERE arrival > 6", []).expect("they are gone");
    assert_eq!(place.faults(), []);
    let faults = verify(&place.archive, std::slice::from_ref(&noted)).expect("it can be read").faults;
    assert_eq!(faults, [Fault::NotNoted { receipt: noted }]);
}

#[test]
fn a_customer_who_was_put_in_the_place_of_another_is_found() {
    let (place, hand) = filled("changed");
    let change = "UPDATE records SET bytes = replace(bytes, 'id-maria', 'id-nobody') WHERE arrival = 2";
    hand.execute(change, []).expect("it is changed");
    let broken = Fault::Broken { source: "https://www.store.example/telesales/one".into(), sequence: 3 };
    assert_eq!(place.faults(), [Fault::Tampered { arrival: 2 }, broken]);
}

#[test]
fn one_who_makes_the_receipts_anew_still_breaks_the_browsers_chain() {
    let (place, hand) = filled("receipts-anew");
    let noted = verify(&place.archive, &[]).expect("it can be read").receipt;
    let change = "UPDATE records SET bytes = replace(bytes, 'id-maria', 'id-nobody') WHERE arrival = 2";
    hand.execute(change, []).expect("it is changed");
    let mut last = String::new();
    for one in place.archive.all().expect("it can be read") {
        last = receipt_after(&last, &one.received, &one.bytes);
        hand.execute("UPDATE records SET receipt = ?1 WHERE arrival = ?2", (&last, one.arrival))
            .expect("it is changed");
    }
    let faults = verify(&place.archive, std::slice::from_ref(&noted)).expect("it can be read").faults;
    let broken = Fault::Broken { source: "https://www.store.example/telesales/one".into(), sequence: 3 };
    assert_eq!(faults, [broken, Fault::NotNoted { receipt: noted }]);
}

#[test]
fn what_is_filed_under_another_day_is_found() {
    let (place, hand) = filled("misfiled");
    hand.execute("UPDATE records SET time = '2020-01-01T00:00:00.000Z' WHERE arrival = 2", []).expect("it is changed");
    assert!(place.faults().contains(&Fault::Misfiled { arrival: 2 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any byte of any record but the last of all, put into another's place.
    #[test]
    fn no_changed_byte_goes_unnoticed(arrival in 1..9_i64, at in 0.0..1.0_f64, letter in "[a-z0-9{}\", ]") {
        let (place, hand) = filled("any-byte");
        let kept = place.archive.all().unwrap();
        let bytes = &kept[usize::try_from(arrival).unwrap() - 1].bytes;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = (at * bytes.len() as f64) as usize;
        let changed = format!("{}{letter}{}", &bytes[..at], &bytes[at + 1..]);
        prop_assume!(changed != *bytes);
        hand.execute("UPDATE records SET bytes = ?1 WHERE arrival = ?2", (&changed, arrival)).unwrap();
        let is_found = place.faults().contains(&Fault::Tampered { arrival });
        prop_assert!(is_found);
    }
}
