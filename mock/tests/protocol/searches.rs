//! `GET /api/dataentities/CL/search`: its grammar, its order, and who is refused what (protocol §4).

use serde_json::{Value, json};
use session_manager_mock::{Customer, Operator, Request, Response, Store};

use crate::shop::Shop;

const SEARCH: &str = "/api/dataentities/CL/search";

fn search(shop: &mut Shop, query: &str) -> Response {
    shop.send(Request::get(&format!("{SEARCH}?_fields=email&{query}")).with_header("REST-Range", "resources=0-49"))
}

/// The local parts of the e-mails found.
fn found(shop: &mut Shop, query: &str) -> Vec<String> {
    let response = search(shop, query);
    assert_eq!(response.status, 200, "{query}: {}", response.text());
    let customers = response.json();
    let local = |customer: &Value| customer["email"].as_str().and_then(|email| email.split('@').next()).map(Into::into);
    customers.as_array().expect("customers").iter().map(|customer| local(customer).expect("an e-mail")).collect()
}

/// Four customers whose documents and phones are ordered otherwise than their e-mails.
fn shop() -> Shop {
    let customer = |local: &str| Customer::new(&format!("{local}@example.com"));
    let store = Store::new("small")
        .with_operator(Operator::with_role("operator@store.example"))
        .with_customer(customer("a").first_name("Zoë OR Ana").document("300").phone("+5511987654321"))
        .with_customer(customer("b").first_name("Maria (Souza)").document("100").phone("+5511987654321"))
        .with_customer(customer("c").first_name("maria").document("200"))
        .with_customer(customer("d").last_name("Lima").company("12ABC34501DE35", "Lima Ltda"));
    let mut shop = Shop::of(store);
    shop.log_in("operator");
    shop
}

#[test]
fn conditions_compare_in_every_way_that_is_documented() {
    let mut shop = shop();
    for (condition, expected) in [
        ("document=100", "b"),
        ("document<>100", "a c d"),
        ("document+between+100+AND+200", "b c"),
        ("document+between+100+AND+200+AND+firstName=maria", "c"),
        ("(document+between+150+AND+200+OR+document=300)", "a c"),
        ("document>100", "a c"),
        ("document>=200", "a c"),
        ("document<200", "b"),
        ("document<=200", "b c"),
        ("document+is+null", "d"),
        ("document+is+not+null", "a b c"),
        ("corporateDocument=12abc34501de35", "d"),
        ("corporateName=*ltda", "d"),
        ("firstName=maria", "c"),
        ("firstName=maria*", "b c"),
        ("firstName=%22Maria+(Souza)%22", "b"),
        ("firstName=%22Zo%C3%AB+OR+Ana%22", "a"),
        ("firstName=Zo%C3%AB+OR+document=100", "b"),
        ("phone=%2B5511987654321", "a b"),
        ("phone=+5511987654321", ""),
        ("firstName=*", "a b c"),
    ] {
        assert_eq!(found(&mut shop, &format!("_where={condition}")).join(" "), expected, "{condition}");
    }
    for malformed in ["document+between+100", "document+between+AND+200", "document!=1", "document>"] {
        assert_eq!(search(&mut shop, &format!("_where={malformed}")).status, 400, "{malformed}");
    }
}

#[test]
fn a_field_in_the_query_is_a_condition_too() {
    let mut shop = shop();
    assert_eq!(found(&mut shop, "email=c%40example.com"), ["c"]);
    assert_eq!(found(&mut shop, "firstName=maria*&_where=document=100"), ["b"]);
    assert_eq!(search(&mut shop, "password=1").status, 400);
}

#[test]
fn answers_are_sorted_as_asked_and_those_without_a_value_come_last() {
    let mut shop = shop();
    for (sort, expected) in [
        ("document", "b c a d"),
        ("document+ASC", "b c a d"),
        ("document+DESC", "a c b d"),
        ("phone+DESC,document", "b a c d"),
        ("lastName,email+desc", "d c b a"),
    ] {
        assert_eq!(found(&mut shop, &format!("_sort={sort}")).join(" "), expected, "{sort}");
    }
    for bad in ["", "password", "document+UP", "document,,email"] {
        assert_eq!(search(&mut shop, &format!("_sort={bad}")).status, 400, "{bad}");
    }
}

#[test]
fn a_field_that_is_no_filter_is_refused_and_named() {
    let mut shop = shop();
    shop.switch("searchable=email,firstName");
    assert_eq!(found(&mut shop, "_where=firstName=maria"), ["c"]);
    for query in ["_where=(firstName=maria+OR+phone=1)", "_where=phone+is+null", "phone=1", "_sort=phone"] {
        let refused = search(&mut shop, query);
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.json()["Message"].as_str().is_some_and(|message| message.contains("phone")), "{query}");
    }
    shop.switch("searchable=all");
    assert_eq!(found(&mut shop, "_where=phone+is+null"), ["c", "d"]);
    assert_eq!(shop.form("/mock/store", "searchable=email,password").status, 400);
}

#[test]
fn wildcards_are_blocked_for_a_while() {
    let mut shop = shop();
    shop.switch("wildcards=blocked");
    assert_eq!(found(&mut shop, "_where=firstName=maria"), ["c"]);
    let refused = search(&mut shop, "_where=(document=100+OR+firstName=maria*)");
    assert_eq!(refused.status, 400);
    assert!(refused.json()["Message"].as_str().is_some_and(|message| message.contains("wildcards")));
    shop.switch("wildcards=allowed");
    assert_eq!(found(&mut shop, "_where=firstName=maria*"), ["b", "c"]);
}

#[test]
fn documents_and_phones_are_masked_for_who_may_not_see_them() {
    let mut shop = shop();
    shop.switch("personal-data=masked");
    let answer = shop.get(&format!("{SEARCH}?_fields=email,firstName,document,phone&_where=document=300"));
    let masked = json!([
        { "email": "a@example.com", "firstName": "Zoë OR Ana", "document": "3*****", "phone": "+*****" }
    ]);
    assert_eq!(answer.json(), masked);
    let id = Customer::new("d@example.com").id();
    let read = shop.get(&format!("/api/dataentities/CL/documents/{id}?_fields=corporateDocument,document"));
    assert_eq!(read.json(), json!({ "corporateDocument": "1*****", "document": null }));
}

#[test]
fn an_operator_may_be_refused_too() {
    let mut shop = shop();
    shop.switch("personal-data=refused");
    for response in [
        search(&mut shop, ""),
        shop.get("/mock/customers?query=maria"),
        shop.get(&format!("/api/dataentities/CL/documents/{}", Customer::new("a@example.com").id())),
        shop.post("/api/dataentities/CL/documents", &json!({ "email": "new@example.com" })),
    ] {
        assert_eq!((response.status, response.json()["type"].as_str()), (403, Some("Forbidden")));
    }
}
