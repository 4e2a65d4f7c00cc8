use std::sync::Arc;

use telesales_core::{Customer, Page, Stage};

use super::dom::{Part, button, element};
use super::message::with_message;
use super::scene::Shown;
use super::words;

/// Stands for what the store does not know of a customer, and for what has not come yet.
const UNKNOWN: &str = "–";

/// Who is in effect, or what is known of that, and the ways on from there.
pub fn card(now: &Shown) -> Part {
    let texts = now.texts();
    let name = element("p", "telesales-name")
        .flag("hidden", |now| customer(now).is_none())
        .holds(element("bdi", "").says_live(|now| customer(now).map(Customer::name).unwrap_or_default()));
    let facts = element("dl", "telesales-facts")
        .flag("hidden", |now| fact(now, 0).is_none())
        .holds(row::<0>())
        .holds(row::<1>())
        .holds(row::<2>());
    let orders = element("a", "telesales-button")
        .with("href", &now.scene.config.orders_url)
        .flag("hidden", |now| customer(now).is_none() || is_found(now))
        .says(texts.orders());
    let go_on = button("telesales-button telesales-main")
        .flag("hidden", |now| !is_found(now))
        .on(now, "click", |scene, _| scene.runtime.go_on())
        .says(texts.go_on());
    let reload = button("telesales-button telesales-main")
        .flag("hidden", |now| !is_outdated(now))
        .on(now, "click", |scene, _| scene.runtime.reload())
        .says(texts.reload());
    let stop = button("telesales-button telesales-stop")
        .flag("hidden", is_over)
        .whether("aria-disabled", words::is_under_way)
        .on(now, "click", |scene, _| scene.runtime.stop(drop))
        .says_live(|now| words::progress(now).unwrap_or(now.texts().log_out()).into());
    let actions = element("div", "telesales-actions")
        .flag("hidden", |now| is_over(now) && !is_outdated(now))
        .holds(orders)
        .holds(go_on)
        .holds(reload)
        .holds(stop);
    let whole = element("div", "telesales-card").holds(name).holds(facts);
    with_message(now, whole).holds(actions)
}

fn is_outdated(now: &Shown) -> bool {
    matches!(now.stage(), Stage::Outdated { .. })
}

fn is_found(now: &Shown) -> bool {
    matches!(now.stage(), Stage::Found { .. })
}

/// Whether the session is known to name nobody, so that there is nobody to log out from.
fn is_over(now: &Shown) -> bool {
    matches!(now.stage(), Stage::Outdated { customer: None, .. } | Stage::Lapsed { customer: None, .. })
}

/// A line, if there are so many.
fn row<const AT: usize>() -> Part {
    let term = |now: &Shown| fact(now, AT).map(|(term, _)| term.into()).unwrap_or_default();
    let value = |now: &Shown| fact(now, AT).map(|(_, value)| value).unwrap_or_default();
    element("div", "telesales-fact")
        .flag("hidden", |now| fact(now, AT).is_none())
        .holds(element("dt", "telesales-term").says_live(term))
        .holds(element("dd", "telesales-value").holds(element("bdi", "").says_live(value)))
}

/// Whose card it is: the customer stays on it while the stop is under way.
fn customer<'a>(now: &'a Shown) -> Option<&'a Customer> {
    match now.stage() {
        Stage::Acting { customer, .. } | Stage::Found { customer, .. } => Some(customer),
        Stage::Stopping { previous, .. } => previous.as_deref(),
        _ => None,
    }
}

/// What is known, each with its name: the one at this place, from 0 on.
fn fact(now: &Shown, at: usize) -> Option<(&'static str, String)> {
    let texts = now.texts();
    let name = |customer: &Option<Arc<Customer>>| {
        customer.as_ref().map_or_else(|| texts.nobody().to_owned(), |customer| customer.name())
    };
    if let Some(customer) = customer(now) {
        let profile = customer.profile.as_ref();
        let known = |value: Option<&String>| value.cloned().unwrap_or_else(|| UNKNOWN.to_owned());
        return match at {
            0 => Some((texts.email(), customer.email.clone())),
            1 => Some((texts.document(), known(profile.and_then(|profile| profile.document.as_ref())))),
            _ => Some((texts.phone(), known(profile.and_then(|profile| profile.phone.as_ref())))),
        };
    }
    match (now.stage(), at) {
        (Stage::Outdated { page: Page::Of(page), .. }, 0) => Some((texts.this_page(), name(page))),
        (Stage::Outdated { page: Page::Unknown, .. }, 0) => Some((texts.this_page(), UNKNOWN.to_owned())),
        (Stage::Outdated { customer, .. }, 1) => Some((texts.acting_for(), name(customer))),
        (Stage::Unconfirmed { email: Some(email), .. }, 0) => Some((texts.email(), email.clone())),
        (Stage::Lapsed { customer: Some(customer), .. }, 0) => Some((texts.email(), customer.email.clone())),
        _ => None,
    }
}
