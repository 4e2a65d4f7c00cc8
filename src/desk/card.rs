use std::sync::Arc;

use telesales_core::{Customer, Page, Stage};

use super::change::change;
use super::message::with_message;
use super::untranslated::untranslated;
use crate::scene::{Part, Row, Shown, button, element};

/// Stands for what the store does not know of a customer, and for what has not come yet.
const UNKNOWN: &str = "–";

/// Who is in effect, or what is known of that, and the ways on from there.
pub fn card(now: &Shown) -> Part {
    let texts = now.texts();
    let name = element("p", "telesales-name")
        .flag("hidden", |now| customer(now).is_none())
        .holds(untranslated().says_live(|now| customer(now).map(Customer::name).unwrap_or_default()));
    let facts = element("dl", "telesales-facts").flag("hidden", |now| facts(now).is_empty()).lists(rows, line);
    let orders = element("a", "telesales-button")
        .with("href", &now.scene.config.orders_url)
        .flag("hidden", |now| customer(now).is_none() || is_found(now))
        .says(texts.orders());
    let go_on = button("telesales-button telesales-main")
        .flag("hidden", |now| !is_found(now))
        .on(now.scene, "click", |scene, _| scene.runtime.go_on())
        .says(texts.go_on());
    let reload = button("telesales-button telesales-main")
        .flag("hidden", |now| !is_outdated(now))
        .on(now.scene, "click", |scene, _| scene.runtime.reload())
        .says(texts.reload());
    let stop = button("telesales-button telesales-stop")
        .flag("hidden", is_over)
        .whether("aria-disabled", |now| now.words().is_under_way())
        .on(now.scene, "click", |scene, _| scene.runtime.stop(drop))
        .says_live(|now| now.words().progress().unwrap_or(now.texts().log_out()).into());
    let actions = element("div", "telesales-actions")
        .flag("hidden", |now| is_over(now) && !is_outdated(now))
        .holds(orders)
        .holds(go_on)
        .holds(reload)
        .holds(stop)
        .holds(change(now));
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

/// A line.
fn line(_: &Shown, row: &Row) -> Part {
    let part = element("div", "telesales-fact");
    let Row::Fact(term, value) = row else { return part };
    part.holds(element("dt", "telesales-term").says(term))
        .holds(element("dd", "telesales-value").holds(untranslated().says(value)))
}

/// Whose card it is: the customer stays on it while the stop is under way.
fn customer<'a>(now: &'a Shown) -> Option<&'a Customer> {
    match now.stage() {
        Stage::Acting { customer, .. } | Stage::Found { customer, .. } => Some(customer),
        Stage::Stopping { previous, .. } => previous.as_deref(),
        _ => None,
    }
}

fn rows(now: &Shown) -> Vec<Row> {
    facts(now).into_iter().map(|(term, value)| Row::Fact(term, value)).collect()
}

/// What is known, each with its name.
fn facts(now: &Shown) -> Vec<(&'static str, String)> {
    let texts = now.texts();
    let name = |customer: &Option<Arc<Customer>>| {
        customer.as_ref().map_or_else(|| texts.nobody().to_owned(), |customer| customer.name())
    };
    if let Some(customer) = customer(now) {
        let profile = customer.profile.as_ref();
        let known = |value: Option<&String>| value.cloned().unwrap_or_else(|| UNKNOWN.to_owned());
        return vec![
            (texts.email(), customer.email.clone()),
            (texts.document(), known(profile.and_then(|profile| profile.document.as_ref()))),
            (texts.phone(), known(profile.and_then(|profile| profile.phone.as_ref()))),
        ];
    }
    match now.stage() {
        Stage::Outdated { page, customer, .. } => {
            let page = if let Page::Of(page) = page { name(page) } else { UNKNOWN.to_owned() };
            vec![(texts.this_page(), page), (texts.acting_for(), name(customer))]
        }
        Stage::Unconfirmed { email: Some(email), .. } => vec![(texts.email(), email.clone())],
        Stage::Lapsed { customer: Some(customer), .. } => vec![(texts.email(), customer.email.clone())],
        _ => Vec::new(),
    }
}
