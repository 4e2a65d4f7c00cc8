mod chosen;
mod copy;
mod facts;
mod particulars;
mod reveal;
mod whose;

use telesales_core::{Customer, Stage};

use super::cart::owner;
use super::change::change;
use super::choices::choices;
use super::message::with_message;
use super::untranslated::untranslated;
use crate::scene::{Part, Shown, button, element};
use facts::facts;

/// Who is in effect, or what is known of that, and the ways on from there.
pub fn card(now: &Shown) -> Part {
    let texts = now.texts();
    reveal::mask(now.scene);
    copy::forget(now.scene);
    particulars::look_again(now);
    let name = element("p", "telesales-name")
        .flag("hidden", |now| customer(now).is_none())
        .holds(untranslated().says_live(name));
    let orders = element("a", "telesales-button")
        .with("href", &choices(now.scene).orders_url)
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
    let whole = element("div", "telesales-card")
        .holds(name)
        .holds(facts())
        .holds(reveal::reveal(now))
        .holds(copy::refusal(now))
        .holds(owner(now));
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

fn customer<'a>(now: &'a Shown) -> Option<&'a Customer> {
    whose::customer(now.model).map(AsRef::as_ref)
}

/// Where companies buy, the person's and not the contract's.
fn name(now: &Shown) -> String {
    let person = particulars::details(now).person.clone();
    person.or_else(|| customer(now).map(Customer::name)).unwrap_or_default()
}
