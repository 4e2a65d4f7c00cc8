//! A session's namespaces as an answer shows them, and which of their keys were asked for.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// One key's content. A key without a value is absent, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What the session apps put out are strings, booleans included (protocol §1). Of what a client writes, VTEX keeps
    /// numbers, booleans, lists and objects as they are.
    pub value: Value,
    /// Whether the client asked for the key to outlive a log-out.
    pub keep_alive: bool,
}

impl Key {
    pub(crate) fn of_text(text: &str) -> Self {
        Self { value: text.into(), keep_alive: false }
    }

    /// Whether there is no value: `""` or `null`.
    pub(crate) fn is_empty(&self) -> bool {
        self.value.is_null() || self.value == ""
    }
}

/// A session's namespaces: `namespaces["public"]["utm_source"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespaces(pub BTreeMap<String, BTreeMap<String, Key>>);

impl Namespaces {
    /// Adds a key, unless its value is empty.
    pub(crate) fn insert(&mut self, namespace: &str, name: &str, key: Key) {
        if !key.is_empty() {
            self.0.entry(namespace.into()).or_default().insert(name.into(), key);
        }
    }

    /// Adds what a session app puts out.
    pub(crate) fn extend<const N: usize>(&mut self, namespace: &str, keys: [(&str, Option<&str>); N]) {
        for (key, value) in keys {
            self.insert(namespace, key, Key::of_text(value.unwrap_or_default()));
        }
    }

    /// The selected keys as JSON: `{"<ns>":{"<key>":{"value":…}}}`. What is absent is left out.
    #[must_use]
    pub(crate) fn to_json(&self, items: &Items) -> Value {
        let mut selected = json!({});
        for (namespace, keys) in &self.0 {
            for (key, content) in keys.iter().filter(|(key, _)| items.contains(namespace, key)) {
                selected[namespace][key] = if content.keep_alive {
                    json!({ "value": content.value, "keepAlive": true })
                } else {
                    json!({ "value": content.value })
                };
            }
        }
        selected
    }
}

/// The `items` of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    /// `*`, which VTEX says never to use in production.
    All,
    /// `ns.key,ns`.
    Listed(Vec<Item>),
}

/// One of the `items`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    namespace: String,
    /// `None` stands for the whole namespace.
    key: Option<String>,
}

impl Items {
    /// Reads `*`, or a list of `ns.key` and of `ns` for a whole namespace; anything else, an empty list included, is
    /// `None`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.split(',').any(|item| item == "*") {
            return Some(Self::All);
        }
        text.split(',').map(Item::parse).collect::<Option<_>>().map(Self::Listed)
    }

    fn contains(&self, namespace: &str, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Listed(items) => items.iter().any(|item| item.contains(namespace, key)),
        }
    }
}

impl Item {
    fn parse(text: &str) -> Option<Self> {
        let (namespace, key) = match text.split_once('.') {
            Some((namespace, key)) => (namespace, Some(key)),
            None => (text, None),
        };
        let has_names = !namespace.is_empty() && key != Some("");
        has_names.then(|| Self { namespace: namespace.into(), key: key.map(String::from) })
    }

    fn contains(&self, namespace: &str, key: &str) -> bool {
        self.namespace == namespace && self.key.as_deref().is_none_or(|own| own == key)
    }
}
