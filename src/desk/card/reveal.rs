//! Documents and phones are masked until the operator wants to see them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use telesales_core::Customer;
use telesales_core::card::{Fact, Known};

use super::chosen::chosen;
use super::whose::{customer, served};
use crate::desk::drawer::kept;
use crate::scene::{Part, Scene, Shown, element};

/// Whose numbers are seen.
#[derive(Default)]
struct Revealed(RefCell<Option<Arc<Customer>>>);

/// Shows what is masked, or masks it. Its name says which, so it has no state besides (WAI-ARIA APG, button).
pub fn reveal(now: &Shown) -> Part {
    element("button", "telesales-reveal")
        .with("type", "button")
        .flag("hidden", |now| !hides_something(now))
        .on(now.scene, "click", |scene, _| toggle(scene))
        .says_live(|now| {
            let texts = now.texts();
            if is_revealed(now) { texts.hide_numbers() } else { texts.show_numbers() }.into()
        })
}

/// All is masked again.
pub fn mask(scene: &Scene) {
    kept::<Revealed>(scene).0.take();
}

/// What is seen of a fact, if anything is known of it.
pub fn seen(now: &Shown, known: Known) -> Option<String> {
    let customer = customer(now.model)?;
    if is_revealed(now) { known.of(customer).map(Into::into) } else { known.masked_of(customer) }
}

fn hides_something(now: &Shown) -> bool {
    let Some(customer) = served(now.model) else { return false };
    let is_masked = |known: Known| known.masked_of(customer).as_deref() != known.of(customer);
    chosen(now.scene).entries().iter().any(|entry| matches!(entry.fact, Fact::Known(known) if is_masked(known)))
}

/// Another customer's are masked, and those of the one before when that one comes back.
fn is_revealed(now: &Shown) -> bool {
    let mut revealed = kept::<Revealed>(now.scene).0.borrow_mut();
    let is = revealed.as_ref().zip(served(now.model)).is_some_and(|(of, customer)| of.is(customer));
    if !is {
        revealed.take();
    }
    is
}

fn toggle(scene: &Rc<Scene>) {
    let revealed = &kept::<Revealed>(scene).0;
    if revealed.take().is_none() {
        revealed.replace(scene.runtime.with(|model| served(model).cloned()));
    }
    scene.draw();
}
