//! Whose cart it is: `clientProfileData`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::customer::Customer;
use crate::email;
use crate::masked::{masked, masked_email};

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ClientProfile {
    pub(crate) email: String,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) document: Option<String>,
    pub(crate) phone: Option<String>,
}

impl ClientProfile {
    pub(crate) fn of_email(email: &str) -> Self {
        Self { email: email.into(), ..Self::default() }
    }

    /// Reads the body of an attachment; members that are none of a profile's are ignored.
    pub(crate) fn parse(body: &Value) -> Result<Self, &'static str> {
        let profile: Self =
            serde_json::from_value(body.clone()).map_err(|_| "clientProfileData has an e-mail, and strings only.")?;
        if !email::is_valid(&profile.email) {
            return Err("clientProfileData has an invalid e-mail.");
        }
        Ok(profile)
    }

    /// The customer's own data wherever this profile has none.
    pub(crate) fn completed_from(self, customer: &Customer) -> Self {
        let or_known =
            |sent: Option<String>, known: &Option<Box<str>>| sent.or_else(|| known.as_deref().map(String::from));
        Self {
            email: self.email,
            first_name: or_known(self.first_name, &customer.first_name),
            last_name: or_known(self.last_name, &customer.last_name),
            document: or_known(self.document, &customer.document),
            phone: or_known(self.phone, &customer.phone),
        }
    }

    /// The same data for eyes that may not see it: a first letter, then asterisks. The e-mail stays, as whoever
    /// asked has named it.
    pub(crate) fn masked(self) -> Self {
        let mask = |text: Option<String>| text.as_deref().map(masked);
        Self {
            email: self.email,
            first_name: mask(self.first_name),
            last_name: mask(self.last_name),
            document: mask(self.document),
            phone: mask(self.phone),
        }
    }

    /// The same for a browser that does not own the cart: nothing of it can be read, the e-mail neither.
    pub(crate) fn disowned(self) -> Self {
        let email = masked_email(&self.email);
        Self { email, ..self.masked() }
    }

    /// This profile as a session may see it: an operator and the customer in effect see all of it.
    pub(crate) fn seen_by(self, outputs: &crate::apps::Outputs) -> Self {
        let own = outputs.customer_email().is_some_and(|email| email.eq_ignore_ascii_case(&self.email));
        if own || outputs.is_operator() { self } else { self.masked() }
    }
}
