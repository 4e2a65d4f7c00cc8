//! What a store can be switched to, as a whole or for one session.

mod choice;
mod look_ups;

pub(crate) use look_ups::{Duplicate, LookUps, Rights};

use choice::choice;

/// Every field of the form of `POST /mock/store`; `return` is where the browser goes on to.
const FIELDS: [&str; 10] = [
    "impersonation-app",
    "cookie",
    "log-in",
    "buyers",
    "customers",
    "searchable",
    "wildcards",
    "personal-data",
    "duplicate",
    "return",
];

/// How a store stands, where stores differ or nobody has seen VTEX do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Switches {
    /// Whether `vtex.impersonate-session` is installed (protocol §2).
    pub(crate) has_impersonation_app: bool,
    /// Whether a session request is refused whose impersonation cookie is not encoded as `encodeURIComponent` does it.
    /// VTEX's own toolbar writes it raw, so that VTEX cannot (protocol §3); but a test of one that encodes may want to
    /// see what it forgot.
    pub(crate) has_strict_cookie: bool,
    /// Whether a session that has begun learns of a log-in only when it is written (protocol §1).
    pub(crate) tells_log_in_by_write: bool,
    /// Who buys at the store.
    pub(crate) buyers: Buyers,
    pub(crate) look_ups: LookUps,
}

/// Who buys at a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Buyers {
    People,
    /// Companies, by contracts and units, as with the B2B Buyer Portal (protocol §1).
    Companies,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            has_impersonation_app: true,
            has_strict_cookie: false,
            tells_log_in_by_write: false,
            buyers: Buyers::People,
            look_ups: LookUps::default(),
        }
    }
}

impl Switches {
    /// The same, with what a form says changed: `impersonation-app=installed|missing`, `cookie=tolerant|strict`,
    /// `log-in=at-once|by-write`, `buyers=people|companies`, and those of [`LookUps::switched`]. An error says what is
    /// wrong.
    pub(crate) fn switched(self, form: &[(String, String)]) -> Result<Self, String> {
        if let Some((name, _)) = form.iter().find(|(name, _)| !FIELDS.contains(&name.as_str())) {
            return Err(format!("A store has no switch called {name}."));
        }
        if form.iter().all(|(name, _)| name == "return") {
            return Err(format!("A store is switched by one of {}.", FIELDS[..FIELDS.len() - 1].join(", ")));
        }
        let app = [("installed", true), ("missing", false)];
        let cookie = [("tolerant", false), ("strict", true)];
        let log_in = [("at-once", false), ("by-write", true)];
        let buyers = [("people", Buyers::People), ("companies", Buyers::Companies)];
        Ok(Self {
            has_impersonation_app: choice(form, "impersonation-app", &app, self.has_impersonation_app)?,
            has_strict_cookie: choice(form, "cookie", &cookie, self.has_strict_cookie)?,
            tells_log_in_by_write: choice(form, "log-in", &log_in, self.tells_log_in_by_write)?,
            buyers: choice(form, "buyers", &buyers, self.buyers)?,
            look_ups: self.look_ups.switched(form)?,
        })
    }
}
