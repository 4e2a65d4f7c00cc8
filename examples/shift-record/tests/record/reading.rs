//! What is no record, and what is said of it.

use shift_record::record::{LARGEST, Record};

use super::chain::Chain;

fn first() -> String {
    Chain::new("one").next("start.verified", "id-maria", "09:01:00.000", r#"{"ticket":"T-1"}"#)
}

#[test]
fn a_record_says_who_and_for_whom() {
    let record = Record::read(&first()).expect("a record");
    assert_eq!((record.sequence, record.action(), record.customer.as_deref()), (1, "start.verified", Some("id-maria")));
    assert_eq!((record.origin(), record.detail("ticket")), ("https://www.store.example", Some("T-1")));
}

#[test]
fn what_it_does_not_know_of_a_record_it_keeps() {
    let extended = first().replace(r#""specversion""#, r#""partition":"7","specversion""#);
    assert_eq!(Record::read(&extended).expect("a record").bytes, extended);
}

#[test]
fn each_thing_that_is_wrong_is_said() {
    let hash = "0".repeat(64);
    let long = format!(r#""ticket":"{}""#, "7".repeat(301));
    for (right, wrong, why) in [
        (r#""specversion":"1.0""#, r#""specversion":"0.3""#, "specversion is not 1.0"),
        ("https://www", "ftp://www", "source is not an origin"),
        ("/telesales/one", "/telesales/", "source is not an origin"),
        ("/telesales/one", "/telesales/<b>", "source is not an origin"),
        (r#""id":"0000000001""#, r#""id":"1""#, "id and sequence are not the same"),
        ("0000000001", "0000000000", "sequence is not a number"),
        ("0000000001", "1", "sequence is not a number"),
        ("0000000001", "+000000001", "sequence is not a number"),
        ("0000000001", "0000000002", "previous is there for each record but the first"),
        (r#""time""#, &format!(r#""previous":"{hash}","time""#), "previous is there for each record but the first"),
        ("telesales.start", "start", "type does not begin with telesales."),
        ("09:01:00.000Z", "09:01:00Z", "time is not as"),
        ("09:01:00.000Z", "10:01:00.000+01:00", "time is not as"),
        ("09:01:00.000Z", "25:01:00.000Z", "time is not as"),
        (r#"{"hash":""#, r#"{"hash":"operator@store.example"#, "data.user.hash is no SHA-256"),
        ("id-maria", "maria@example.com", "is an e-mail address"),
        ("id-maria", "", "is empty or long"),
        (r#""ticket":"T-1""#, r#""ticket":["T-1"]"#, "data.telesales.ticket is no number and no short text"),
        (r#""ticket":"T-1""#, &long, "data.telesales.ticket is no number and no short text"),
        (r#""data""#, r#""facts""#, "missing field `data`"),
        ("{", "", "expected"),
    ] {
        let text = first().replacen(right, wrong, if right.starts_with("0000") { 2 } else { 1 });
        assert_ne!(text, first(), "{right}");
        let said = Record::read(&text).expect_err(wrong);
        assert!(said.contains(why), "{wrong}: {said}");
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    let text = first().replace(r#""T-1""#, &format!("{}{}", " ".repeat(LARGEST), r#""T-1""#));
    assert!(Record::read(&text).expect_err("it is large").contains("more than"));
}

#[test]
fn each_record_but_the_first_names_the_one_before_it() {
    let mut chain = Chain::new("one");
    chain.next("start.asked", "", "09:00:00.000", "{}");
    let second = chain.next("start.verified", "id-maria", "09:00:01.000", "{}");
    let record = Record::read(&second).expect("a record");
    assert!(Record::read(&second.replace(&record.previous.expect("a hash"), "0")).is_err());
}
