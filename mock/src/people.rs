//! Operators and customers, kept small: a store has a hundred thousand customers.

use std::collections::BTreeMap;

use crate::{email, token};

/// Someone of the store's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    email: String,
    can_impersonate: bool,
    capitalised: bool,
}

impl Operator {
    /// An operator with the telesales role.
    #[must_use]
    pub fn with_role(email: &str) -> Self {
        Self { email: email.into(), can_impersonate: true, capitalised: false }
    }

    /// An operator who may see the admin, but not act for customers.
    #[must_use]
    pub fn without_role(email: &str) -> Self {
        Self { email: email.into(), can_impersonate: false, capitalised: false }
    }

    /// The session says `True` and `False` of this operator, not `true` and `false`: VTEX does both (protocol §1).
    #[must_use]
    pub fn capitalised(mut self) -> Self {
        self.capitalised = true;
        self
    }

    /// The e-mail with which the operator logs in.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Whether the operator has the telesales role.
    #[must_use]
    pub fn can_impersonate(&self) -> bool {
        self.can_impersonate
    }

    /// How the session words [`Self::can_impersonate`].
    pub(crate) fn can_impersonate_word(&self) -> &'static str {
        match (self.can_impersonate, self.capitalised) {
            (true, false) => "true",
            (true, true) => "True",
            (false, false) => "false",
            (false, true) => "False",
        }
    }
}

/// Someone who buys at the store. All but the e-mail may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    pub(crate) email: Box<str>,
    pub(crate) first_name: Option<Box<str>>,
    pub(crate) last_name: Option<Box<str>>,
    pub(crate) document: Option<Box<str>>,
    pub(crate) phone: Option<Box<str>>,
    pub(crate) price_table: Option<Box<str>>,
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

    /// The same customer, buying at the prices of that table.
    #[must_use]
    pub fn price_table(mut self, name: &str) -> Self {
        self.price_table = Some(name.into());
        self
    }

    /// The customer's e-mail, spelled as it was registered.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The customer's id; it follows from the e-mail, so that it need not be kept.
    #[must_use]
    pub fn id(&self) -> String {
        token::id_of(&email::key_of(&self.email))
    }
}

/// Everyone a store knows, found by e-mail without regard to ASCII case.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    operators: Vec<Operator>,
    // A B-tree, not a hash map: it needs no randomness, and searches answer in one order on every run.
    customers: BTreeMap<Box<str>, Customer>,
    /// The customer who was registered first.
    first_customer: Option<Box<str>>,
}

impl People {
    pub(crate) fn add_operator(&mut self, operator: Operator) {
        self.operators.push(operator);
    }

    /// Registers a customer; one with the same e-mail is replaced.
    pub(crate) fn add_customer(&mut self, customer: Customer) {
        let key: Box<str> = email::key_of(&customer.email).into();
        self.first_customer.get_or_insert_with(|| key.clone());
        self.customers.insert(key, customer);
    }

    pub(crate) fn operators(&self) -> &[Operator] {
        &self.operators
    }

    pub(crate) fn operator(&self, email: &str) -> Option<&Operator> {
        self.operators.iter().find(|operator| operator.email.eq_ignore_ascii_case(email))
    }

    pub(crate) fn customer(&self, email: &str) -> Option<&Customer> {
        self.customers.get(email::key_of(email).as_str())
    }

    pub(crate) fn first_customer(&self) -> Option<&Customer> {
        self.first_customer.as_deref().and_then(|email| self.customer(email))
    }

    /// All customers in the order of their e-mails.
    pub(crate) fn customers(&self) -> impl ExactSizeIterator<Item = &Customer> {
        self.customers.values()
    }
}
