//! A session's namespaces as an answer shows them, and which of their keys were asked for.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// One key's content. A key without a value is absent, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Always a string, booleans included (protocol §1).
    pub value: String,
    /// Whether the client asked for the key to outlive a log-out.
    pub keep_alive: bool,
}

/// A session's namespaces: `namespaces["public"]["utm_source"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespaces(pub BTreeMap<String, BTreeMap<String, Key>>);

impl Namespaces {
    /// Adds a key, unless its value is empty.
    pub(crate) fn insert(&mut self, namespace: &str, key: &str, value: &str, keep_alive: bool) {
        if !value.is_empty() {
            let key_content = Key { value: value.into(), keep_alive };
            self.0.entry(namespace.into()).or_default().insert(key.into(), key_content);
        }
    }

    /// Adds what a session app puts out.
    pub(crate) fn extend<const N: usize>(&mut self, namespace: &str, keys: [(&str, Option<&str>); N]) {
        for (key, value) in keys {
            self.insert(namespace, key, value.unwrap_or_default(), false);
        }
    }

    /// The selected keys as JSON: `{"<ns>":{"<key>":{"value":"…"}}}`. What is absent is left out.
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
    /// `ns.key,ns.key`.
    Listed(Vec<(String, String)>),
}

impl Items {
    /// Reads `*` or `ns.key,ns.key`; anything else, an empty list included, is `None`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::All);
        }
        let item = |item: &str| {
            let (namespace, key) = item.split_once('.')?;
            (!namespace.is_empty() && !key.is_empty()).then(|| (namespace.into(), key.into()))
        };
        text.split(',').map(item).collect::<Option<_>>().map(Self::Listed)
    }

    fn contains(&self, namespace: &str, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Listed(items) => items.iter().any(|item| item.0 == namespace && item.1 == key),
        }
    }
}
