//! What is behind the bar's button: form and card, and the words for what went wrong. The element fetches it after the bar, so
//! nothing of the bar may name anything here but [`desk`].

mod card;
mod drawer;
mod find;
mod log_in;
mod message;
mod sheet;
mod untranslated;

use telesales_core::Stage;

use crate::bar::operator;
use crate::config::CustomerSearch;
use crate::scene::{Desk, Part, Shown, element};
use crate::words::message as worded;
use card::card;
use find::find;
use log_in::log_in;

/// The desk. Whoever calls this has it in the program.
#[must_use]
pub fn desk() -> &'static Desk {
    static DESK: Desk = Desk { content, message: worded };
    &DESK
}

fn content(now: &Shown) -> Part {
    sheet::complete(now.scene);
    // What is there already is not made anew: a form is being worked on.
    element("div", "telesales-content")
        .holds(element("p", "telesales-header").holds(operator(now)))
        .holds_if(|now| asks_for_a_customer(now) && !searches(now), log_in)
        .holds_if(|now| asks_for_a_customer(now) && searches(now), find)
        .holds_if(|now| !asks_for_a_customer(now), card)
}

fn searches(now: &Shown) -> bool {
    now.scene.config.customer_search != CustomerSearch::Off
}

fn asks_for_a_customer(now: &Shown) -> bool {
    matches!(
        now.stage(),
        Stage::Unknown | Stage::Visitor | Stage::Idle { .. } | Stage::Starting { .. } | Stage::Withdrawing { .. }
    )
}
