//! Looking customers up and registering them (protocol §4).

use serde_json::{Value, json};
use session_manager_mock::{Customer, Request, Response};

use crate::shop::Shop;

const PROFILES: &str = "/api/checkout/pub/profiles";
const SEARCH: &str = "/api/dataentities/CL/search";
const DOCUMENTS: &str = "/api/dataentities/CL/documents";

/// Searches with a `_where` that is already encoded.
fn search(shop: &mut Shop, condition: &str) -> Response {
    let target = format!("{SEARCH}?_fields=email&_where={condition}");
    shop.send(Request::get(&target).with_header("REST-Range", "resources=0-9"))
}

fn emails(shop: &mut Shop, condition: &str) -> Vec<String> {
    let response = search(shop, condition);
    assert_eq!(response.status, 200, "{}", response.text());
    let found = response.json();
    let found = found.as_array().expect("customers");
    found.iter().map(|customer| customer["email"].as_str().expect("an e-mail").into()).collect()
}

#[test]
fn an_operator_finds_a_customers_profile() {
    let mut shop = Shop::as_("operator");
    let response = shop.get(&format!("{PROFILES}?email=MARIA%40example.com&ensureComplete=false"));
    assert_eq!(response.status, 200);
    assert_eq!(response.json()["userProfileId"], Customer::new("maria@example.com").id());
    assert_eq!(response.json()["userProfile"]["lastName"], "Souza");
    assert_eq!(response.json()["isComplete"], true);
}

#[test]
fn a_visitor_finds_it_masked_and_a_shopper_their_own_in_full() {
    let mut shop = Shop::demo();
    let maria = format!("{PROFILES}?email=maria%40example.com");
    assert_eq!(shop.get(&maria).json()["userProfile"]["phone"], "+*****");
    shop.log_in("shopper");
    assert_eq!(shop.get(&maria).json()["userProfile"]["phone"], "+5511987654321");
    let joao = shop.get(&format!("{PROFILES}?email=joao%40example.com"));
    assert_eq!(joao.json()["userProfile"]["firstName"], "J*****");
}

#[test]
fn an_unknown_customer_has_no_profile() {
    let response = Shop::as_("operator").get(&format!("{PROFILES}?email=nobody%40example.com"));
    assert_eq!(response.status, 200);
    assert_eq!(response.json()["userProfile"], Value::Null);
    assert_eq!(response.json()["userProfileId"], Value::Null);
}

#[test]
fn a_profile_needs_an_email_and_a_plus_must_be_encoded() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.get(PROFILES).status, 400);
    assert_eq!(shop.get(&format!("{PROFILES}?email=a%40b.c&ensureComplete=no")).status, 400);
    let raw = shop.get(&format!("{PROFILES}?email=ana+sale%40example.com"));
    assert_eq!(raw.json()["userProfile"], Value::Null);
    let encoded = shop.get(&format!("{PROFILES}?email=ana%2Bsale%40example.com"));
    assert_eq!(encoded.json()["userProfile"]["firstName"], "Ana");
}

#[test]
fn any_operator_may_search_and_nobody_else() {
    for (person, status) in [("operator", 200), ("trainee", 200), ("shopper", 403), ("visitor", 403)] {
        let response = search(&mut Shop::as_(person), "(email=maria*)");
        assert_eq!(response.status, status, "{person}");
    }
    assert_eq!(search(&mut Shop::as_("visitor"), "(email=maria*)").json()["type"], "Forbidden");
}

#[test]
fn a_search_answers_the_fields_asked_for() {
    let mut shop = Shop::as_("operator");
    let fields = "id,email,firstName,lastName,document,phone";
    let response = shop.get(&format!("{SEARCH}?_fields={fields}&_where=(email=first%40example.com)"));
    assert_eq!(
        response.json(),
        json!([{
            "id": Customer::new("first@example.com").id(),
            "email": "first@example.com",
            "firstName": "Rosa",
            "lastName": null,
            "document": null,
            "phone": null,
        }])
    );
    assert_eq!(shop.get(&format!("{SEARCH}?_fields=_all")).status, 200);
    for bad in ["", "?_fields=", "?_fields=email,password"] {
        assert_eq!(shop.get(&format!("{SEARCH}{bad}")).status, 400, "{bad}");
    }
}

#[test]
fn conditions_find_whom_they_describe() {
    let mut shop = Shop::as_("operator");
    for (condition, expected) in [
        ("email=maria%40example.com", vec!["maria@example.com"]),
        ("(email=MARIA%40EXAMPLE.COM)", vec!["maria@example.com"]),
        ("(email=*%40b%C3%BCcher.example)", vec!["jürgen@bücher.example"]),
        ("(email=o'neil%2550%24%231%40example.com)", vec!["o'neil%50$#1@example.com"]),
        ("(firstName=*ari*)", vec!["maria@example.com"]),
        ("(firstName=JO%C3%83O)", vec!["joao@example.com"]),
        ("(firstName=ana+OR+lastName=lima)", vec!["ana+sale@example.com", "joao@example.com"]),
        ("(firstName=m*+AND+(document=*789*+OR+phone=x))", vec!["maria@example.com"]),
        ("(lastName=%22%3Cb%3EBold%3C/b%3E%22)", vec!["markup@example.com"]),
        ("(firstName+is+null+AND+lastName+is+not+null)", vec!["last@example.com"]),
        ("(firstName=m*r*a+AND+email=*e*x*a*m*)", vec!["maria@example.com"]),
        ("(firstName=mari*ria)", vec![]),
        ("(firstName=Mar)", vec![]),
    ] {
        assert_eq!(emails(&mut shop, condition), expected, "{condition}");
    }
}

#[test]
fn malformed_conditions_are_refused() {
    let mut shop = Shop::as_("operator");
    for condition in [
        "",
        "(email=a",
        "email=a)",
        "(email)",
        "(email=)",
        "(password=a)",
        "(email=a)+(email=b)",
        "(email=a+AND+)",
        "(email+is+full)",
        "(email=%22a)",
        &format!("{}email=a{}", "(".repeat(100), ")".repeat(100)),
    ] {
        assert_eq!(search(&mut shop, condition).status, 400, "{condition}");
    }
}

#[test]
fn a_search_is_paged_by_the_range_header() {
    let mut shop = Shop::as_("operator");
    let page = |shop: &mut Shop, range: &str| {
        shop.send(Request::get(&format!("{SEARCH}?_fields=email")).with_header("REST-Range", range))
    };
    let second = page(&mut shop, "resources=1-2");
    assert_eq!(second.json(), json!([{ "email": "first@example.com" }, { "email": "joao@example.com" }]));
    assert_eq!(second.header("rest-content-range"), Some("resources 1-2/11"));
    for bad in ["resources=0-100", "resources=3-1", "resources=1", "0-9", "resources=a-b"] {
        assert_eq!(page(&mut shop, bad).status, 400, "{bad}");
    }
}

#[test]
fn a_new_customer_can_be_acted_for_at_once() {
    let mut shop = Shop::as_("operator");
    let customer = json!({ "email": "Nova@example.com", "firstName": "Nova", "lastName": "" });
    let response = shop.post(DOCUMENTS, &customer);
    assert_eq!(response.status, 201);
    let id = response.json()["DocumentId"].as_str().expect("an id").to_owned();
    assert_eq!(response.json()["Id"], format!("CL-{id}"));
    assert!(response.json()["Href"].as_str().is_some_and(|href| href.ends_with(&id)));
    shop.request_customer("nova@example.com");
    assert_eq!(shop.key("impersonate.storeUserId"), Some(id));
    assert_eq!(shop.key("profile.lastName"), None);
}

#[test]
fn a_customer_is_registered_once_by_operators_and_with_valid_data() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.post(DOCUMENTS, &json!({ "email": "MARIA@example.com" })).status, 409);
    for bad in [
        json!({}),
        json!({ "email": "nova" }),
        json!({ "email": "a b@c.d" }),
        json!({ "email": "a@b@c.d" }),
        json!({ "email": "a@b..d" }),
        json!({ "email": "nova@example.com", "firstName": 1 }),
        json!({ "email": "nova@example.com", "unknown": "1" }),
    ] {
        assert_eq!(shop.post(DOCUMENTS, &bad).status, 400, "{bad}");
    }
    for person in ["shopper", "visitor"] {
        shop.log_in(person);
        assert_eq!(shop.post(DOCUMENTS, &json!({ "email": "nova@example.com" })).status, 403);
    }
    assert_eq!(shop.get(&format!("{PROFILES}?email=nova%40example.com")).json()["userProfile"], Value::Null);
}
