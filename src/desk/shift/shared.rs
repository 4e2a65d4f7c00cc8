//! What all tabs of a browser know of the time limit: times in `localStorage`, and nothing personal.

use std::cell::Cell;

use js_sys::Date;
use telesales_core::Whom;
use telesales_core::shift::{Now, Shared};

use crate::runtime::memory::{get, recall, set};
use crate::runtime::time::{age_of_page, milliseconds};

/// Since when the operator acts, or when the operator last chose to stay; and, after a space, when the acting began of which that is.
pub const SINCE: &str = "telesales-since";
/// When the operator last did something.
pub const ACTIVE: &str = "telesales-active";
/// When the time limit last ended it.
pub const OVER: &str = "telesales-over";

/// What the tabs share, and this one alone where the browser keeps nothing.
#[derive(Default)]
pub struct Memory(Cell<Shared>);

impl Memory {
    /// This moment, with what all tabs know in it.
    pub fn now(&self) -> Now {
        let time = Date::now();
        let change = recall(time).last_change.filter(|change| !change.is_under_way);
        let began = change.filter(|change| change.whom != Whom::Nobody).map(|change| change.at);
        Now {
            time: milliseconds(time),
            steady: milliseconds(age_of_page().unwrap_or(time)),
            shared: self.shared(),
            began,
        }
    }

    pub fn share_since(&self, since: u64, began: Option<u64>) {
        let text = began.map_or_else(|| since.to_string(), |began| format!("{since} {began}"));
        if !set("localStorage", SINCE, &text) {
            self.0.set(Shared { since: Some(since), began, ..self.0.get() });
        }
    }

    pub fn share_active(&self, active: u64) {
        if !set("localStorage", ACTIVE, &active.to_string()) {
            self.0.set(Shared { active: Some(active), ..self.0.get() });
        }
    }

    pub fn forget(&self) {
        self.0.take();
        for name in [SINCE, ACTIVE] {
            set("localStorage", name, "");
        }
    }

    fn shared(&self) -> Shared {
        let own = self.0.get();
        let since = get("localStorage", SINCE).unwrap_or_default();
        let mut since = since.split(' ').map(|time| time.parse().ok());
        let (since, began) = (since.next().flatten(), since.next().flatten());
        let active = get("localStorage", ACTIVE).and_then(|time| time.parse().ok());
        Shared {
            since: since.or(own.since),
            began: if since.is_some() { began } else { own.began },
            active: active.or(own.active),
        }
    }
}

/// Says when the time limit ended it, for pages to come.
pub fn remember_over() {
    set("localStorage", OVER, &milliseconds(Date::now()).to_string());
}

/// When that was.
pub fn over() -> Option<u64> {
    get("localStorage", OVER)?.parse().ok()
}

/// Somebody is acted for again.
pub fn forget_over() {
    if over().is_some() {
        set("localStorage", OVER, "");
    }
}
