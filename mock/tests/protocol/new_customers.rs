//! Registering customers, and reading them by id (protocol §4).

use serde_json::{Value, json};
use session_manager_mock::{Customer, Request, Response};

use crate::shop::Shop;

const DOCUMENTS: &str = "/api/dataentities/CL/documents";

fn create(shop: &mut Shop, customer: &Value) -> Response {
    shop.post(DOCUMENTS, customer)
}

fn finds(shop: &mut Shop, email: &str) -> bool {
    let target = format!("/api/dataentities/CL/search?_fields=email&_where=email={email}");
    let response = shop.get(&target);
    assert_eq!(response.status, 200);
    response.json() != json!([])
}

#[test]
fn a_refusal_names_the_field_that_is_wrong() {
    let mut shop = Shop::as_("operator");
    for (customer, status, field) in [
        (json!({ "email": "MARIA@example.com" }), 409, "email"),
        (json!({ "email": "nova" }), 400, "email"),
        (json!({ "firstName": "Nova" }), 400, "email"),
        (json!({ "email": null }), 400, "email"),
        (json!({ "email": "nova@example.com", "phone": 1 }), 400, "phone"),
        (json!({ "email": "nova@example.com", "nickname": "N" }), 400, "nickname"),
        (json!({ "email": "nova@example.com", "id": "1" }), 400, "id"),
    ] {
        let refused = create(&mut shop, &customer);
        let body = refused.json();
        let message = body["Message"].as_str().unwrap_or_default();
        assert_eq!(refused.status, status, "{customer}");
        assert!(message.contains(&format!("field {field} ")), "{customer}: {message}");
    }
    assert!(!finds(&mut shop, "nova%40example.com"));
}

#[test]
fn a_taken_email_is_refused_as_the_store_is_switched_to() {
    let mut shop = Shop::as_("operator");
    for (word, status) in [("bad-request", 400), ("not-modified", 304), ("conflict", 409)] {
        shop.switch(&format!("duplicate={word}"));
        let refused = create(&mut shop, &json!({ "email": "maria@example.com", "firstName": "Other" }));
        assert_eq!((refused.status, refused.body.is_empty()), (status, status == 304));
        assert_eq!(
            shop.get("/api/checkout/pub/profiles?email=maria%40example.com").json()["userProfile"]["firstName"],
            "Maria"
        );
    }
    assert_eq!(shop.form("/mock/store", "duplicate=ignored").status, 400);
}

#[test]
fn a_new_customer_is_read_by_the_id_that_was_answered() {
    let mut shop = Shop::as_("operator");
    let customer = json!({
        "email": "nova@example.com", "firstName": "Nova", "lastName": "Lima", "document": "52998224725",
        "phone": "+5511985550000", "corporateDocument": "12ABC34501DE35", "corporateName": "Lima Ltda",
    });
    let created = create(&mut shop, &customer);
    assert_eq!(created.status, 201);
    let href = created.json()["Href"].as_str().expect("a path").to_owned();
    let read =
        shop.get(&format!("{href}?_fields=email,firstName,lastName,document,phone,corporateDocument,corporateName"));
    assert_eq!((read.status, read.json()), (200, customer));
    let id = created.json()["Id"].as_str().expect("an id").to_owned();
    assert_eq!(shop.get(&format!("{DOCUMENTS}/{id}")).json()["id"], created.json()["DocumentId"]);
    assert_eq!(shop.get(&format!("{DOCUMENTS}/{id}?_fields=password")).status, 400);
    assert_eq!(shop.get(&format!("{DOCUMENTS}/unknown")).status, 404);
    for person in ["shopper", "visitor"] {
        shop.log_in(person);
        assert_eq!(shop.get(&href).status, 403);
    }
}

#[test]
fn a_new_customer_is_acted_for_before_a_search_finds_them() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=search-late&reads=2&times=1");
    let created = create(&mut shop, &json!({ "email": "nova@example.com" }));
    let id = created.json()["DocumentId"].as_str().expect("an id").to_owned();
    shop.request_customer("nova@example.com");
    assert_eq!(shop.key("impersonate.storeUserId"), Some(id.clone()));
    assert_eq!(shop.get(&format!("{DOCUMENTS}/{id}")).status, 200);
    assert_eq!([(); 4].map(|()| finds(&mut shop, "nova%40example.com")), [false, false, true, true]);
    create(&mut shop, &json!({ "email": "outra@example.com" }));
    assert!(finds(&mut shop, "outra%40example.com"), "it struck once");
}

#[test]
fn a_new_customer_is_found_after_some_time() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=search-late&ms=300");
    shop.vtex.time_is(1_000);
    create(&mut shop, &json!({ "email": "nova@example.com" }));
    for (ms, is_found) in [(1_000, false), (1_299, false), (1_300, true)] {
        shop.vtex.time_is(ms);
        assert_eq!(finds(&mut shop, "nova%40example.com"), is_found, "{ms}");
    }
}

#[test]
fn without_the_fault_all_are_found_and_another_session_always_found_them() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=search-late&reads=100");
    create(&mut shop, &json!({ "email": "nova@example.com" }));
    let first = std::mem::take(&mut shop.browser);
    shop.log_in("operator");
    assert!(finds(&mut shop, "nova%40example.com"));
    shop.browser = first;
    assert!(!finds(&mut shop, "nova%40example.com"));
    shop.fault("fault=none");
    assert!(finds(&mut shop, "nova%40example.com"));
}

#[test]
fn a_customer_is_registered_by_post_and_read_by_get_only() {
    let mut shop = Shop::as_("operator");
    let id = Customer::new("maria@example.com").id();
    assert_eq!(shop.get(DOCUMENTS).status, 405);
    assert_eq!(shop.send(Request::patch_json(&format!("{DOCUMENTS}/{id}"), "{}")).status, 405);
    assert_eq!(shop.send(Request::new("POST", DOCUMENTS)).status, 415);
}
