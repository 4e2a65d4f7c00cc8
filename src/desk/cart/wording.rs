use telesales_core::cart::{Notice, Verdict};

use crate::messages::Messages;

/// Whose the cart is.
pub fn words(texts: &'static Messages, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Customer => texts.cart_customer(),
        Verdict::Nobody => texts.cart_nobody(),
        Verdict::Operator => texts.cart_operator(),
        Verdict::Another => texts.cart_another(),
        Verdict::Masked => texts.cart_masked(),
        Verdict::Unreadable => texts.cart_unreadable(),
    }
}

/// What came of what the operator wanted.
pub fn came_of(texts: &'static Messages, notice: Notice) -> &'static str {
    match notice {
        Notice::Given => texts.cart_given(),
        Notice::Emptied => texts.cart_emptied(),
        Notice::NotDone => texts.cart_not_done(),
        Notice::Unknown => texts.cart_unreadable(),
    }
}
