//! What the Session Manager bears with, since scripts do it and VTEX does not mind (protocol §1).

use serde_json::{Value, json};
use session_manager_mock::{Customer, Request, Store};

use crate::shop::{REQUESTED, Shop, keys};

/// The public keys after a POST of that body, which is answered 201.
fn public_after(shop: &mut Shop, body: &Value) -> Value {
    let response = shop.post("/api/sessions", body);
    assert_eq!(response.status, 201, "{}", response.text());
    shop.read("public")["public"].clone()
}

#[test]
fn a_path_may_end_with_a_slash() {
    let mut shop = Shop::demo();
    let written = shop.post("/api/sessions/", &json!({ "public": keys([("a", "1")]) }));
    assert_eq!(written.status, 201);
    assert_eq!(shop.send(Request::patch_json("/api/sessions/?b=2", "{}")).status, 200);
    assert_eq!(shop.get("/api/sessions/?items=public").json()["namespaces"]["public"], keys([("a", "1"), ("b", "2")]));
    for target in ["/api/segments/", "/api/checkout/pub/orderForm/", "/api/catalog_system/pub/products/search/"] {
        assert_eq!(shop.get(target).status, 200, "{target}");
    }
}

#[test]
fn a_write_under_a_slash_counts_as_one() {
    let mut shop = Shop::as_("operator");
    let cookie = format!("vtex_session={}", shop.browser.cookie("vtex_session").expect("a session"));
    for target in ["/api/sessions/", "/api/sessions"] {
        shop.vtex.arrived(&Request::post_json(target, "{}").with_header("cookie", &cookie));
    }
    assert_eq!(shop.get("/mock/stats").json()["session"]["overlappingWrites"], 1);
}

#[test]
fn a_write_needs_no_body() {
    let mut shop = Shop::demo();
    let created = shop.send(Request::new("POST", "/api/sessions"));
    assert_eq!(created.status, 201);
    assert_eq!(shop.send(Request::new("PATCH", "/api/sessions?a=1")).status, 200);
    assert_eq!(shop.send(Request::post_form("/api/sessions", "")).status, 201);
    let edited = shop.send(Request::post_json("/api/sessions?items=public", ""));
    assert_eq!(edited.json()["namespaces"], json!({ "public": keys([("a", "1")]) }));
}

#[test]
fn a_body_may_have_no_public_namespace() {
    for body in [json!({}), json!({ "public": null }), json!({ "version": 2, "active": true })] {
        assert_eq!(public_after(&mut Shop::demo(), &body), Value::Null, "{body}");
    }
}

#[test]
fn values_that_are_no_strings_are_answered_as_they_were_written() {
    let pickup = json!({ "name": "Centro", "address": { "geoCoordinate": [-46.6, -23.5] } });
    for value in [json!(7), json!(0), json!(-1.5), json!(true), json!(false), json!([]), json!({}), pickup] {
        let public = json!({ "a": { "value": value } });
        assert_eq!(public_after(&mut Shop::demo(), &json!({ "public": public })), public);
    }
}

#[test]
fn null_clears_a_key_as_an_empty_string_does() {
    for cleared in [json!(null), json!("")] {
        let mut shop = Shop::demo();
        shop.post("/api/sessions", &json!({ "public": keys([("a", "1"), ("b", "2")]) }));
        let body = json!({ "public": { "a": { "value": cleared } } });
        assert_eq!(public_after(&mut shop, &body), keys([("b", "2")]), "{cleared}");
    }
}

#[test]
fn members_that_no_key_has_are_left_out_and_refuse_nothing() {
    let body = json!({ "public": {
        "a": { "value": "1", "version": 3, "active": true, "keepAlive": false },
        "b": { "value": "2", "keepAlive": true, "version": null },
        "c": { "value": "3", "keepAlive": "yes" },
    } });
    assert_eq!(
        public_after(&mut Shop::demo(), &body),
        json!({ "a": { "value": "1" }, "b": { "value": "2", "keepAlive": true }, "c": { "value": "3" } })
    );
}

#[test]
fn a_key_that_is_none_refuses_itself_only() {
    for (name, bad) in [
        ("a", json!("1")),
        ("a", json!(1)),
        ("a", json!(null)),
        ("a", json!(["1"])),
        ("a", json!({})),
        ("a", json!({ "Value": "1" })),
        ("", json!({ "value": "1" })),
    ] {
        let mut shop = Shop::demo();
        shop.post("/api/sessions", &json!({ "public": keys([("a", "before")]) }));
        let body = json!({ "public": { name: bad, "b": { "value": "2" } } });
        assert_eq!(public_after(&mut shop, &body), keys([("a", "before"), ("b", "2")]), "{body}");
    }
    let mut shop = Shop::demo();
    shop.send(Request::new("POST", "/api/sessions?=1&b=2"));
    assert_eq!(shop.read("public"), json!({ "public": keys([("b", "2")]) }));
}

#[test]
fn only_a_string_asks_for_a_customer() {
    for value in [json!(1), json!(true), json!(["maria@example.com"]), json!({ "value": "maria@example.com" })] {
        let mut shop = Shop::as_("operator");
        let body = json!({ "public": { REQUESTED: { "value": value } } });
        assert_eq!(public_after(&mut shop, &body)[REQUESTED]["value"], value);
        assert_eq!(shop.key("impersonate.storeUserEmail"), None, "{value}");
        shop.browser.set_cookie(REQUESTED, "maria%40example.com");
        assert_eq!(shop.key("impersonate.storeUserEmail").as_deref(), Some("maria@example.com"), "{value}");
    }
}

#[test]
fn a_campaign_that_is_no_string_is_in_no_segment() {
    let mut shop = Shop::demo();
    shop.post(
        "/api/sessions",
        &json!({ "public": { "utm_source": { "value": 7 }, "utm_campaign": { "value": "x" } } }),
    );
    let segment = shop.get("/api/segments").json();
    assert_eq!((&segment["utm_source"], &segment["utm_campaign"]), (&Value::Null, &json!("x")));
}

#[test]
fn the_impersonation_cookie_may_be_raw() {
    for (raw, email) in [
        ("maria@example.com", "maria@example.com"),
        ("ana+sale@example.com", "ana+sale@example.com"),
        ("ana+sale%40example.com", "ana+sale@example.com"),
        ("jürgen@bücher.example", "jürgen@bücher.example"),
        ("50%off@example.com", "50%off@example.com"),
    ] {
        let mut shop = Shop::of(Store::demo().with_customer(Customer::new("50%off@example.com")));
        shop.log_in("operator");
        shop.browser.set_cookie(REQUESTED, raw);
        assert_eq!(shop.key("impersonate.storeUserEmail").as_deref(), Some(email), "{raw}");
        assert_eq!(shop.send(Request::new("POST", "/api/sessions")).status, 201, "{raw}");
    }
}

#[test]
fn a_raw_cookie_that_means_somebody_else_or_nobody_is_nobodys() {
    for raw in ["o'neil%50$#1@example.com", "maria%4", "maria%zz", "%ff@example.com", "\"maria@example.com\"", "%"] {
        let mut shop = Shop::as_("operator");
        shop.browser.set_cookie(REQUESTED, raw);
        assert_eq!(shop.key("impersonate.storeUserEmail"), None, "{raw}");
    }
}

#[test]
fn a_visitor_hears_no_rather_than_nothing() {
    for mut shop in [Shop::demo(), Shop::as_("visitor")] {
        assert_eq!(
            shop.read("authentication,impersonate,profile"),
            json!({
                "impersonate": keys([("account", "demostore"), ("canImpersonate", "false")]),
                "profile": keys([("isAuthenticated", "false")]),
            })
        );
    }
}
