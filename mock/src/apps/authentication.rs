//! `vtex.authentication-session`: says who is logged in (protocol §2).

use crate::session::Login;
use crate::store::Store;
use crate::token;

/// What the app reads.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Who is logged in; VTEX reads this from its log-in cookies.
    pub login: &'a Login,
}

/// What the app writes into the namespace `authentication`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The operator's e-mail; absent for a shopper.
    pub admin_user_email: Option<String>,
    /// The operator's id.
    pub admin_user_id: Option<String>,
    /// The shopper's e-mail; absent for an operator, whoever they act for.
    pub store_user_email: Option<String>,
    /// The shopper's id.
    pub store_user_id: Option<String>,
    /// The id of the unit for which somebody buys, where companies do.
    pub unit_id: Option<String>,
    /// The unit's name.
    pub unit_name: Option<String>,
}

impl Output {
    pub(crate) fn keys(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("adminUserEmail", self.admin_user_email.as_deref()),
            ("adminUserId", self.admin_user_id.as_deref()),
            ("storeUserEmail", self.store_user_email.as_deref()),
            ("storeUserId", self.store_user_id.as_deref()),
            ("unitId", self.unit_id.as_deref()),
            ("unitName", self.unit_name.as_deref()),
        ]
    }
}

/// Runs the app. People whom the store does not know are not logged in.
#[must_use]
pub fn run(store: &Store, input: &Input<'_>) -> Output {
    match input.login {
        Login::Visitor => Output::default(),
        Login::Operator(email) => store.people.operator(email).map_or_else(Output::default, |operator| Output {
            admin_user_email: Some(operator.email().into()),
            admin_user_id: Some(token::id_of(operator.email())),
            ..Output::default()
        }),
        Login::Shopper(email) => store.people.customer(email).map_or_else(Output::default, |customer| Output {
            store_user_email: Some(customer.email().into()),
            store_user_id: Some(customer.id()),
            ..Output::default()
        }),
    }
}
