//! What is to be done about it.

use std::sync::Arc;

use super::failure::Failure;
use super::reading::Typed;
use super::row::Row;
use crate::{Email, Number};

/// What the host is to do, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Come back later; answered by [`Event::Elapsed`](super::Event::Elapsed).
    After {
        /// To be given back.
        number: Number,
        /// Milliseconds.
        delay: u32,
    },
    /// Look for this; answered by [`Event::Answered`](super::Event::Answered). No other request is under way.
    Ask {
        /// To be given back with the answer.
        number: Number,
        /// What was typed; [`query`](super::query) makes a URL of it.
        typed: Typed,
    },
    /// Abort the request with this number: nobody waits for its answer any more.
    Abort {
        /// The number of [`Effect::Ask`].
        number: Number,
    },
    /// Act for this customer.
    Start(Chosen),
    /// Tell those who do not see the list, once.
    Announce(News),
}

/// For whom the operator wants to act.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chosen {
    /// This record, as it was on the screen.
    Record(Arc<Row>),
    /// Whoever has this e-mail.
    Email(Email),
}

/// What came of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// So many were found.
    Found {
        /// On the list.
        count: usize,
        /// Whether there are more.
        is_cut: bool,
        /// How many have no e-mail, and are not on the list.
        without_email: usize,
    },
    /// It failed.
    Failed(Failure),
}
