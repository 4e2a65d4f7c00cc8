use std::collections::BTreeSet;

use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

fn read(attributes: &[(&str, &str)]) -> (Config, Vec<&'static str>) {
    let attribute =
        |name: &str| attributes.iter().find(|(attribute, _)| *attribute == name).map(|(_, value)| (*value).to_owned());
    let (mut config, mut invalid) = Config::from_attributes(&attribute);
    invalid.extend(config.complete(&attribute));
    (config, invalid.into_iter().map(|option| option.attribute).collect())
}

fn all() -> impl Iterator<Item = &'static ElementOption> {
    OPTIONS.iter().chain(&LATER)
}

#[wasm_bindgen_test]
fn the_element_observes_each_attribute() {
    let list = |script: &'static str, before: &str| {
        let (_, list) = script.split_once(before).unwrap();
        let (list, _) = list.split_once(']').unwrap();
        list.split('\'').skip(1).step_by(2)
    };
    let by_element = list(include_str!("../../element/telesales-toolbar.js"), "observedAttributes = [");
    let properties = include_str!("../../element/properties.js");
    let by_toolbar = list(properties, "ATTRIBUTES = [").chain(list(properties, "NUMBERS = ["));
    let observed = by_element.chain(by_toolbar);
    // Those choose texts and names, which is over before the component comes.
    let of_component: BTreeSet<&str> =
        observed.filter(|name| !["locale", "messages", "compat"].contains(name)).collect();
    assert_eq!(of_component, all().map(|option| option.attribute).collect());
}

#[wasm_bindgen_test]
fn no_attributes_are_the_defaults() {
    assert_eq!(read(&[]), (Config::default(), Vec::new()));
}

#[wasm_bindgen_test]
fn each_attribute_sets_its_option() {
    let (config, invalid) = read(&[
        ("session-url", "/es/api/sessions"),
        ("credentials", "include"),
        ("transport", " Cookie "),
        ("hide-on", "/help"),
        ("reload", "none"),
        ("orders-url", "/my/orders"),
        ("timeout-ms", "1500"),
        ("customer-search", " Master-Data "),
        ("card", " phone, profile.tier=Tier "),
        ("link", "Ask"),
        ("cart", "Guard"),
        ("limit", "60"),
        ("idle", " 15 "),
        ("warn", "5"),
        ("shortcut", "shift+alt+c"),
    ]);
    let expected = Config {
        session_url: "/es/api/sessions".into(),
        credentials: Credentials::Include,
        transport: Transport::Cookie,
        hide_on: "/help".into(),
        reload: Reload::None,
        texts: &ENGLISH,
        orders_url: "/my/orders".into(),
        timeout_ms: 1_500,
        customer_search: CustomerSearch::MasterData,
        card: "phone, profile.tier=Tier".into(),
        link: Link::Ask,
        cart: Cart::Guard,
        limit: 60,
        idle: 15,
        warn: 5,
        shortcut: Shortcut::parse("Alt+Shift+C").unwrap(),
        ..Config::default()
    };
    assert_eq!((config, invalid), (expected, Vec::new()));
}

#[wasm_bindgen_test]
fn what_is_no_value_keeps_the_default_and_is_named() {
    let wrong = [
        ("session-url", ""),
        ("credentials", "yes"),
        ("transport", "carrier pigeon"),
        ("reload", "stay"),
        ("timeout-ms", "-1"),
        ("orders-url", " "),
        ("customer-search", "/_v/customers?q={text}"),
        ("link", "start"),
        ("cart", "basket"),
        ("limit", "an hour"),
        ("idle", "0"),
        ("warn", "0.5"),
    ];
    let (config, invalid) = read(&wrong);
    assert_eq!(config, Config::default());
    assert_eq!(invalid, wrong.map(|(attribute, _)| attribute));
    for value in ["0", "1e3", "4294967296", "7s", ""] {
        assert_eq!(read(&[("timeout-ms", value)]), (Config::default(), vec!["timeout-ms"]));
    }
}
#[wasm_bindgen_test]
fn a_url_is_a_search_of_the_stores_own() {
    let template = "/_v/customers?kind={kind}&q={query}";
    let (config, invalid) = read(&[("customer-search", template)]);
    assert_eq!((config.customer_search, invalid), (CustomerSearch::Own(template.into()), Vec::new()));
    let (config, invalid) = read(&[("customer-search", "OFF")]);
    assert_eq!((config.customer_search, invalid), (CustomerSearch::Off, Vec::new()));
}

/// What an attribute may hold: one of its values, something near one, or anything.
fn value() -> impl Strategy<Value = Option<String>> {
    let near = vec![
        "same-origin",
        "include",
        "both",
        "api",
        "cookie",
        "COOKIE",
        " none ",
        "auto",
        "pt-BR",
        "/api/sessions",
        "",
        " ",
        "0",
        "00",
        "-1",
        "+5",
        "1e3",
        "7000",
        "4294967295",
        "4294967296",
        "true",
        "null",
        "/account#/orders **",
    ];
    let text = prop_oneof![4 => prop::sample::select(near).prop_map(str::to_owned), 1 => ".*"];
    prop::option::weighted(0.8, text)
}

#[wasm_bindgen_test]
fn whatever_the_attributes_hold_the_configuration_is_usable_and_names_what_is_wrong() {
    let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(values in prop::collection::vec(value(), all().count()))| {
        let attributes: Vec<(&str, String)> = all()
            .zip(&values)
            .filter_map(|(option, value)| Some((option.attribute, value.clone()?)))
            .collect();
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (config, invalid) = read(&attributes);
        prop_assert!(config.timeout_ms > 0 && !config.session_url.is_empty() && !config.orders_url.is_empty());
        // What is wrong counts as if it were not there, and nothing else does.
        let valid: Vec<(&str, &str)> =
            attributes.iter().filter(|(name, _)| !invalid.contains(name)).copied().collect();
        prop_assert_eq!(read(&valid), (config.clone(), Vec::new()));
        for name in invalid {
            prop_assert!(attributes.iter().any(|(attribute, _)| *attribute == name), "{} is not there", name);
        }
        prop_assert_eq!(config.settings().transport, config.transport);
    });
}

#[wasm_bindgen_test]
fn a_shortcut_is_spelled_as_aria_does() {
    let keys = |text| Shortcut::parse(text).and_then(|shortcut| shortcut.keys());
    assert_eq!(Shortcut::default().keys().as_deref(), Some("F2"));
    assert_eq!(keys("F9").as_deref(), Some("F9"));
    assert_eq!(keys("f2").as_deref(), Some("F2"));
    assert_eq!(keys("Shift+f12").as_deref(), Some("Shift+F12"));
    assert_eq!(keys("shift+ALT+c").as_deref(), Some("Alt+Shift+C"));
    assert_eq!(keys("Control+Meta+1").as_deref(), Some("Control+Meta+1"));
    assert_eq!(Shortcut::parse("off").map(|shortcut| shortcut.keys()), Some(None));
}

#[wasm_bindgen_test]
fn what_people_type_is_no_shortcut() {
    for text in [
        "",
        "c",
        "Shift+C",
        "7",
        "+",
        "Alt+",
        "Hyper+C",
        "Alt+Shift",
        "ctrl+x",
        "Alt+é",
        "Alt++C",
        "Slash",
        "F0",
        "F13",
        "F",
        "+F2",
    ] {
        assert_eq!(Shortcut::parse(text), None, "{text}");
    }
}

#[wasm_bindgen_test]
fn a_shortcut_goes_by_the_keys_place_and_by_exactly_its_modifiers() {
    let pressed = |code: &str, alt, shift, repeat| {
        let init = web_sys::KeyboardEventInit::new();
        init.set_code(code);
        init.set_alt_key(alt);
        init.set_shift_key(shift);
        init.set_repeat(repeat);
        web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()
    };
    let shortcut = Shortcut::parse("Alt+Shift+C").unwrap();
    assert!(shortcut.is(&pressed("KeyC", true, true, false)));
    assert!(!shortcut.is(&pressed("KeyC", true, false, false)));
    assert!(!shortcut.is(&pressed("KeyC", true, true, true)));
    assert!(!shortcut.is(&pressed("KeyV", true, true, false)));
    assert!(Shortcut::default().is(&pressed("F2", false, false, false)));
    assert!(!Shortcut::parse("off").unwrap().is(&pressed("", false, false, false)));
}
