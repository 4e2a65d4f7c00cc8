//! Who acted for whom, as records tell.

use shift_record::acting::acting;

use super::chain::Chain;
use super::read;

/// Customer, begin and end (a time of day, and by what).
type Told = (String, String, Option<(String, String)>);

fn told(records: &[String]) -> Vec<Told> {
    let time = |time: jiff::Timestamp| format!("{time:.0}")[11..19].to_owned();
    let all = acting(&read(records));
    all.into_iter().map(|one| (one.customer, time(one.from), one.end.map(|(end, by)| (time(end), by)))).collect()
}

fn ended(customer: &str, from: &str, to: &str, by: &str) -> Told {
    (customer.into(), from.into(), Some((to.into(), by.into())))
}

#[test]
fn a_call_begins_and_ends_with_what_was_verified() {
    let call = Chain::new("one").call("id-maria", 1);
    assert_eq!(told(&call), [ended("id-maria", "09:01:01", "09:01:30", "operator")]);
}

#[test]
fn what_began_in_one_tab_ends_in_another() {
    let (mut one, mut two) = (Chain::new("one"), Chain::new("two"));
    let begin = one.next("start.verified", "id-maria", "09:01:00.000", "{}");
    let end = two.next("stop.verified", "id-maria", "09:05:00.000", r#"{"by":"limit"}"#);
    // As they came.
    assert_eq!(told(&[end, begin]), [ended("id-maria", "09:01:00", "09:05:00", "limit")]);
}

#[test]
fn a_change_ends_one_and_begins_another() {
    let mut chain = Chain::new("one");
    let records = [
        chain.next("start.verified", "id-maria", "09:01:00.000", "{}"),
        chain.next("switch.verified", "id-joao", "09:02:00.000", "{}"),
        chain.next("stop.verified", "id-joao", "09:03:00.000", r#"{"by":"operator"}"#),
    ];
    let expected =
        [ended("id-maria", "09:01:00", "09:02:00", "switch"), ended("id-joao", "09:02:00", "09:03:00", "operator")];
    assert_eq!(told(&records), expected);
}

#[test]
fn whoever_was_found_and_gone_on_with_was_acted_for() {
    let found = Chain::new("one").next("acting.accepted", "id-maria", "09:01:00.000", "{}");
    let all = acting(&read(&[found]));
    assert_eq!((all.len(), all[0].was_found, &all[0].end), (1, true, &None));
}

#[test]
fn what_was_only_asked_for_or_failed_is_not_acting() {
    let mut chain = Chain::new("one");
    let asked = chain.next("start.asked", "", "09:01:00.000", "{}");
    let failed = chain.next("start.failed", "", "09:01:01.000", r#"{"code":"no-such-customer"}"#);
    assert_eq!(told(&[asked, failed]), []);
}

#[test]
fn operators_are_told_apart() {
    let maria = Chain::of("one", "ines@store.example").call("id-maria", 1);
    let joao = Chain::of("two", "paulo@store.example").call("id-joao", 1);
    assert_eq!(told(&[maria, joao].concat()).len(), 2);
}
