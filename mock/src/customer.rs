//! Who buys at a store, kept small: there may be a hundred thousand of them.

use crate::{email, token};

/// Someone who buys at the store. All but the e-mail may be unknown; of generated customers that too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    pub(crate) email: Box<str>,
    pub(crate) first_name: Option<Box<str>>,
    pub(crate) last_name: Option<Box<str>>,
    pub(crate) document: Option<Box<str>>,
    pub(crate) phone: Option<Box<str>>,
    pub(crate) home_phone: Option<Box<str>>,
    pub(crate) corporate_document: Option<Box<str>>,
    pub(crate) corporate_name: Option<Box<str>>,
    pub(crate) price_table: Option<Box<str>>,
    /// Further keys of the session's `profile`, with their values.
    pub(crate) profile_keys: Vec<(Box<str>, Box<str>)>,
    /// What the id follows from where there is no e-mail.
    pub(crate) number: u32,
}

impl Customer {
    /// A customer with an empty profile.
    #[must_use]
    pub fn new(email: &str) -> Self {
        Self { email: email.into(), ..Self::default() }
    }

    /// The same customer with a first name.
    #[must_use]
    pub fn first_name(mut self, first_name: &str) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// The same customer with a last name.
    #[must_use]
    pub fn last_name(mut self, last_name: &str) -> Self {
        self.last_name = Some(last_name.into());
        self
    }

    /// The same customer with a document, such as a Brazilian CPF.
    #[must_use]
    pub fn document(mut self, document: &str) -> Self {
        self.document = Some(document.into());
        self
    }

    /// The same customer with a phone number.
    #[must_use]
    pub fn phone(mut self, phone: &str) -> Self {
        self.phone = Some(phone.into());
        self
    }

    /// The same customer with the phone number that the checkout asks for. The session's profile does not have it.
    #[must_use]
    pub fn home_phone(mut self, phone: &str) -> Self {
        self.home_phone = Some(phone.into());
        self
    }

    /// The same customer as a company, with its document, such as a Brazilian CNPJ, and its name.
    #[must_use]
    pub fn company(mut self, document: &str, name: &str) -> Self {
        self.corporate_document = Some(document.into());
        self.corporate_name = Some(name.into());
        self
    }

    /// The same customer with one more key in the session's `profile`, such as stores' own session apps write them.
    #[must_use]
    pub fn profile_key(mut self, name: &str, value: &str) -> Self {
        self.profile_keys.push((name.into(), value.into()));
        self
    }

    /// The same customer, buying at the prices of that table.
    #[must_use]
    pub fn price_table(mut self, name: &str) -> Self {
        self.price_table = Some(name.into());
        self
    }

    /// The customer's e-mail, spelled as it was registered; empty for one without.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The customer's id; it follows from the e-mail, so that it need not be kept.
    #[must_use]
    pub fn id(&self) -> String {
        if self.email.is_empty() {
            return token::id_of(&format!("customer {}", self.number));
        }
        token::id_of(&email::key_of(&self.email))
    }
}
