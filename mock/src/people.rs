//! Operators and customers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::crowd::Crowd;
use crate::customer::Customer;
use crate::email;

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

/// Everyone a store knows, found by e-mail without regard to ASCII case.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    operators: Vec<Operator>,
    // A B-tree, not a hash map: it needs no randomness, and searches answer in one order on every run.
    customers: BTreeMap<Box<str>, Customer>,
    /// The customer who was registered first.
    first_customer: Option<Box<str>>,
    /// The customers who are generated; those who were registered go before them.
    pub(crate) crowd: Crowd,
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

    pub(crate) fn customer(&self, email: &str) -> Option<Cow<'_, Customer>> {
        let registered = self.customers.get(email::key_of(email).as_str()).map(Cow::Borrowed);
        registered.or_else(|| self.crowd.customer_with_email(email).map(Cow::Owned))
    }

    pub(crate) fn customer_with_id(&self, id: &str) -> Option<Cow<'_, Customer>> {
        let registered = self.customers().find(|customer| customer.id() == id).map(Cow::Borrowed);
        registered.or_else(|| self.crowd.customer_with_id(id).map(Cow::Owned))
    }

    pub(crate) fn first_customer(&self) -> Option<&Customer> {
        self.customers.get(self.first_customer.as_deref()?)
    }

    /// The customers who were registered, in the order of their e-mails.
    pub(crate) fn customers(&self) -> impl ExactSizeIterator<Item = &Customer> {
        self.customers.values()
    }
}
