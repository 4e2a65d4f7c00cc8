//! What is behind the bar's button: form and card, and the words for what went wrong. The element fetches it after the bar, so
//! nothing of the bar may name anything here but [`desk`].

mod card;
mod cart;
mod change;
mod choices;
mod drawer;
mod find;
mod hear;
mod log_in;
mod message;
mod named;
mod notes;
mod rehearsal;
mod sheet;
mod shift;
mod untranslated;

use telesales_core::Stage;

use crate::bar::operator;
use crate::config::CustomerSearch;
use crate::scene::{Desk, Part, Shown, element};
use crate::words::message as worded;
use card::card;
use change::{is_asking, is_choosing, question};
use choices::choices;
use find::{find, finder};
use log_in::log_in;
use notes::{has_notes, notes};
use rehearsal::rehearse;

/// The desk. Whoever calls this has it in the program.
#[must_use]
pub fn desk() -> &'static Desk {
    static DESK: Desk = Desk { content, has_notes, notes, follow, message: worded };
    &DESK
}

fn content(now: &Shown) -> Part {
    sheet::complete(now.scene);
    // A change that was begun before the popover was closed is not meant any more.
    finder(now.scene).switch.end();
    // What is there already is not made anew: a form is being worked on.
    element("div", "telesales-content")
        .holds(element("p", "telesales-header").holds(operator(now)))
        .holds_if(|now| asks_for_a_customer(now) && !searches(now), log_in)
        .holds_if(|now| asks_for_a_customer(now) && searches(now), find)
        .holds_if(is_asking, question)
        .holds_if(|now| !asks_for_a_customer(now) && !is_asking(now), card)
}

fn follow(now: &Shown) {
    find::follow(now);
    cart::follow(now);
    shift::follow(now);
    rehearse(now, |now| {
        // A card asks for what is on it.
        if asks_for_a_customer(now) {
            content(now).look(now);
        }
    });
}

fn searches(now: &Shown) -> bool {
    choices(now.scene).customer_search != CustomerSearch::Off
}

fn asks_for_a_customer(now: &Shown) -> bool {
    let asks = matches!(
        now.stage(),
        Stage::Unknown | Stage::Visitor | Stage::Idle { .. } | Stage::Starting { .. } | Stage::Withdrawing { .. }
    );
    asks || is_choosing(now)
}
