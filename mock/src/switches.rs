//! What a store can be switched to, as a whole or for one session.

use crate::http::value_of;

/// Every field of the form of `POST /mock/store`; `return` is where the browser goes on to.
const FIELDS: [&str; 4] = ["impersonation-app", "cookie", "log-in", "return"];

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
}

impl Default for Switches {
    fn default() -> Self {
        Self { has_impersonation_app: true, has_strict_cookie: false, tells_log_in_by_write: false }
    }
}

impl Switches {
    /// The same, with what a form says changed: `impersonation-app=installed|missing`, `cookie=tolerant|strict`,
    /// `log-in=at-once|by-write`. An error says what is wrong.
    pub(crate) fn switched(self, form: &[(String, String)]) -> Result<Self, String> {
        if let Some((name, _)) = form.iter().find(|(name, _)| !FIELDS.contains(&name.as_str())) {
            return Err(format!("A store has no switch called {name}."));
        }
        if form.iter().all(|(name, _)| name == "return") {
            return Err("A store is switched by impersonation-app, cookie or log-in.".into());
        }
        Ok(Self {
            has_impersonation_app: switch(
                form,
                "impersonation-app",
                "missing",
                "installed",
                self.has_impersonation_app,
            )?,
            has_strict_cookie: switch(form, "cookie", "tolerant", "strict", self.has_strict_cookie)?,
            tells_log_in_by_write: switch(form, "log-in", "at-once", "by-write", self.tells_log_in_by_write)?,
        })
    }
}

/// Where one switch stands after the form, which need not name it.
fn switch(form: &[(String, String)], name: &str, off: &str, on: &str, now: bool) -> Result<bool, String> {
    match value_of(form, name) {
        None => Ok(now),
        Some(value) if value == off => Ok(false),
        Some(value) if value == on => Ok(true),
        Some(_) => Err(format!("{name} is {off} or {on}.")),
    }
}
