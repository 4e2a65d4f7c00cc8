//! Stores at which companies buy, and further keys of the profile (protocol §1).

use serde_json::Value;
use session_manager_mock::{Customer, Operator, Store};

use crate::shop::Shop;

fn shop() -> Shop {
    let person = Customer::new("ana@example.com").first_name("Ana").last_name("Souza").document("52998224725");
    let mut shop = Shop::of(
        Store::new("small")
            .with_operator(Operator::with_role("operator@store.example"))
            .with_customer(person.company("12ABC34501DE35", "Souza Ltda").profile_key("loyaltyTier", "Ouro"))
            .with_customer(Customer::new("bia@example.com").first_name("Bia").document("1")),
    );
    shop.log_in("operator");
    shop.switch("buyers=companies");
    shop
}

#[test]
fn the_profile_is_the_contract_and_the_person_is_the_shopper() {
    let mut shop = shop();
    shop.request_customer("ana@example.com");
    for (key, value) in [
        ("shopper.firstName", Some("Ana")),
        ("shopper.lastName", Some("Souza")),
        ("profile.firstName", Some("Souza Ltda")),
        ("profile.lastName", None),
        ("profile.document", Some("12ABC34501DE35")),
        ("profile.email", Some("ana@example.com")),
        ("authentication.unitName", Some("Compras")),
    ] {
        assert_eq!(shop.key(key).as_deref(), value, "{key}");
    }
    let unit = shop.key("authentication.unitId").expect("a unit");
    shop.request_customer("bia@example.com");
    assert!(shop.key("profile.firstName").is_some_and(|company| company != "Bia"), "every contract has a name");
    assert_eq!(shop.key("profile.document"), None, "a person's document is no contract's");
    assert_ne!(shop.key("authentication.unitId"), Some(unit));
}

#[test]
fn there_is_neither_shopper_nor_unit_before_nor_after_nor_where_people_buy() {
    let mut shop = shop();
    let is_there = |shop: &mut Shop| {
        let read = shop.read("shopper,authentication");
        (read.get("shopper").is_some(), read["authentication"].get("unitId").is_some())
    };
    assert_eq!(is_there(&mut shop), (false, false));
    shop.request_customer("ana@example.com");
    assert_eq!(is_there(&mut shop), (true, true));
    shop.switch("buyers=people");
    assert_eq!(is_there(&mut shop), (false, false));
    assert_eq!(shop.key("profile.firstName").as_deref(), Some("Ana"));
    shop.switch("buyers=companies");
    shop.request_customer("");
    assert_eq!(is_there(&mut shop), (false, false));
    assert_eq!(shop.form("/mock/store", "buyers=robots").status, 400);
}

#[test]
fn the_person_is_late_with_the_profile() {
    let mut shop = shop();
    shop.fault("fault=profile-late&reads=1");
    shop.request_customer("ana@example.com");
    assert_eq!(shop.key("shopper.firstName"), None);
    assert_eq!(shop.key("shopper.firstName").as_deref(), Some("Ana"));
}

#[test]
fn the_whole_store_may_be_like_that() {
    let mut shop = Shop::of(Store::demo().bought_at_by_companies());
    shop.log_in("shopper");
    assert_eq!(shop.key("shopper.firstName").as_deref(), Some("Maria"));
}

#[test]
fn further_keys_of_the_profile_come_and_go_with_it() {
    let mut shop = shop();
    let tier = |shop: &mut Shop| shop.read("profile")["profile"]["loyaltyTier"]["value"].clone();
    assert_eq!(tier(&mut shop), Value::Null);
    shop.request_customer("ana@example.com");
    assert_eq!(tier(&mut shop), "Ouro");
    shop.request_customer("bia@example.com");
    assert_eq!(tier(&mut shop), Value::Null);
}
