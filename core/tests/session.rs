//! What a session body says, and what it does when it is not as it should be.

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use telesales_core::session::{ITEMS, Value};
use telesales_core::{Customer, Fault, Profile, Session};

#[path = "../../tests/hostile/mod.rs"]
mod hostile;

fn read(namespaces: &Json) -> Result<Session, Fault> {
    Session::read(&|namespace, key| {
        let mut found = namespaces;
        for name in [namespace, key, "value"] {
            let Json::Object(members) = found else { return Value::Other };
            found = members.get(name).unwrap_or(&Json::Null);
            if found.is_null() {
                return Value::Absent;
            }
        }
        found.as_str().map_or(Value::Other, |text| Value::Text(text.to_owned()))
    })
}

/// Reads a whole body as the component does.
fn read_body(body: &str) -> Result<Session, Fault> {
    let body: Json = serde_json::from_str(body).map_err(|_| Fault::NotUnderstood)?;
    let namespaces = body.get("namespaces").filter(|namespaces| namespaces.is_object()).ok_or(Fault::NotUnderstood)?;
    read(namespaces)
}

fn acting_for_maria() -> Json {
    json!({
        "authentication": {"adminUserEmail": {"value": "operator@store.example"}},
        "impersonate": {
            "canImpersonate": {"value": "True"},
            "storeUserId": {"value": "id-1"},
            "storeUserEmail": {"value": "maria@example.com"},
        },
        "profile": {
            "id": {"value": "id-1"},
            "email": {"value": "Maria@example.com"},
            "firstName": {"value": "Maria"},
            "lastName": {"value": "Souza"},
            "document": {"value": "123"},
            "phone": {"value": "+55"},
            "isAuthenticated": {"value": "True"},
        },
        "public": {"vtex-impersonated-customer-email": {"value": "maria@example.com"}},
    })
}

fn customer(namespaces: &Json) -> Customer {
    read(namespaces).unwrap().customer.unwrap().as_ref().clone()
}

#[test]
fn a_full_session_names_operator_customer_and_profile() {
    let session = read(&acting_for_maria()).unwrap();
    assert_eq!(session.operator.unwrap().email, "operator@store.example");
    assert_eq!(session.can_impersonate, Some(true));
    assert_eq!(session.requested.as_deref(), Some("maria@example.com"));
    let customer = session.customer.unwrap();
    assert_eq!((customer.id.as_str(), customer.email.as_str()), ("id-1", "maria@example.com"));
    let profile = Profile {
        first_name: Some("Maria".into()),
        last_name: Some("Souza".into()),
        document: Some("123".into()),
        phone: Some("+55".into()),
    };
    assert_eq!(customer.profile, Some(profile));
}

#[test]
fn only_true_in_any_case_is_a_yes() {
    for (text, expected) in
        [("true", true), ("True", true), ("TRUE", true), ("False", false), ("1", false), ("yes", false)]
    {
        let mut session = acting_for_maria();
        session["impersonate"]["canImpersonate"]["value"] = json!(text);
        assert_eq!(read(&session).unwrap().can_impersonate, Some(expected), "{text}");
    }
}

#[test]
fn an_absent_right_is_not_a_refused_one() {
    let mut session = acting_for_maria();
    session["impersonate"].as_object_mut().unwrap().remove("canImpersonate");
    assert_eq!(read(&session).unwrap().can_impersonate, None);
}

#[test]
fn a_cleared_key_counts_as_absent() {
    let mut session = acting_for_maria();
    session["public"]["vtex-impersonated-customer-email"]["value"] = json!("");
    session["impersonate"]["storeUserId"]["value"] = json!(" ");
    let session = read(&session).unwrap();
    assert_eq!((session.requested, session.customer), (None, None));
}

#[test]
fn an_empty_session_is_a_shopper_and_no_fault() {
    for body in [json!({}), json!({"authentication": {}}), json!({"impersonate": {"storeUserId": {"keepAlive": true}}})]
    {
        assert_eq!(read(&body), Ok(Session::default()));
    }
}

#[test]
fn a_decisive_value_of_another_type_is_not_understood() {
    for item in ITEMS {
        let (namespace, key) = item.split_once('.').unwrap();
        // The public namespace is anybody's to write, and what is no text there asks for nobody.
        let is_anybodys = namespace == "public";
        let only_shown = namespace == "profile" && ["firstName", "lastName", "document", "phone"].contains(&key);
        for wrong in [json!(1), json!(true), json!([]), json!({"a": 1})] {
            let mut session = acting_for_maria();
            session[namespace][key]["value"] = wrong;
            assert_eq!(read(&session).is_ok(), only_shown || is_anybodys, "{item}");
        }
    }
}

#[test]
fn the_profile_of_the_customer_before_is_not_shown_as_the_next_ones() {
    let mut session = acting_for_maria();
    session["profile"]["email"]["value"] = json!("joao@example.com");
    assert_eq!(customer(&session).profile, None);
}

#[test]
fn a_profile_counts_once_it_is_loaded() {
    for key in ["id", "email", "isAuthenticated"] {
        let mut session = acting_for_maria();
        session["profile"].as_object_mut().unwrap().remove(key);
        assert_eq!(customer(&session).profile, None, "{key}");
    }
}

#[test]
fn a_customer_nobody_can_name_is_not_understood() {
    let mut session = acting_for_maria();
    session["impersonate"].as_object_mut().unwrap().remove("storeUserEmail");
    assert_eq!(read(&session), Err(Fault::NotUnderstood));
}

#[test]
fn a_customer_is_named_by_what_there_is() {
    for (first, last, name) in [
        (Some("Maria"), Some("Souza"), "Maria Souza"),
        (Some("Rosa"), None, "Rosa"),
        (None, Some("Dias"), "Dias"),
        (Some("  "), None, "maria"),
        (None, None, "maria"),
    ] {
        let mut session = acting_for_maria();
        session["profile"]["firstName"] = json!({"value": first});
        session["profile"]["lastName"] = json!({"value": last});
        assert_eq!(customer(&session).name(), name);
    }
}

#[test]
fn hostile_bodies_are_read_for_what_they_are() {
    for (expected, body) in hostile::bodies() {
        assert_eq!(hostile::in_words(read_body(body)), expected, "{body}");
    }
}

/// Any JSON, with the names and values of a session more often than by chance.
fn json() -> impl Strategy<Value = Json> {
    let text = prop_oneof![
        prop::sample::select(vec!["true", "False", "maria@example.com", "MARIA@example.com", "", " "])
            .prop_map(str::to_owned),
        ".*",
    ];
    let leaf = prop_oneof![
        4 => text.prop_map(Json::from),
        1 => Just(Json::Null),
        1 => any::<bool>().prop_map(Json::from),
        1 => any::<i64>().prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 48, 8, |inner| {
        let names: Vec<&str> =
            ITEMS.iter().flat_map(|item| item.split('.')).chain(["value", "value", "__proto__"]).collect();
        let name = prop_oneof![9 => prop::sample::select(names).prop_map(str::to_owned), 1 => ".*"];
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            6 => prop::collection::btree_map(name, inner, 0..8).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// A session with one thing in it changed to anything.
fn spoilt() -> impl Strategy<Value = Json> {
    (prop::sample::select(ITEMS.to_vec()), json(), 0..3_usize).prop_map(|(item, anything, depth)| {
        let (namespace, key) = item.split_once('.').unwrap();
        let mut session = acting_for_maria();
        match depth {
            0 => session[namespace] = anything,
            1 => session[namespace][key] = anything,
            _ => session[namespace][key]["value"] = anything,
        }
        session
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_session_holds_nobody_is_made_up(session in prop_oneof![json(), spoilt()]) {
        let Ok(read) = read(&session) else { return Ok(()) };
        let text = |namespace: &str, key: &str| session[namespace][key]["value"].as_str().map(str::trim);
        prop_assert_eq!(read.operator.as_ref().map(|operator| operator.email.as_str()),
            text("authentication", "adminUserEmail").filter(|text| !text.is_empty()));
        if let Some(customer) = read.customer {
            prop_assert_eq!(Some(customer.id.as_str()), text("impersonate", "storeUserId"));
            prop_assert_eq!(Some(customer.email.as_str()), text("impersonate", "storeUserEmail"));
            prop_assert!(!customer.name().is_empty() || customer.email.starts_with('@'));
        }
        if read.can_impersonate == Some(true) {
            prop_assert!(text("impersonate", "canImpersonate").unwrap().eq_ignore_ascii_case("true"));
        }
    }

    #[test]
    fn any_text_is_a_body_that_is_read_or_refused(body in ".*") {
        prop_assert!(read_body(&body).is_err() || body.contains("namespaces"));
    }
}
