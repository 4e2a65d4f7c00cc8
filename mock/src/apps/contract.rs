//! The namespaces where companies buy, as with VTEX's B2B Buyer Portal: `profile` is the contract, the person is in
//! `shopper`, and `authentication` names the unit (protocol §1).

use super::{authentication, profile};
use crate::customer::Customer;
use crate::token;

/// The company of customers who have none of their own.
const COMPANY: &str = "Exemplo Comércio Ltda";

/// The department that buys, in every company.
const UNIT: &str = "Compras";

/// What the namespace `shopper` says: who the person is that buys for the company.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shopper {
    /// The person's first name, where it is known.
    pub first_name: Option<String>,
    /// The person's last name, where it is known.
    pub last_name: Option<String>,
}

impl Shopper {
    pub(crate) fn keys(&self) -> [(&'static str, Option<&str>); 2] {
        [("firstName", self.first_name.as_deref()), ("lastName", self.last_name.as_deref())]
    }
}

/// Puts the customer's contract in the place of the person, and tells who that is.
pub(crate) fn put_in_place(
    customer: &Customer,
    authentication: &mut authentication::Output,
    profile: &mut profile::Output,
) -> Shopper {
    let company = customer.corporate_name.as_deref().unwrap_or(COMPANY);
    authentication.unit_id = Some(token::id_of(&format!("{UNIT} of {company}")));
    authentication.unit_name = Some(UNIT.into());
    profile.document = customer.corporate_document.as_deref().map(String::from);
    Shopper { first_name: profile.first_name.replace(company.into()), last_name: profile.last_name.take() }
}
