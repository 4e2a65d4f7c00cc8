//! `GET /mock/customers`: the search of a store's own.

use serde_json::{Value, json};
use session_manager_mock::{Customer, Operator, Store};

use crate::shop::Shop;

fn shop() -> Shop {
    let customer = |local: &str| Customer::new(&format!("{local}@example.com"));
    let mut shop = Shop::of(
        Store::new("small")
            .with_operator(Operator::with_role("operator@store.example"))
            .with_customer(
                customer("ana")
                    .first_name("Ana")
                    .last_name("Souza")
                    .document("52998224725")
                    .phone("+55 (11) 98765-4321"),
            )
            .with_customer(customer("bia").first_name("Bia").last_name("de Souza").phone("1187654321"))
            .with_customer(customer("cia").company("12ABC34501DE35", "Souza & Filhos").phone("+551138765432")),
    );
    shop.log_in("operator");
    shop
}

/// The local parts of the e-mails found; `query` is already encoded.
fn found(shop: &mut Shop, query: &str) -> String {
    let response = shop.get(&format!("/mock/customers?{query}"));
    assert_eq!(response.status, 200, "{query}: {}", response.text());
    let answer = response.json();
    let local =
        |customer: &Value| customer["email"].as_str().and_then(|email| email.split('@').next().map(String::from));
    let found: Option<Vec<_>> = answer["customers"].as_array().expect("customers").iter().map(local).collect();
    found.expect("e-mails").join(" ")
}

#[test]
fn each_kind_finds_what_it_is_of() {
    let mut shop = shop();
    for (query, expected) in [
        ("query=ana%40example.com&kind=email", "ana"),
        ("query=example&kind=email", "ana bia cia"),
        ("query=souza&kind=name", "ana bia cia"),
        ("query=souza+ana&kind=name", "ana"),
        ("query=529.982.247-25&kind=document", "ana"),
        ("query=12.abc.345%2F01de-35&kind=document", "cia"),
        ("query=5299822472&kind=document", ""),
        ("query=%2B55+11+98765-4321&kind=phone", "ana bia"),
        ("query=11987654321&kind=phone", "ana bia"),
        ("query=3876-5432&kind=phone", "cia"),
        ("query=4321&kind=phone", "ana bia"),
        ("query=none&kind=phone", ""),
        ("query=bia", "bia"),
        ("query=52998224725", "ana"),
        ("query=*&kind=name", ""),
    ] {
        assert_eq!(found(&mut shop, query), expected, "{query}");
    }
    let id = Customer::new("bia@example.com").id();
    assert_eq!(found(&mut shop, &format!("query={id}&kind=id")), "bia");
}

#[test]
fn the_answer_is_as_documented() {
    let answer = shop().get("/mock/customers?query=bia");
    assert_eq!(
        answer.json(),
        json!({ "customers": [{
            "id": Customer::new("bia@example.com").id(), "email": "bia@example.com",
            "firstName": "Bia", "lastName": "de Souza", "document": null, "phone": "1187654321",
        }] })
    );
}

#[test]
fn it_needs_a_query_of_a_known_kind_and_an_operator() {
    let mut shop = shop();
    for bad in ["", "?query=", "?query=+", "?query=ana&kind=nickname"] {
        assert_eq!(shop.get(&format!("/mock/customers{bad}")).status, 400, "{bad}");
    }
    assert_eq!(shop.form("/mock/customers", "query=ana").status, 405);
    for person in ["shopper", "visitor"] {
        shop.log_in(person);
        assert_eq!(shop.get("/mock/customers?query=ana").status, 403, "{person}");
    }
}

#[test]
fn it_answers_twenty_at_most_and_masks_what_may_not_be_seen() {
    let mut shop = shop();
    shop.switch("customers=1000&personal-data=masked");
    let answer = shop.get("/mock/customers?query=example.com&kind=email").json();
    let customers = answer["customers"].as_array().expect("customers");
    assert_eq!(customers.len(), 20);
    assert_eq!(customers[0]["phone"], "+*****");
    assert_eq!(customers[0]["firstName"], "Ana");
}
