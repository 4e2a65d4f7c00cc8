//! What a session says about operator and customer (VTEX Session Manager, `namespaces.<namespace>.<key>.value`).

use std::sync::Arc;

use crate::{Failure, Fault};

/// Where the Session Manager is, unless a store says otherwise (a binding's root path, another origin).
pub const URL: &str = "/api/sessions";

/// How long one request may take in milliseconds, unless a store says otherwise: what VTEX's own boot code waits.
pub const TIMEOUT_MS: u32 = 7_000;

/// The keys a read asks for, in VTEX's `namespace.key` form: all the toolbar needs and nothing else (never `*`).
pub const ITEMS: [&str; 12] = [
    "authentication.adminUserEmail",
    "impersonate.canImpersonate",
    "impersonate.storeUserId",
    "impersonate.storeUserEmail",
    "profile.id",
    "profile.email",
    "profile.firstName",
    "profile.lastName",
    "profile.document",
    "profile.phone",
    "profile.isAuthenticated",
    "public.vtex-impersonated-customer-email",
];

/// The one key the toolbar writes, in the namespace `public`. The app `vtex.impersonate-session` reads it there, and
/// from the cookie of the same name.
pub const REQUESTED_KEY: &str = "vtex-impersonated-customer-email";

/// The operator who is logged in and may impersonate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Operator {
    /// `authentication.adminUserEmail`.
    pub email: String,
}

/// The customer in effect.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Customer {
    /// `impersonate.storeUserId`.
    pub id: String,
    /// `impersonate.storeUserEmail`.
    pub email: String,
    /// The customer's data once the session has loaded it: it may come some reads later.
    pub profile: Option<Profile>,
}

/// The customer's data, each as the store holds it, unformatted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Profile {
    /// `profile.firstName`.
    pub first_name: Option<String>,
    /// `profile.lastName`.
    pub last_name: Option<String>,
    /// `profile.document`.
    pub document: Option<String>,
    /// `profile.phone`.
    pub phone: Option<String>,
}

/// One read of the session, reduced to what the toolbar goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Session {
    /// Who is logged in to the store's admin; a shopper's session has nobody here.
    pub operator: Option<Arc<Operator>>,
    /// Whether the operator has the telesales role; `None` when `vtex.impersonate-session` is not installed.
    pub can_impersonate: Option<bool>,
    /// The e-mail that was *asked for*, which says nothing about who is in effect.
    pub requested: Option<String>,
    /// The customer *in effect*.
    pub customer: Option<Arc<Customer>>,
}

/// What stands at one `namespace.key` of a session body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No such key, or no value: an ordinary thing.
    Absent,
    /// A string, as every value of a session is.
    Text(String),
    /// Something else, which no session has.
    Other,
}

impl Session {
    /// Reads a session through `value_of(namespace, key)`, so that each host can use the JSON parser it already has.
    ///
    /// # Errors
    /// [`Fault::NotUnderstood`] when a value that decides who acts for whom is no string. A value that is only shown
    /// (name, document, phone) is left out instead.
    pub fn read(value_of: &dyn Fn(&str, &str) -> Value) -> Result<Self, Fault> {
        let decisive = |namespace, key| match value_of(namespace, key) {
            Value::Other => Err(Fault::NotUnderstood),
            value => Ok(value.text()),
        };
        let profile_id = decisive("profile", "id")?;
        let profile_email = decisive("profile", "email")?;
        let is_authenticated = decisive("profile", "isAuthenticated")?.is_some_and(|text| is_true(&text));
        let id = decisive("impersonate", "storeUserId")?;
        let email = decisive("impersonate", "storeUserEmail")?;

        let customer = match (id, email) {
            (None, _) => None,
            // Somebody is in effect and nobody can say who: not to be shown as anybody.
            (Some(_), None) => return Err(Fault::NotUnderstood),
            (Some(id), Some(email)) => {
                // After a switch the profile of the customer before can still be there for a read or two.
                let is_theirs = profile_email.is_some_and(|other| other.eq_ignore_ascii_case(&email));
                let is_loaded = profile_id.is_some() && is_authenticated && is_theirs;
                Some(Arc::new(Customer { id, email, profile: is_loaded.then(|| Profile::read(value_of)) }))
            }
        };
        Ok(Self {
            operator: decisive("authentication", "adminUserEmail")?.map(|email| Arc::new(Operator { email })),
            can_impersonate: decisive("impersonate", "canImpersonate")?.map(|text| is_true(&text)),
            // Whoever may write the session may write anything there, and what is no text asks for nobody.
            requested: value_of("public", REQUESTED_KEY).text(),
            customer,
        })
    }

    /// Who is operator by this session, or why nobody is.
    pub(crate) fn standing(&self) -> Result<Arc<Operator>, Failure> {
        match (&self.operator, self.can_impersonate) {
            (None, _) => Err(Failure::LoginExpired),
            (Some(_), None) => Err(Failure::AppMissing),
            (Some(_), Some(false)) => Err(Failure::RoleMissing),
            (Some(operator), Some(true)) => Ok(operator.clone()),
        }
    }
}

impl Profile {
    fn read(value_of: &dyn Fn(&str, &str) -> Value) -> Self {
        let shown = |key| value_of("profile", key).text();
        Self {
            first_name: shown("firstName"),
            last_name: shown("lastName"),
            document: shown("document"),
            phone: shown("phone"),
        }
    }
}

impl Value {
    /// The trimmed text; a key that was cleared by writing `""` counts as absent.
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Self::Absent | Self::Other => None,
        }
    }
}

impl Customer {
    /// First and last name, or whichever of them there is, else the e-mail's local part.
    #[must_use]
    pub fn name(&self) -> String {
        let profile = self.profile.as_ref();
        let first = profile.and_then(|profile| profile.first_name.as_deref());
        let last = profile.and_then(|profile| profile.last_name.as_deref());
        match (first, last) {
            (Some(first), Some(last)) => format!("{first} {last}"),
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
            (None, None) => self.email.split('@').next().unwrap_or_default().to_owned(),
        }
    }

    /// Whether two reads speak of the same customer.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.email.eq_ignore_ascii_case(&other.email)
    }
}

/// Booleans of a session are strings whose case varies; anything but "true" is a no.
/// Whether both are nobody, or the same customer.
pub(crate) fn are_same(one: Option<&Arc<Customer>>, other: Option<&Arc<Customer>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.is(other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn is_true(text: &str) -> bool {
    text.eq_ignore_ascii_case("true")
}
