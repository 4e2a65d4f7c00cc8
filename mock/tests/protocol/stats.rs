//! The counts of the requests made.

use serde_json::{Value, json};
use session_manager_mock::{Browser, Request};

use crate::shop::Shop;

fn counts(shop: &mut Shop) -> Value {
    shop.get("/mock/stats").json()
}

#[test]
fn requests_are_counted_by_kind() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.key("profile.id");
    shop.read("*");
    shop.get("/api/checkout/pub/orderForm");
    shop.get("/api/checkout/pub/orderForm?forceNewCart=true");
    shop.get("/api/checkout/pub/profiles?email=a%40b.c");
    shop.get("/api/catalog_system/pub/products/search");
    let expected = json!({
        "sessionReads": 2,
        "sessionWrites": 1,
        "wildcards": 1,
        "cartReads": 1,
        "cartWrites": 1,
        "orders": 0,
        "lookUps": 1,
        "catalogReads": 1,
        "overlappingWrites": 0,
        "overlappingSearches": 0,
    });
    assert_eq!(counts(&mut shop), json!({ "session": expected, "all": expected }));
}

#[test]
fn a_session_counts_its_own_requests_only() {
    let mut shop = Shop::demo();
    shop.key("profile.id");
    assert_eq!(counts(&mut shop)["session"], Value::Null);
    shop.request_customer("");
    assert_eq!(counts(&mut shop)["session"]["sessionWrites"], 1);
    assert_eq!(counts(&mut shop)["session"]["sessionReads"], 0);
    shop.browser = Browser::new();
    assert_eq!(counts(&mut shop)["all"]["sessionReads"], 1);
}

#[test]
fn writes_that_overlap_are_counted() {
    let mut shop = Shop::as_("operator");
    let cookie = format!("vtex_session={}", shop.browser.cookie("vtex_session").expect("a session"));
    let read = Request::get("/api/sessions?items=*").with_header("cookie", &cookie);
    let write = Request::post_json("/api/sessions", "{}").with_header("cookie", &cookie);
    let cart_write = Request::get("/api/checkout/pub/orderForm?forceNewCart=true").with_header("cookie", &cookie);
    let overlaps = |shop: &mut Shop| counts(shop)["session"]["overlappingWrites"].clone();

    shop.vtex.arrived(&write);
    shop.vtex.arrived(&read);
    shop.vtex.answered(&read);
    shop.vtex.answered(&write);
    shop.vtex.arrived(&cart_write);
    assert_eq!(overlaps(&mut shop), 0);
    shop.vtex.arrived(&write);
    assert_eq!(overlaps(&mut shop), 1);
    shop.vtex.answered(&cart_write);
    shop.vtex.answered(&write);
    shop.vtex.arrived(&write);
    assert_eq!(overlaps(&mut shop), 1);
}

#[test]
fn searches_that_overlap_are_counted_apart_from_writes() {
    let mut shop = Shop::as_("operator");
    let cookie = format!("vtex_session={}", shop.browser.cookie("vtex_session").expect("a session"));
    let search = |target: &str| Request::get(target).with_header("cookie", &cookie);
    let [master_data, own] = ["/api/dataentities/CL/search?_fields=id", "/mock/customers?query=a"].map(search);
    let write = Request::post_json("/api/sessions", "{}").with_header("cookie", &cookie);
    shop.vtex.arrived(&master_data);
    shop.vtex.arrived(&write);
    shop.vtex.answered(&master_data);
    shop.vtex.arrived(&own);
    assert_eq!(counts(&mut shop)["session"]["overlappingSearches"], 0);
    shop.vtex.arrived(&master_data);
    let counts = counts(&mut shop);
    assert_eq!(counts["session"]["overlappingSearches"], 1);
    assert_eq!(counts["session"]["overlappingWrites"], 0);
}
