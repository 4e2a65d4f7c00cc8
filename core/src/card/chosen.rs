use super::known::Known;

/// What a store may choose, in words.
pub const EXPECTED: &str =
    "a list with commas of email, document, phone, profile.… and public.…, each once and perhaps with =label";

/// What is asked for on any card: whom the answer is about, and who buys where companies do.
const ITEMS: &str = "impersonate.storeUserId,impersonate.storeUserEmail,profile.id,profile.email,profile.isAuthenticated,\
    profile.firstName,profile.lastName,shopper.firstName,shopper.lastName,authentication.unitName";

/// The namespaces of which a card may show any key.
const NAMESPACES: [&str; 2] = ["profile", "public"];

/// The facts of a card, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card(Vec<Entry>);

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is shown.
    pub fact: Fact,
    /// What the store calls it; `None` where the store leaves that to the toolbar.
    pub label: Option<String>,
}

/// What a card can show of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the bar has read.
    Known(Known),
    /// A key of the session.
    Key {
        /// `profile` or `public`.
        namespace: &'static str,
        /// The key in it: letters, digits, `_` and `-` of ASCII, so that it stands for itself in a request's address.
        key: String,
    },
}

impl Card {
    /// Reads what a store has chosen: names with commas between, each perhaps with `=` and a label. A name is `email`, `document`,
    /// `phone`, or a key of the session such as `profile.priceTables`. `None` where it is something else, or names a fact twice.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut entries: Vec<Entry> = Vec::new();
        for part in text.split(',') {
            let (name, label) = match part.split_once('=') {
                Some((name, label)) => (name, Some(label.trim().to_owned())),
                None => (part, None),
            };
            let fact = Fact::parse(name.trim())?;
            if label.as_deref() == Some("") || entries.iter().any(|entry| entry.fact == fact) {
                return None;
            }
            entries.push(Entry { fact, label });
        }
        Some(Self(entries))
    }

    /// Its facts in their order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Whether it shows something that the bar has not read.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        self.entries().iter().any(|entry| matches!(entry.fact, Fact::Key { .. }))
    }

    /// What its own read of the session asks for, in VTEX's `namespace.key` form, with commas between: never `*`.
    #[must_use]
    pub fn items(&self) -> String {
        let mut items = ITEMS.to_owned();
        for entry in self.entries() {
            if let Fact::Key { namespace, key } = &entry.fact {
                for part in [",", *namespace, ".", key] {
                    items.push_str(part);
                }
            }
        }
        items
    }
}

impl Default for Card {
    fn default() -> Self {
        Self(Known::ALL.map(|known| Entry { fact: Fact::Known(known), label: None }).into())
    }
}

impl Fact {
    /// The key of a fact that has a name is that fact, so that what is masked is masked by either.
    fn parse(name: &str) -> Option<Self> {
        let known =
            |name: &str| Known::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name)).map(Self::Known);
        let Some((namespace, key)) = name.split_once('.') else { return known(name) };
        let namespace = NAMESPACES.into_iter().find(|known| *known == namespace)?;
        if namespace == "profile"
            && let Some(fact) = known(key)
        {
            return Some(fact);
        }
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        is_key.then(|| Self::Key { namespace, key: key.to_owned() })
    }
}
