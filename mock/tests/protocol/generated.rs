//! A store with a hundred thousand customers.

use proptest::prelude::*;
use serde_json::Value;
use session_manager_mock::{Request, Store};

use crate::shop::Shop;

const FIELDS: &str = "id,email,firstName,lastName,document,phone";

fn shop(customers: u32) -> Shop {
    let mut shop = Shop::of(Store::demo().with_generated_customers(customers, 0));
    shop.log_in("operator");
    shop
}

/// A page of what is found, and how many are found in all.
fn search(shop: &mut Shop, condition: &str, range: &str) -> (Vec<Value>, usize) {
    let target = format!("/api/dataentities/CL/search?_fields={FIELDS}&_where={condition}");
    let response = shop.send(Request::get(&target).with_header("REST-Range", range));
    assert_eq!(response.status, 200, "{condition}: {}", response.text());
    let total = response.header("rest-content-range").and_then(|range| range.split('/').nth(1)?.parse().ok());
    (response.json().as_array().expect("customers").clone(), total.expect("a total"))
}

/// Everyone who is found, page by page.
fn all(shop: &mut Shop, condition: &str) -> Vec<Value> {
    let mut customers = Vec::new();
    loop {
        let from = customers.len();
        let (page, total) = search(shop, condition, &format!("resources={from}-{}", from + 99));
        customers.extend(page);
        if customers.len() == total {
            return customers;
        }
    }
}

fn encode(text: &str) -> String {
    text.bytes().flat_map(|byte| format!("%{byte:02X}").into_bytes()).map(char::from).collect()
}

#[test]
fn the_few_who_were_there_are_found_first() {
    let mut shop = shop(100_000);
    let (page, total) = search(&mut shop, "email=*", "resources=0-11");
    assert_eq!(page[0]["email"], "ana+sale@example.com");
    assert_eq!(page[10]["email"], "rtl@example.com");
    assert!(page[11]["email"].as_str().is_some_and(|email| email.ends_with("@example.com")));
    assert!((96_000..100_000).contains(&total), "{total}, since some have no e-mail");
}

#[test]
fn one_who_was_generated_is_acted_for_without_having_been_searched_for() {
    let mut shop = shop(100_000);
    let (page, _) = search(&mut shop, "phone+is+not+null+AND+firstName+is+not+null+AND+email=*.99*", "resources=0-0");
    let email = page[0]["email"].as_str().expect("an e-mail").to_owned();
    let mut another = self::shop(100_000);
    another.request_customer(&email.to_uppercase());
    assert_eq!(another.key("impersonate.storeUserId").as_deref(), page[0]["id"].as_str());
    assert_eq!(another.key("profile.firstName").as_deref(), page[0]["firstName"].as_str());
    let id = page[0]["id"].as_str().expect("an id");
    let read = another.get(&format!("/api/dataentities/CL/documents/{id}?_fields={FIELDS}"));
    assert_eq!(read.json(), page[0]);
    assert_eq!(another.post("/api/dataentities/CL/documents", &serde_json::json!({ "email": email })).status, 409);
}

#[test]
fn nobody_is_there_beyond_the_last_one() {
    let mut few = shop(10);
    let mut more = shop(20);
    let beyond: Vec<_> = all(&mut more, "email=*").split_off(all(&mut few, "email=*").len());
    assert!(!beyond.is_empty());
    for customer in beyond {
        let email = customer["email"].as_str().expect("an e-mail");
        few.request_customer(email);
        assert_eq!(few.key("impersonate.storeUserId"), None, "{email}");
    }
}

#[test]
fn a_session_is_switched_to_as_many_as_it_wants() {
    let mut shop = Shop::as_("operator");
    let everyone = |shop: &mut Shop| search(shop, "id=*", "resources=0-0").1;
    assert_eq!(everyone(&mut shop), 11);
    for count in [1_000, 500, 2_000] {
        shop.switch(&format!("customers={count}"));
        assert_eq!(everyone(&mut shop), 11 + count);
    }
    let first = std::mem::take(&mut shop.browser);
    shop.log_in("operator");
    assert_eq!(everyone(&mut shop), 11, "another session is not switched");
    shop.browser = first;
    assert_eq!(everyone(&mut shop), 2_011);
    for bad in ["many", "-1", "1000001", ""] {
        assert_eq!(shop.form("/mock/store", &format!("customers={bad}")).status, 400, "{bad}");
    }
}

#[test]
fn generated_customers_are_sorted_too() {
    let mut shop = shop(1_000);
    let target = "/api/dataentities/CL/search?_fields=phone&_sort=phone+DESC";
    let response = shop.send(Request::get(target).with_header("REST-Range", "resources=0-99"));
    let answer = response.json();
    let phones: Vec<_> = answer.as_array().expect("customers").iter().map(|row| row["phone"].as_str()).collect();
    assert!(phones.iter().all(Option::is_some));
    assert!(phones.is_sorted_by(|one, other| one >= other), "{phones:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// The columns find the same ones as comparing each customer by itself does.
    #[test]
    fn whoever_has_the_text_is_found_and_nobody_else(
        field in prop::sample::select(vec!["email", "firstName", "lastName", "document", "phone"]),
        row in 0..400_usize, start in 0..6_usize, length in 0..8_usize, stars in 0..4_u8,
    ) {
        let mut shop = shop(400);
        let everyone = all(&mut shop, "id=*");
        let value = |customer: &Value| customer[field].as_str().unwrap_or_default().to_lowercase();
        let text: String = value(&everyone[row]).chars().skip(start).take(length).collect();
        prop_assume!(!text.is_empty() && !text.contains(['"', '*']));
        let (before, after) = (["", "*"][usize::from(stars % 2)], ["", "*"][usize::from(stars / 2)]);
        let condition = format!("{field}=%22{}%22", encode(&format!("{before}{text}{after}")));
        let is_so = |customer: &&Value| match stars {
            0 => value(customer) == text,
            1 => value(customer).ends_with(&text),
            2 => value(customer).starts_with(&text),
            _ => value(customer).contains(&text),
        };
        let expected: Vec<_> = everyone.iter().filter(is_so).cloned().collect();
        prop_assert_eq!(all(&mut shop, &condition), expected);
        let others = all(&mut shop, &format!("{field}<>%22{}%22", encode(&format!("{before}{text}{after}"))));
        prop_assert_eq!(others.len() + all(&mut shop, &condition).len(), everyone.len());
    }
}
