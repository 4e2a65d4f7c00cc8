//! `vtex.profile-session`: loads the data of the customer in effect (protocol §2).

use crate::store::Store;

/// What the app reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// `impersonate.storeUserEmail`; goes before the shopper.
    pub impersonated_email: Option<&'a str>,
    /// `authentication.storeUserEmail`.
    pub shopper_email: Option<&'a str>,
}

/// What the app writes into the namespace `profile`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The customer's id.
    pub id: Option<String>,
    /// The customer's e-mail.
    pub email: Option<String>,
    /// The first name, where the profile has one.
    pub first_name: Option<String>,
    /// The last name, where the profile has one.
    pub last_name: Option<String>,
    /// The document, where the profile has one.
    pub document: Option<String>,
    /// The phone number, where the profile has one.
    pub phone: Option<String>,
    /// `True` once the profile is loaded, `false` when the session is nobody's.
    pub is_authenticated: Option<String>,
    /// The price table the customer buys at, where it is not the list price.
    pub price_tables: Option<String>,
    /// Keys that stores' own session apps write, with their values.
    pub further: Vec<(String, String)>,
}

impl Output {
    pub(crate) fn keys(&self) -> [(&'static str, Option<&str>); 8] {
        [
            ("id", self.id.as_deref()),
            ("email", self.email.as_deref()),
            ("firstName", self.first_name.as_deref()),
            ("lastName", self.last_name.as_deref()),
            ("document", self.document.as_deref()),
            ("phone", self.phone.as_deref()),
            ("isAuthenticated", self.is_authenticated.as_deref()),
            ("priceTables", self.price_tables.as_deref()),
        ]
    }
}

/// Runs the app.
#[must_use]
pub fn run(store: &Store, input: &Input<'_>) -> Output {
    let email = input.impersonated_email.or(input.shopper_email);
    let Some(customer) = email.and_then(|email| store.people.customer(email)) else {
        return Output { is_authenticated: Some("false".into()), ..Output::default() };
    };
    let owned = |text: &Option<Box<str>>| text.as_deref().map(String::from);
    Output {
        id: Some(customer.id()),
        email: Some(customer.email().into()),
        first_name: owned(&customer.first_name),
        last_name: owned(&customer.last_name),
        document: owned(&customer.document),
        phone: owned(&customer.phone),
        is_authenticated: Some("True".into()),
        price_tables: owned(&customer.price_table),
        further: customer.profile_keys.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
    }
}
