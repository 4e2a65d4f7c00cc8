//! What a browser remembers of the session's last change, for all pages of the origin, and of what the operator confirmed in
//! this tab. A time, a random number and a byte: nothing personal (see [`Whom`]).

use crate::browser::window;
use js_sys::{Date, Math, Reflect};
use telesales_core::{Customer, LastChange, Memory, Requested, UNDER_WAY_MS, Whom};
use wasm_bindgen::JsValue;

use super::time::milliseconds;

/// In `localStorage`. A page that hears of its change may look at the session.
pub(super) const LAST_CHANGE: &str = "telesales-changed";
/// How long a request of a page that has gone may still be under way, in milliseconds.
const ARRIVES_WITHIN_MS: u64 = 2_000;

/// In `sessionStorage`: where the operator goes on with whom nobody here began.
const CONFIRMED: &str = "telesales-confirmed";

/// For an answer that was asked for at that time, in milliseconds since 1970.
pub(crate) fn recall(asked: f64) -> Memory {
    let text = get("localStorage", LAST_CHANGE);
    let confirmed = get("sessionStorage", CONFIRMED).and_then(|text| LastChange::parse(&text));
    Memory {
        now: now(),
        asked: milliseconds(asked),
        last_change: text.as_deref().and_then(LastChange::parse),
        confirmed: confirmed.map(|confirmed| confirmed.whom),
        // A browser that lets nothing be written may still let it be read.
        is_kept: text.is_some() || set("localStorage", LAST_CHANGE, ""),
    }
}

/// For all tabs; for this one alone where the browser keeps nothing longer.
pub(super) fn remember(customer: Option<&Customer>, was_made_here: bool, at: Option<u64>) {
    let text = change(customer.map(|customer| customer.email.as_str()), was_made_here, false, at.unwrap_or_else(now));
    if !set("localStorage", LAST_CHANGE, &text) && was_made_here {
        set("sessionStorage", CONFIRMED, &text);
    }
}

/// For all tabs: until the outcome is known, no page is sure to be made for whom the session is for then.
pub(super) fn remember_request(requested: &Requested) {
    let email = match requested {
        Requested::Customer(email) | Requested::ByCookie(email) => Some(email.as_str()),
        Requested::Nobody => None,
    };
    set("localStorage", LAST_CHANGE, &change(email, true, true, now() + UNDER_WAY_MS));
}

/// The page leaves while a write of it is under way: what comes of that nobody will tell, and the server has it by then.
pub(super) fn leave() {
    let change = get("localStorage", LAST_CHANGE).as_deref().and_then(LastChange::parse);
    if let Some(change) = change.filter(|change| change.is_under_way) {
        let left = LastChange { at: change.at.min(now() + ARRIVES_WITHIN_MS), ..change };
        set("localStorage", LAST_CHANGE, &left.to_string());
    }
}

/// For this tab.
pub(super) fn confirm(customer: &Customer) {
    set("sessionStorage", CONFIRMED, &change(Some(&customer.email), false, false, now()));
}

fn change(email: Option<&str>, was_made_here: bool, is_under_way: bool, at: u64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let salt = (Math::random() * f64::from(u32::MAX)) as u32;
    LastChange { at, whom: Whom::of(email, salt), was_made_here, is_under_way }.to_string()
}

fn now() -> u64 {
    milliseconds(Date::now())
}

/// `None` where there is no such storage, or nothing in it.
pub(crate) fn get(storage: &str, name: &str) -> Option<String> {
    let storage = Reflect::get(&window(), &storage.into()).ok()?;
    Reflect::get(&storage, &name.into()).ok()?.as_string()
}

/// Says whether it is kept.
pub(crate) fn set(storage: &str, name: &str, value: &str) -> bool {
    let kept = Reflect::get(&window(), &storage.into())
        .and_then(|storage| Reflect::set(&storage, &name.into(), &JsValue::from_str(value)));
    kept.is_ok() && get(storage, name).as_deref() == Some(value)
}
