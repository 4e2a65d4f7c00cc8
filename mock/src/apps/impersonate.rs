//! `vtex.impersonate-session`: checks the operator's role, and only then loads the customer asked for (protocol §2).

use crate::customer::Customer;
use crate::store::Store;

/// What the app reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// `public.vtex-impersonated-customer-email`, from a POST.
    pub public_customer_email: Option<&'a str>,
    /// The cookie of the same name, decoded. The public key goes before it.
    pub cookie_customer_email: Option<&'a str>,
    /// `authentication.adminUserEmail`.
    pub admin_user_email: Option<&'a str>,
}

/// What the app writes into the namespace `impersonate`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The id of the customer in effect.
    pub store_user_id: Option<String>,
    /// The e-mail of the customer in effect, spelled as it was registered.
    pub store_user_email: Option<String>,
    /// Whether there is an operator who has the telesales role, as `true` or `false` in either case; there whenever the
    /// app runs. Of visitors and shoppers it says `false`.
    pub can_impersonate: Option<String>,
    /// The store's account; there whenever the app runs.
    pub account: Option<String>,
}

impl Output {
    pub(crate) fn keys(&self) -> [(&'static str, Option<&str>); 4] {
        [
            ("storeUserId", self.store_user_id.as_deref()),
            ("storeUserEmail", self.store_user_email.as_deref()),
            ("canImpersonate", self.can_impersonate.as_deref()),
            ("account", self.account.as_deref()),
        ]
    }
}

/// Runs the app.
///
/// ```
/// use session_manager_mock::{Operator, Store, apps::impersonate};
///
/// let store = Store::new("myStore").with_operator(Operator::with_role("operator@gmail.com"));
/// let output = impersonate::run(&store, &impersonate::Input {
///     public_customer_email: Some("client@gmail.com"),
///     admin_user_email: Some("operator@gmail.com"),
///     ..Default::default()
/// });
/// assert_eq!(output.can_impersonate.as_deref(), Some("true"));
/// assert_eq!(output.store_user_id, None, "the store has no such customer");
/// ```
#[must_use]
pub fn run(store: &Store, input: &Input<'_>) -> Output {
    let account = Some(store.account.clone());
    let Some(operator) = input.admin_user_email.and_then(|email| store.people.operator(email)) else {
        return Output { can_impersonate: Some("false".into()), account, ..Output::default() };
    };
    let requested = input.public_customer_email.or(input.cookie_customer_email);
    let customer = requested.filter(|_| operator.can_impersonate()).and_then(|email| store.people.customer(email));
    Output {
        store_user_id: customer.as_deref().map(Customer::id),
        store_user_email: customer.as_deref().map(|customer| customer.email().into()),
        can_impersonate: Some(operator.can_impersonate_word().into()),
        account,
    }
}
