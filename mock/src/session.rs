//! One browser's session: what was put into it. What a session *says* is worked out by the session apps.

use std::collections::{BTreeMap, BTreeSet};

use crate::cookies;
use crate::faults::{Call, Fault, Kind, Queue};
use crate::http::Request;
use crate::namespaces::Key;
use crate::percent;
use crate::stats::Counts;
use crate::store::Store;
use crate::switches::Switches;
use crate::unindexed::Unindexed;

/// The public key, and the cookie, that name the customer asked for (protocol §2).
pub(crate) const REQUESTED_CUSTOMER: &str = cookies::IMPERSONATED;

/// Who is logged in at the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Login {
    /// Nobody. This is also what an operator is whose log-in has expired.
    #[default]
    Visitor,
    /// An operator, by e-mail.
    Operator(String),
    /// A customer shopping for themselves, by e-mail.
    Shopper(String),
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Session {
    /// Who is logged in, as far as the session knows.
    pub(crate) login: Login,
    /// Who has logged in since, of whom the session learns when it is written.
    pub(crate) login_to_come: Option<Login>,
    pub(crate) public: BTreeMap<String, Key>,
    /// The customer whom the cookie named when the last session request was made.
    pub(crate) cookie_customer: Option<String>,
    /// How the store stands for this session, where that is not as for all.
    pub(crate) switches: Option<Switches>,
    pub(crate) fault: Option<Box<Fault>>,
    /// Where the last answer waits for the one to the next call (the fault `reordered`).
    pub(crate) held_answers: BTreeSet<Queue>,
    /// New customers whom the session's searches do not find yet (the fault `search-late`).
    pub(crate) unindexed: Unindexed,
    pub(crate) counts: Counts,
    /// Whether an order was placed, and no cart begun since.
    pub(crate) has_ordered: bool,
}

/// The impersonation cookie holds what should have been percent-encoded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MalformedCookie;

impl Session {
    /// How the store stands for this session.
    pub(crate) fn switches(&self, store: &Store) -> Switches {
        self.switches.unwrap_or(store.switches)
    }

    /// The customer whom the public key names. Nobody is named by what is not a string.
    pub(crate) fn requested_customer(&self) -> Option<&str> {
        self.public.get(REQUESTED_CUSTOMER)?.value.as_str()
    }

    /// Looks at the impersonation cookie, as the session apps do on a session request and on no other. What does not
    /// decode is taken as it stands, unless the store is strict.
    pub(crate) fn see_cookie(&mut self, store: &Store, request: &Request) -> Result<(), MalformedCookie> {
        let raw = request.cookie(cookies::IMPERSONATED).unwrap_or_default();
        let email = if self.switches(store).has_strict_cookie {
            percent::decode_component(raw).map_err(|_| MalformedCookie)?
        } else {
            percent::decode(raw).unwrap_or_else(|_| raw.into())
        };
        self.cookie_customer = (!email.is_empty()).then_some(email);
        Ok(())
    }

    /// What the session's fault does to this call, if it strikes it.
    pub(crate) fn strike(&mut self, call: Call) -> Option<Kind> {
        let an_answer_is_held = self.held_answers.remove(&call.queue());
        let struck = self.fault.as_mut().and_then(|fault| fault.strike(call, an_answer_is_held));
        match struck {
            Some(Kind::Reordered) => {
                self.held_answers.insert(call.queue());
            }
            Some(Kind::LoginExpired) => self.log_in(Login::Visitor),
            _ => {}
        }
        struck
    }

    /// Forgets the fault once it has struck as often as it was to.
    pub(crate) fn forget_spent_fault(&mut self) {
        if self.fault.as_ref().is_some_and(|fault| fault.is_spent()) {
            self.fault = None;
        }
    }

    /// Knows from now on who is logged in.
    pub(crate) fn log_in(&mut self, login: Login) {
        self.login = login;
        self.login_to_come = None;
    }

    /// Learns who has logged in since it was last written.
    pub(crate) fn learn_log_in(&mut self) {
        if let Some(login) = self.login_to_come.take() {
            self.login = login;
        }
    }

    /// Writes a public key; an empty value clears it (protocol §1: there is no DELETE).
    pub(crate) fn write(&mut self, name: String, key: Key) {
        if key.is_empty() {
            self.public.remove(&name);
        } else {
            self.public.insert(name, key);
        }
    }
}
