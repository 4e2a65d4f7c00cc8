//! The session apps, each a function from its declared inputs to its outputs, and the cascade that runs them:
//! `authentication` → `impersonate` → `profile` → `store` (protocol §1).

pub mod authentication;
pub mod contract;
pub mod impersonate;
pub mod profile;

use crate::namespaces::{Key, Namespaces};
use crate::session::Session;
use crate::store::Store;
use crate::switches::Buyers;

/// What the apps make of a session.
pub(crate) struct Outputs {
    pub(crate) authentication: authentication::Output,
    pub(crate) impersonate: impersonate::Output,
    pub(crate) profile: profile::Output,
    pub(crate) shopper: contract::Shopper,
}

/// Runs the apps that are installed, one on the outputs of the other.
pub(crate) fn run(store: &Store, session: &Session) -> Outputs {
    if !session.switches(store).has_impersonation_app {
        return run_without_impersonation_app(store, session);
    }
    let authentication = authenticate(store, session);
    let input = impersonate::Input {
        public_customer_email: session.requested_customer(),
        cookie_customer_email: session.cookie_customer.as_deref(),
        admin_user_email: authentication.admin_user_email.as_deref(),
    };
    let impersonate = impersonate::run(store, &input);
    with_profile(store, session, authentication, impersonate)
}

/// Runs the apps as if `vtex.impersonate-session` was not installed.
pub(crate) fn run_without_impersonation_app(store: &Store, session: &Session) -> Outputs {
    with_profile(store, session, authenticate(store, session), impersonate::Output::default())
}

fn authenticate(store: &Store, session: &Session) -> authentication::Output {
    authentication::run(store, &authentication::Input { login: &session.login })
}

fn with_profile(
    store: &Store,
    session: &Session,
    mut authentication: authentication::Output,
    impersonate: impersonate::Output,
) -> Outputs {
    let mut profile = profile::run(
        store,
        &profile::Input {
            impersonated_email: impersonate.store_user_email.as_deref(),
            shopper_email: authentication.store_user_email.as_deref(),
        },
    );
    let customer = profile.email.as_deref().and_then(|email| store.people.customer(email));
    let shopper = match customer {
        Some(customer) if session.switches(store).buyers == Buyers::Companies => {
            contract::put_in_place(&customer, &mut authentication, &mut profile)
        }
        _ => contract::Shopper::default(),
    };
    Outputs { authentication, impersonate, profile, shopper }
}

/// Runs the apps for a call that is no session request: the profile is late for it as for the session's next read.
pub(crate) fn run_as_last_read(store: &Store, session: &Session) -> Outputs {
    let mut outputs = run(store, session);
    if session.fault.as_ref().is_some_and(|fault| fault.profile_is_late()) {
        outputs.lose_profile();
    }
    outputs
}

impl Outputs {
    /// Knows nothing of the customer but who it is.
    pub(crate) fn lose_profile(&mut self) {
        self.profile = profile::Output::default();
        self.shopper = contract::Shopper::default();
    }

    /// The e-mail of the customer whose prices and cart these are.
    pub(crate) fn customer_email(&self) -> Option<&str> {
        self.impersonate.store_user_email.as_deref().or(self.authentication.store_user_email.as_deref())
    }

    /// Whether an operator may see what is personal to customers.
    pub(crate) fn is_operator(&self) -> bool {
        self.authentication.admin_user_email.is_some()
    }

    /// The session as an answer shows it.
    pub(crate) fn namespaces(&self, store: &Store, session: &Session) -> Namespaces {
        let mut namespaces = Namespaces::default();
        for (name, key) in &session.public {
            namespaces.insert("public", name, key.clone());
        }
        namespaces.extend("account", [("accountName", Some(&store.account))]);
        namespaces.extend("authentication", self.authentication.keys());
        namespaces.extend("impersonate", self.impersonate.keys());
        namespaces.extend("profile", self.profile.keys());
        for (name, value) in &self.profile.further {
            namespaces.insert("profile", name, Key::of_text(value));
        }
        namespaces.extend("shopper", self.shopper.keys());
        namespaces.extend(
            "store",
            [
                ("channel", Some("1")),
                ("countryCode", Some("BRA")),
                ("cultureInfo", Some("pt-BR")),
                ("currencyCode", Some("BRL")),
                ("currencySymbol", Some("R$")),
            ],
        );
        namespaces
    }
}
