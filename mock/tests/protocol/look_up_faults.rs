//! Faults on a search and on a registration.

use serde_json::{Value, json};
use session_manager_mock::{HANG_MS, Response};

use crate::shop::Shop;

const SEARCHES: [&str; 2] =
    ["/api/dataentities/CL/search?_fields=email&_where=email=*example.com", "/mock/customers?query=example.com"];

fn create(shop: &mut Shop, email: &str) -> Response {
    shop.post("/api/dataentities/CL/documents", &json!({ "email": email }))
}

/// The customers of either search.
fn customers(response: &Response) -> Vec<Value> {
    let answer = response.json();
    let list = answer.as_array().or_else(|| answer["customers"].as_array());
    list.unwrap_or_else(|| panic!("{answer}")).clone()
}

#[test]
fn a_search_is_refused_and_says_when_to_come_back() {
    for search in SEARCHES {
        let mut shop = Shop::as_("operator");
        for status in [400, 403, 429, 500] {
            shop.fault(&format!("fault=status&status={status}&on=search&retry-after=7&times=1"));
            let refused = shop.get(search);
            assert_eq!((refused.status, refused.header("retry-after")), (status, Some("7")));
            assert_eq!(shop.get(search).status, 200, "once");
        }
        shop.fault("fault=html&status=200&on=search");
        assert_eq!(shop.get(search).header("content-type"), Some("text/html; charset=utf-8"));
    }
}

#[test]
fn a_refused_registration_has_no_effect() {
    let mut shop = Shop::as_("operator");
    for form in ["fault=status&status=429&on=create", "fault=html&status=200&on=create"] {
        shop.fault(form);
        assert_ne!(create(&mut shop, "nova@example.com").status, 201);
        shop.fault("fault=none");
        shop.request_customer("nova@example.com");
        assert_eq!(shop.key("impersonate.storeUserId"), None, "{form}");
    }
}

#[test]
fn faults_strike_the_calls_they_are_for() {
    let mut shop = Shop::as_("operator");
    let outcome = |shop: &mut Shop, email: &str| {
        let session = shop.get("/api/sessions?items=public").status;
        (session, shop.get(SEARCHES[0]).status, shop.get(SEARCHES[1]).status, create(shop, email).status)
    };
    for (on, expected) in [
        ("search", (200, 500, 500, 201)),
        ("create", (200, 200, 200, 500)),
        ("read", (500, 200, 200, 201)),
        ("all", (500, 200, 200, 201)),
    ] {
        shop.fault(&format!("fault=status&on={on}"));
        assert_eq!(outcome(&mut shop, &format!("{on}@example.com")), expected, "{on}");
    }
    assert_eq!(shop.form("/mock/faults", "fault=status&on=look-up").status, 400);
}

#[test]
fn answers_are_late_cut_large_or_of_other_types() {
    for search in SEARCHES {
        let mut shop = Shop::as_("operator");
        let plain = shop.get(search);
        let mut with = |fault: &str| {
            shop.fault(&format!("fault={fault}&on=search"));
            shop.get(search)
        };
        assert_eq!(with("delay&ms=250").delay_ms, 250);
        assert_eq!(with("hang").delay_ms, HANG_MS);
        assert_eq!(with("truncated").body.len(), plain.body.len() / 2);
        assert_eq!(with("cut").cut_after, Some(plain.body.len() / 2));
        let large = with("large");
        assert!(large.body.len() > 1 << 20);
        assert_eq!(customers(&large)[0], customers(&plain)[0]);
        assert!(customers(&with("wrong-types"))[0]["email"].is_number());
    }
}

#[test]
fn a_search_answers_five_thousand_whatever_was_asked() {
    for search in SEARCHES {
        let mut shop = Shop::as_("operator");
        shop.fault("fault=too-many&times=1");
        assert_eq!(shop.get("/api/sessions?items=public").status, 200);
        let many = customers(&shop.get(search));
        assert_eq!(many.len(), 5_000);
        let generated = many.iter().rev().find_map(|customer| customer["email"].as_str()).expect("an e-mail");
        assert!(customers(&shop.get(search)).len() < 20);
        shop.request_customer(generated);
        assert_eq!(shop.key("impersonate.storeUserEmail").as_deref(), Some(generated), "each can be acted for");
    }
}

#[test]
fn customers_come_without_an_email_or_twice() {
    for search in SEARCHES {
        let mut shop = Shop::as_("operator");
        let plain = customers(&shop.get(search));
        shop.fault("fault=without-email");
        for (number, (customer, before)) in customers(&shop.get(search)).iter().zip(&plain).enumerate() {
            assert_eq!(customer["email"], if number % 2 == 0 { Value::Null } else { before["email"].clone() });
        }
        shop.fault("fault=duplicates");
        let twice = customers(&shop.get(search));
        assert_eq!(twice.len(), 2 * plain.len());
        assert!(twice.chunks(2).zip(&plain).all(|(pair, before)| pair[0] == *before && pair[1] == *before));
    }
}

#[test]
fn a_search_waits_for_the_next_search_and_for_nothing_else() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=reordered&on=search&times=2");
    assert!(shop.get(SEARCHES[0]).waits_for_next);
    assert!(!shop.get("/api/sessions?items=public").waits_for_next);
    assert!(!create(&mut shop, "nova@example.com").waits_for_next);
    assert!(!shop.get(SEARCHES[1]).waits_for_next, "the one that is waited for is not held itself");
    assert!(shop.get(SEARCHES[0]).waits_for_next);
}

#[test]
fn a_log_in_ends_as_the_operator_searches() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=login-expired&on=search");
    assert_eq!(shop.get(SEARCHES[0]).status, 403);
    assert_eq!(shop.key("authentication.adminUserEmail"), None);
}
