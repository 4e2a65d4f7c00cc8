//! What a store may choose for the card, and what the session says for it.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use telesales_core::card::{Card, Details, Fact, Known};
use telesales_core::session::Value;
use telesales_core::{Customer, Profile, Session};

fn customer() -> Customer {
    let profile =
        Profile { document: Some("529.982.247-25".into()), phone: Some("+5511987654321".into()), ..Profile::default() };
    Customer { id: "id-1".into(), email: "maria@example.com".into(), profile: Some(profile) }
}

fn names(text: &str) -> Option<Vec<String>> {
    let name = |fact: &Fact| match fact {
        Fact::Known(known) => known.name().to_owned(),
        Fact::Key { namespace, key } => format!("{namespace}.{key}"),
    };
    Some(Card::parse(text)?.entries().iter().map(|entry| name(&entry.fact)).collect())
}

#[test]
fn a_card_has_what_a_store_names_in_that_order() {
    let chosen = names("phone, profile.priceTables,\n public.vtex-channel_2=Channel , EMAIL");
    assert_eq!(chosen.unwrap(), ["phone", "profile.priceTables", "public.vtex-channel_2", "email"]);
    assert_eq!(names("email,document,phone").unwrap(), ["email", "document", "phone"]);
    assert_eq!(Card::parse("email,document,phone"), Some(Card::default()));
}

#[test]
fn labels_are_the_stores_own() {
    let card = Card::parse("document = CPF , profile.tier=Loyalty = tier,phone").unwrap();
    let labels: Vec<_> = card.entries().iter().map(|entry| entry.label.as_deref()).collect();
    assert_eq!(labels, [Some("CPF"), Some("Loyalty = tier"), None]);
}

#[test]
fn what_is_none_is_no_card() {
    for text in [
        "",
        " ",
        "email,",
        "email,,phone",
        "name",
        "email phone",
        "email=",
        "email= ,phone",
        "=E-mail",
        "email,phone,email",
        "profile.tier,profile.tier=Tier",
        "profile",
        "profile.",
        "profile.a.b",
        "profile.a b",
        "profile.*",
        "profile.a&b",
        "profile.é",
        "Profile.tier",
        "authentication.adminUserEmail",
        "impersonate.storeUserEmail",
        ".tier",
    ] {
        assert_eq!(Card::parse(text), None, "{text:?}");
    }
}

#[test]
fn the_key_of_a_fact_is_that_fact_and_as_masked() {
    assert_eq!(names("profile.document,profile.phone,profile.email").unwrap(), ["document", "phone", "email"]);
    assert_eq!(names("public.document").unwrap(), ["public.document"], "which is anybody's to write");
    assert_eq!(Card::parse("document,profile.document=CPF"), None, "twice");
}

#[test]
fn only_what_is_named_is_asked_for_besides() {
    let plain = Card::default().items();
    assert!(!Card::default().has_keys());
    assert!(!plain.contains('*') && !plain.contains("document") && !plain.contains("phone"), "{plain}");
    let card = Card::parse("public.utm_source,email,profile.priceTables").unwrap();
    assert!(card.has_keys());
    assert_eq!(card.items(), format!("{plain},public.utm_source,profile.priceTables"));
}

#[test]
fn documents_and_phones_are_masked_and_emails_are_not() {
    let masked = |customer: &Customer| Known::ALL.map(|known| known.masked_of(customer));
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(masked(&customer()), [text("maria@example.com"), text("***.982.***-**"), text("+*********4321")]);
    let whole = Known::ALL.map(|known| known.of(&customer()).map(str::to_owned));
    assert_eq!(whole, [text("maria@example.com"), text("529.982.247-25"), text("+5511987654321")]);
    let nothing_loaded = Customer { profile: None, ..customer() };
    assert_eq!(masked(&nothing_loaded), [text("maria@example.com"), None, None]);
    let profile = Profile { phone: Some("none".into()), document: Some("x".into()), ..Profile::default() };
    let odd = Customer { profile: Some(profile), ..customer() };
    assert_eq!(masked(&odd)[1..], [text("*"), text("****")]);
}

/// The answer to what the card asks for, of a company's customer.
fn answer() -> Json {
    json!({
        "impersonate": {"storeUserId": {"value": "id-1"}, "storeUserEmail": {"value": "Maria@example.com"}},
        "profile": {
            "id": {"value": "id-1"},
            "email": {"value": "maria@example.com"},
            "isAuthenticated": {"value": "True"},
            "firstName": {"value": "Exemplo Ltda"},
            "priceTables": {"value": " gold "},
        },
        "shopper": {"firstName": {"value": "Maria"}, "lastName": {"value": "Souza"}},
        "authentication": {"unitName": {"value": "Compras"}},
        "public": {"channel": {"value": "phone"}},
    })
}

fn details(answer: &Json, card: &str) -> Option<Details> {
    let at = |namespace: &str, key: &str| answer[namespace][key]["value"].as_str();
    let session = Session::read(&|namespace, key| match &answer[namespace][key]["value"] {
        Json::Null => Value::Absent,
        Json::String(text) => Value::Text(text.clone()),
        _ => Value::Other,
    });
    let text_of = |namespace: &str, key: &str| at(namespace, key).map(str::to_owned);
    Details::read(&Card::parse(card).unwrap(), &customer(), &session.ok()?, &text_of)
}

#[test]
fn who_buys_for_a_company_is_told_with_contract_and_unit() {
    let details = details(&answer(), "email").unwrap();
    assert_eq!(details.person.as_deref(), Some("Maria Souza"));
    assert_eq!(details.contract.as_deref(), Some("Exemplo Ltda"));
    assert_eq!(details.unit.as_deref(), Some("Compras"));
    assert_eq!(details.values, [None]);
}

#[test]
fn where_people_buy_there_is_neither_person_nor_contract() {
    let mut answer = answer();
    answer["shopper"] = json!({});
    answer["authentication"] = json!({});
    let nothing = Details { values: vec![None], ..Details::default() };
    assert_eq!(details(&answer, "email"), Some(nothing));
    // A store whose shopper is the profile has no contract to tell of.
    answer["shopper"] = json!({"firstName": {"value": "Exemplo Ltda"}});
    assert_eq!(details(&answer, "email").unwrap().contract, None);
}

#[test]
fn each_key_has_its_value_and_what_is_none_has_none() {
    let card = "public.channel,email,profile.priceTables,public.nothing,profile.firstName";
    let mut answer = answer();
    let text = |text: &str| Some(text.to_owned());
    let expected = [text("phone"), None, text("gold"), None, text("Exemplo Ltda")];
    assert_eq!(details(&answer, card).unwrap().values, expected);
    answer["public"]["channel"]["value"] = json!("  ");
    assert_eq!(details(&answer, card).unwrap().values[0], None, "cleared");
}

#[test]
fn a_book_is_cut_between_characters() {
    let mut answer = answer();
    for (length, expected) in [(200, "é".repeat(200)), (201, format!("{}…", "é".repeat(200)))] {
        answer["public"]["channel"]["value"] = json!("é".repeat(length));
        assert_eq!(details(&answer, "public.channel").unwrap().values, [Some(expected)]);
    }
}

#[test]
fn an_answer_about_somebody_else_or_nobody_says_nothing() {
    for (key, other) in [("storeUserId", "id-2"), ("storeUserEmail", "joao@example.com"), ("storeUserId", "")] {
        let mut answer = answer();
        answer["impersonate"][key]["value"] = json!(other);
        assert_eq!(details(&answer, "public.channel"), None, "{key} {other}");
    }
    assert_eq!(details(&json!({}), "public.channel"), None);
}

#[test]
fn the_profile_of_the_customer_before_is_not_shown_as_this_ones() {
    let mut answer = answer();
    answer["profile"]["email"]["value"] = json!("joao@example.com");
    let read = details(&answer, "profile.priceTables,public.channel").unwrap();
    assert_eq!(read, Details { values: vec![None, Some("phone".into())], ..Details::default() });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_a_store_may_write_asks_for_more_than_keys(text in "[a-z.,= *&?#%\\-]{0,40}|.*") {
        let Some(card) = Card::parse(&text) else { return Ok(()) };
        for item in card.items().split(',') {
            let (namespace, key) = item.split_once('.').unwrap();
            let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            prop_assert!(!key.is_empty() && namespace.chars().chain(key.chars()).all(is_plain), "{item}");
        }
    }

    #[test]
    fn a_mask_shows_at_most_half_of_a_phone_and_three_of_a_document(document in "[0-9A-Z./-]{1,20}", phone in "[0-9() +-]{1,20}") {
        let profile = Profile { document: Some(document), phone: Some(phone.clone()), ..Profile::default() };
        let customer = Arc::new(Customer { profile: Some(profile), ..customer() });
        let readable = |known: Known| {
            let shown = known.masked_of(&customer).unwrap_or_default();
            shown.chars().filter(char::is_ascii_alphanumeric).count()
        };
        prop_assert!(readable(Known::Document) <= 3);
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        prop_assert!(readable(Known::Phone) <= 4.min(digits / 2));
    }
}
