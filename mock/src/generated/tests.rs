//! That there is somebody of every kind, and everybody is sound.

use std::collections::BTreeMap;

use super::*;

const SEED: u64 = 7;

fn customers() -> impl Iterator<Item = Customer> {
    (0..10_000).map(|number| customer(SEED, number))
}

/// How many of ten thousand customers are like that.
fn count(is_so: impl Fn(&Customer) -> bool) -> usize {
    customers().filter(is_so).count()
}

fn any_name(customer: &Customer, is_so: impl Fn(&str) -> bool) -> bool {
    [&customer.first_name, &customer.last_name].into_iter().flatten().any(|name| is_so(name))
}

#[test]
fn the_same_seed_and_number_are_the_same_customer() {
    assert_eq!(customer(SEED, 42), customer(SEED, 42));
    assert_ne!(customer(SEED, 42), customer(SEED, 43));
    assert_ne!(customer(SEED, 42), customer(SEED + 1, 42));
}

#[test]
fn every_email_is_at_example_com_once_and_leads_back_to_its_customer() {
    for customer in customers().filter(|customer| !customer.email.is_empty()) {
        assert!(email::is_valid(customer.email()) && customer.email().ends_with("@example.com"), "{customer:?}");
        assert_eq!(number_in(&customer.email().to_uppercase()), Some(customer.number));
    }
    assert_eq!(number_in("maria@example.com"), None);
    assert_eq!(number_in("maria.7@example.org"), None);
}

#[test]
fn each_field_is_missing_from_some_and_there_in_most() {
    for is_missing in [
        |customer: &Customer| customer.email.is_empty(),
        |customer: &Customer| customer.first_name.is_none(),
        |customer: &Customer| customer.document.is_none(),
        |customer: &Customer| customer.phone.is_none(),
    ] {
        assert!((50..2_000).contains(&count(is_missing)));
    }
}

#[test]
fn ids_are_unique_also_of_those_without_an_email() {
    let ids: std::collections::BTreeSet<_> = customers().map(|customer| customer.id()).collect();
    assert_eq!(ids.len(), 10_000);
}

#[test]
fn names_are_of_every_kind() {
    let has_letter_in = |range: std::ops::RangeInclusive<char>| {
        count(move |customer| any_name(customer, |name| name.chars().any(|letter| range.contains(&letter))))
    };
    for (script, range) in [
        ("Latin with accents", 'À'..='ž'),
        ("Japanese", '一'..='龯'),
        ("Korean", '가'..='힣'),
        ("Arabic", '\u{600}'..='\u{6ff}'),
        ("Hebrew", 'א'..='ת'),
        ("Cyrillic", 'А'..='я'),
    ] {
        assert!(has_letter_in(range) > 100, "{script}");
    }
    assert!(count(|customer| any_name(customer, |name| name.chars().count() == LONGEST_NAME)) > 3);
    assert!(count(|customer| any_name(customer, |name| name.starts_with("<b>"))) > 3);
    assert!(count(|customer| any_name(customer, |name| name.contains('"'))) > 3);
}

#[test]
fn households_share_a_phone_and_names_recur() {
    let mut by_phone = BTreeMap::<_, Vec<_>>::new();
    let mut by_name = BTreeMap::<_, u32>::new();
    for customer in customers() {
        *by_name.entry((customer.first_name.clone(), customer.last_name.clone())).or_default() += 1;
        if let Some(phone) = customer.phone.clone() {
            by_phone.entry(phone).or_default().push(customer);
        }
    }
    let households = by_phone.values().filter(|members| members.len() > 1).count();
    assert!(households > 300, "{households} households");
    assert!(by_name.values().filter(|count| **count > 1).count() > 300);
}

#[test]
fn phones_are_in_every_form() {
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let phones: Vec<_> = customers().filter_map(|customer| customer.phone).collect();
    for (form, has_it) in [
        ("new with +55", &(|phone: &str| phone.starts_with("+55") && phone.len() == 14) as &dyn Fn(&str) -> bool),
        ("old with +55", &|phone| phone.starts_with("+55") && phone.len() == 13),
        ("new and bare", &|phone| phone == digits(phone) && phone.len() == 11 && !phone.starts_with('0')),
        ("old and bare", &|phone| phone == digits(phone) && phone.len() == 10),
        ("with 55", &|phone| phone.starts_with("55") && phone.len() > 11),
        ("with 0", &|phone| phone.starts_with('0')),
        ("with punctuation", &|phone| phone.starts_with('(') && phone.contains('-')),
    ] {
        assert!(phones.iter().any(|phone| has_it(phone)), "{form}");
    }
}

#[test]
fn documents_are_old_and_new_and_bare() {
    let corporate: Vec<_> = customers().filter_map(|customer| customer.corporate_document).collect();
    assert!(corporate.iter().all(|document| document.len() == 14));
    let new = corporate.iter().filter(|document| document.chars().any(|letter| letter.is_ascii_uppercase())).count();
    assert!(new > 100 && corporate.len() - new > 100);
    let mut people = customers().filter_map(|customer| customer.document);
    assert!(people.all(|document| document.len() == 11 && document.bytes().all(|byte| byte.is_ascii_digit())));
}
