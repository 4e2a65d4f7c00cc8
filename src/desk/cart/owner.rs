use telesales_core::cart::{Event, Verdict};
use telesales_core::{Customer, Stage};

use super::keeper::{keeper, tell};
use super::note::{has_note, is_wrong};
use super::wording::{came_of, words};
use crate::desk::named::named;
use crate::desk::untranslated::untranslated;
use crate::scene::{Part, Shown, button, element};

/// What is in the cart, whose it is, and what there is to do where it is not the customer's.
pub fn owner(now: &Shown) -> Part {
    let texts = now.texts();
    let line = element("p", "telesales-in-cart")
        .flag("hidden", |now| keeper(now.scene).contents.borrow().is_empty())
        .says(texts.cart())
        .says(": ")
        .holds(untranslated().says_live(contents));
    let warning = element("p", "telesales-message").flag("hidden", |now| !is_wrong(now)).says_live(whose);
    let fine = element("p", "telesales-in-cart").flag("hidden", is_wrong).says_live(whose);
    let outcome = element("p", "telesales-in-cart").flag("hidden", |now| notice(now).is_empty()).says_live(notice);
    let held = element("p", "telesales-message").flag("hidden", is_not_asked).says(texts.cart_order_held());
    let order = button("telesales-button")
        .flag("hidden", is_not_asked)
        .on(now.scene, "click", |scene, _| {
            tell(scene, Event::OrderAnyway);
            scene.close();
        })
        .says(texts.cart_order());
    let give = button("telesales-button")
        .flag("hidden", |now| !keeper(now.scene).model.borrow().can_be_given())
        .whether("aria-disabled", is_busy)
        .on(now.scene, "click", |scene, _| tell(scene, Event::Give))
        .holds(named(texts.cart_give(), customer));
    let empty = button("telesales-button")
        .flag("hidden", |now| !is_wrong(now) || is_unreadable(now))
        .whether("aria-disabled", is_busy)
        .on(now.scene, "click", |scene, _| tell(scene, Event::Empty))
        .says(texts.cart_empty());
    let again = button("telesales-button")
        .flag("hidden", |now| !is_unreadable(now))
        .whether("aria-disabled", is_busy)
        .on(now.scene, "click", |scene, _| tell(scene, Event::Look))
        .says(texts.check_again());
    element("div", "telesales-owner")
        .flag("hidden", |now| !has_note(now) && notice(now).is_empty())
        .holds(held)
        .holds(line)
        .holds(warning)
        .holds(fine)
        .holds(outcome)
        .holds(
            element("div", "telesales-repair")
                .flag("hidden", |now| !is_wrong(now))
                .holds(give)
                .holds(empty)
                .holds(again)
                .holds(order),
        )
}

fn contents(now: &Shown) -> String {
    keeper(now.scene).contents.borrow().clone()
}

fn whose(now: &Shown) -> String {
    let verdict = keeper(now.scene).model.borrow().verdict();
    verdict.filter(|_| has_note(now)).map(|verdict| words(now.texts(), verdict)).unwrap_or_default().into()
}

fn notice(now: &Shown) -> String {
    let notice = keeper(now.scene).model.borrow().notice();
    notice.map(|notice| came_of(now.texts(), notice)).unwrap_or_default().into()
}

fn is_busy(now: &Shown) -> bool {
    keeper(now.scene).model.borrow().is_busy()
}

fn is_not_asked(now: &Shown) -> bool {
    !keeper(now.scene).model.borrow().asks_about_an_order()
}

fn is_unreadable(now: &Shown) -> bool {
    keeper(now.scene).model.borrow().verdict() == Some(Verdict::Unreadable)
}

fn customer(now: &Shown) -> String {
    let Stage::Acting { customer, .. } = now.stage() else { return String::new() };
    Customer::name(customer)
}
