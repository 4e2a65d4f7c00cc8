//! The example of protocol §2, to be kept working as it stands.

use serde_json::{Value, json};
use session_manager_mock::{Operator, Request, Store};

use crate::shop::Shop;

const REQUEST: &str = r#"{"public":{"vtex-impersonated-customer-email":{"value":"client@gmail.com"},
                          "authentication":{"value":"operator@gmail.com"}}}"#;

const ITEMS: &str = "public.vtex-impersonated-customer-email,public.authentication,impersonate.storeUserId,\
    impersonate.storeUserEmail,impersonate.canImpersonate,impersonate.account";

fn expected() -> Value {
    json!({
        "public": {
            "vtex-impersonated-customer-email": { "value": "client@gmail.com" },
            "authentication": { "value": "operator@gmail.com" },
        },
        "impersonate": { "canImpersonate": { "value": "true" }, "account": { "value": "myStore" } },
    })
}

fn my_store() -> Shop {
    let mut shop = Shop::of(Store::new("myStore").with_operator(Operator::with_role("operator@gmail.com")));
    shop.log_in("operator");
    shop
}

#[test]
fn the_documented_request_gets_the_documented_answer() {
    let mut shop = my_store();
    let response = shop.send(Request::post_json(&format!("/api/sessions?items={ITEMS}"), REQUEST));
    assert_eq!(response.json()["namespaces"], expected());
}

#[test]
fn a_read_after_the_documented_request_says_the_same() {
    let mut shop = my_store();
    shop.send(Request::post_json("/api/sessions", REQUEST));
    assert_eq!(shop.read(ITEMS), expected());
}

#[test]
fn the_public_authentication_key_logs_nobody_in() {
    let mut shop = Shop::of(Store::new("myStore").with_operator(Operator::with_role("operator@gmail.com")));
    shop.send(Request::post_json("/api/sessions", REQUEST));
    assert_eq!(shop.key("authentication.adminUserEmail"), None);
    assert_eq!(shop.key("impersonate.canImpersonate").as_deref(), Some("false"));
}
