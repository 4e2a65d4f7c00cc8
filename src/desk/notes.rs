//! What features have to say beside the bar's button, whether or not the popover is open.

use super::shift::{is_over, is_warned, over, warning};
use super::{cart, sheet};
use crate::scene::{Part, Shown, element};

/// While the first says so there is what the second makes.
type Note = (fn(&Shown) -> bool, fn(&Shown) -> Part);

/// In the order in which they stand there: the last is nearest to the button.
const NOTES: [Note; 3] = [(is_over, over), (is_warned, warning), (cart::has_note, cart::note)];

pub fn has_notes(now: &Shown) -> bool {
    NOTES.iter().any(|(is_wanted, _)| is_wanted(now))
}

/// All that there are now, and those that come while one is there.
pub fn notes(now: &Shown) -> Part {
    sheet::complete(now.scene);
    NOTES
        .into_iter()
        .fold(element("div", "telesales-notes"), |notes, (is_wanted, make)| notes.holds_if(is_wanted, make))
}
