//! Everything a store can choose. Each option is named once, here: its attribute, its default, what it is for.

use telesales_core::pages::{MY_ORDERS, Pages};
use telesales_core::session::{TIMEOUT_MS, URL};
use telesales_core::{Settings, Transport};

/// How the toolbar behaves in one store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the Session Manager is: a path, or a URL of another origin. `session-url`.
    pub session_url: String,
    /// Whether cookies go to another origin. `credentials`.
    pub credentials: Credentials,
    /// How the customer's e-mail reaches the session. `transport`.
    pub transport: Transport,
    /// URL patterns of the pages without a bar, with spaces between them; see [`Pages`]. `hide-on`.
    pub hide_on: String,
    /// What follows a verified change. `after`.
    pub after: After,
    /// The language as a BCP 47 tag; `None`: the nearest `lang`, then English. `locale`.
    pub locale: Option<String>,
    /// Where the link to the customer's orders leads. `orders-url`.
    pub orders_url: String,
    /// How long one request may take, in milliseconds. `timeout-ms`.
    pub timeout_ms: u32,
}

/// Whether cookies go to a Session Manager on another origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Only to the page's own origin.
    #[default]
    SameOrigin,
    /// To any origin; that server must allow it (CORS).
    Include,
}

/// What follows a verified change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// The page is loaded anew, because prices, catalogue and cart follow the session.
    #[default]
    Reload,
    /// Nothing: the page's own code does what is needed when it hears `telesales-change`.
    Nothing,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            session_url: URL.into(),
            credentials: Credentials::default(),
            transport: Transport::default(),
            hide_on: MY_ORDERS.into(),
            after: After::default(),
            locale: None,
            orders_url: "/account#/orders".into(),
            timeout_ms: TIMEOUT_MS,
        }
    }
}

/// An attribute's value that the option does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidOption {
    /// The attribute.
    pub attribute: &'static str,
    /// What it can be.
    pub expected: &'static str,
}

impl Config {
    /// Reads attributes as the element spells them; an absent one leaves the default.
    ///
    /// # Errors
    /// The configuration is usable all the same: what is no value of an option leaves that option's default, and is
    /// listed.
    pub fn from_attributes(attribute: &dyn Fn(&str) -> Option<String>) -> (Self, Vec<InvalidOption>) {
        let mut config = Self::default();
        let mut invalid = Vec::new();
        for option in &OPTIONS {
            if let Some(value) = attribute(option.attribute)
                && !(option.set)(&mut config, value.trim())
            {
                invalid.push(InvalidOption { attribute: option.attribute, expected: option.expected });
            }
        }
        (config, invalid)
    }

    /// What of it the state machine goes by.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings { transport: self.transport, hide_on: Pages::parse(&self.hide_on), ..Settings::default() }
    }
}

struct ElementOption {
    attribute: &'static str,
    expected: &'static str,
    /// Says whether the value is one of this option.
    set: fn(&mut Config, &str) -> bool,
}

const OPTIONS: [ElementOption; 8] = [
    ElementOption {
        attribute: "session-url",
        expected: "a path or a URL",
        set: |config, value| fill(&mut config.session_url, value),
    },
    ElementOption {
        attribute: "credentials",
        expected: "same-origin or include",
        set: |config, value| {
            choose(
                &mut config.credentials,
                value,
                &[("same-origin", Credentials::SameOrigin), ("include", Credentials::Include)],
            )
        },
    },
    ElementOption {
        attribute: "transport",
        expected: "both, api or cookie",
        set: |config, value| {
            choose(
                &mut config.transport,
                value,
                &[("both", Transport::Both), ("api", Transport::Api), ("cookie", Transport::Cookie)],
            )
        },
    },
    ElementOption {
        attribute: "hide-on",
        expected: "URL patterns, or nothing to show the bar everywhere",
        set: |config, value| {
            config.hide_on = value.into();
            true
        },
    },
    ElementOption {
        attribute: "after",
        expected: "reload or none",
        set: |config, value| choose(&mut config.after, value, &[("reload", After::Reload), ("none", After::Nothing)]),
    },
    ElementOption {
        attribute: "locale",
        expected: "a language tag such as pt-BR",
        set: |config, value| {
            if !value.is_empty() {
                config.locale = Some(value.into());
            }
            !value.is_empty()
        },
    },
    ElementOption {
        attribute: "orders-url",
        expected: "a URL",
        set: |config, value| fill(&mut config.orders_url, value),
    },
    ElementOption {
        attribute: "timeout-ms",
        expected: "milliseconds, more than 0",
        set: |config, value| match value.parse() {
            Ok(milliseconds) if milliseconds > 0 => {
                config.timeout_ms = milliseconds;
                true
            }
            _ => false,
        },
    },
];

fn fill(option: &mut String, value: &str) -> bool {
    if !value.is_empty() {
        *option = value.into();
    }
    !value.is_empty()
}

fn choose<T: Copy>(option: &mut T, value: &str, choices: &[(&str, T)]) -> bool {
    let choice = choices.iter().find(|(name, _)| value.eq_ignore_ascii_case(name));
    if let Some((_, chosen)) = choice {
        *option = *chosen;
    }
    choice.is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn read(attributes: &[(&str, &str)]) -> (Config, Vec<&'static str>) {
        let (config, invalid) = Config::from_attributes(&|name| {
            attributes.iter().find(|(attribute, _)| *attribute == name).map(|(_, value)| (*value).to_owned())
        });
        (config, invalid.into_iter().map(|option| option.attribute).collect())
    }

    #[wasm_bindgen_test]
    fn the_element_observes_each_attribute() {
        let script = include_str!("../element/telesales-toolbar.js");
        let (_, list) = script.split_once("observedAttributes = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let observed: Vec<&str> = list.split('\'').skip(1).step_by(2).collect();
        assert_eq!(observed, OPTIONS.map(|option| option.attribute));
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
            ("after", "none"),
            ("locale", "pt-BR"),
            ("orders-url", "/my/orders"),
            ("timeout-ms", "1500"),
        ]);
        let expected = Config {
            session_url: "/es/api/sessions".into(),
            credentials: Credentials::Include,
            transport: Transport::Cookie,
            hide_on: "/help".into(),
            after: After::Nothing,
            locale: Some("pt-BR".into()),
            orders_url: "/my/orders".into(),
            timeout_ms: 1_500,
        };
        assert_eq!((config, invalid), (expected, Vec::new()));
    }

    #[wasm_bindgen_test]
    fn what_is_no_value_keeps_the_default_and_is_named() {
        let wrong = [
            ("session-url", ""),
            ("credentials", "yes"),
            ("transport", "carrier pigeon"),
            ("after", "stay"),
            ("locale", ""),
            ("orders-url", " "),
            ("timeout-ms", "-1"),
        ];
        let (config, invalid) = read(&wrong);
        assert_eq!(config, Config::default());
        assert_eq!(invalid, wrong.map(|(attribute, _)| attribute));
        for value in ["0", "1e3", "4294967296", "7s", ""] {
            assert_eq!(read(&[("timeout-ms", value)]), (Config::default(), vec!["timeout-ms"]));
        }
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
            "reload",
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
        proptest!(config, |(values in prop::collection::vec(value(), OPTIONS.len()))| {
            let attributes: Vec<(&str, String)> = OPTIONS
                .iter()
                .zip(&values)
                .filter_map(|(option, value)| Some((option.attribute, value.clone()?)))
                .collect();
            let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let (config, invalid) = read(&attributes);
            prop_assert!(config.timeout_ms > 0 && !config.session_url.is_empty() && !config.orders_url.is_empty());
            prop_assert!(config.locale.as_ref().is_none_or(|locale| !locale.is_empty()));
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
}
