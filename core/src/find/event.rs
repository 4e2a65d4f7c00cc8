//! What happens to the field and its list.

use std::sync::Arc;

use super::model::ListNumber;
use super::results::Answer;
use super::row::Row;
use crate::{Fault, Number};

/// What happened. An event that does not fit changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The field has this text now, whole and as it is.
    Typed(String),
    /// A key was pressed in the field.
    Pressed {
        /// Which.
        key: Key,
        /// Whether an input method is composing, or a dead key waits: then the key is not meant for the list.
        is_composing: bool,
        /// The list that was on the screen. A key that was pressed over another one than there is now does not choose.
        seen: ListNumber,
    },
    /// A customer on the list was clicked: this record, as it was on the screen.
    Clicked(Arc<Row>),
    /// The operator clicked into the field, or came to it: the list may be seen.
    Opened,
    /// The operator went somewhere else: the list is gone.
    Closed,
    /// The answer to [`Effect::Ask`](super::Effect::Ask).
    Answered {
        /// The number of that effect.
        number: Number,
        /// The rows, or why there are none.
        answer: Result<Answer, Fault>,
    },
    /// The time of [`Effect::After`](super::Effect::After) is over.
    Elapsed {
        /// The number of that effect.
        number: Number,
    },
    /// The operator acts for this customer or for nobody, as the session says. May be told as often as that is read.
    ActsFor(Option<Row>),
    /// This operator is logged in. Another one finds nothing of what was before.
    Operator(String),
    /// Another page of this tab has handed over whom this operator acted for, newest first.
    Recalled {
        /// The operator's e-mail.
        operator: String,
        /// Of customers.
        rows: Vec<Row>,
    },
    /// Nobody is to see any more who was acted for.
    ForgetRecents,
    /// The field is taken away.
    Removed,
}

/// A key that means something to the field and its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// `ArrowDown`: the next customer, or the first.
    Down,
    /// `ArrowUp`: the customer before, or the last.
    Up,
    /// `Home`: the first customer; with none active, the field's own.
    Home,
    /// `End`: the last customer; with none active, the field's own.
    End,
    /// `Escape`: closes the list, then clears the field.
    Escape,
    /// `Enter`: acts for the active customer, or the complete e-mail; or asks at once.
    Enter,
}
