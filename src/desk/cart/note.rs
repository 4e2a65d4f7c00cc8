use super::keeper::keeper;
use super::wording::words;
use crate::scene::{Part, Shown, button, element};

/// Whether there is something to be said of the cart beside the bar's button: an empty one is as it should be.
pub fn has_note(now: &Shown) -> bool {
    let model = keeper(now.scene).model.borrow();
    model.is_wrong() || model.cart().is_some_and(|cart| cart.count > 0)
}

/// What is in the cart, or that something is wrong with it; leads to what there is to do.
pub fn note(now: &Shown) -> Part {
    button("telesales-cart")
        .flag("data-wrong", is_wrong)
        .with_live("aria-label", |now| Some(name(now)))
        .on(now.scene, "click", |scene, _| scene.toggle())
        .holds(
            element("span", "telesales-cart-check").flag("hidden", |now| !is_wrong(now)).says(now.texts().cart_check()),
        )
        .holds(element("bdi", "telesales-contents").says_live(|now| keeper(now.scene).contents.borrow().clone()))
}

/// With whose it is, which the bar has no room for.
fn name(now: &Shown) -> String {
    let (keeper, texts) = (keeper(now.scene), now.texts());
    let verdict = keeper.model.borrow().verdict();
    let words = verdict.map(|verdict| words(texts, verdict)).unwrap_or_default();
    [texts.cart(), ": ", &keeper.contents.borrow(), ". ", words].concat()
}

pub fn is_wrong(now: &Shown) -> bool {
    keeper(now.scene).model.borrow().is_wrong()
}
