use crate::model::{Command, Number};
use crate::{Fault, Session};

/// What happened: somebody wants something, an answer came, time passed. An event that does not fit the stage changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody wants to act for a customer.
    Impersonate {
        /// Settled exactly once, by [`Effect::Settled`](crate::Effect::Settled).
        command: Command,
        /// What was typed: not yet known to be an e-mail.
        text: String,
    },
    /// Somebody wants to act for nobody any more.
    Stop {
        /// Settled exactly once, by [`Effect::Settled`](crate::Effect::Settled).
        command: Command,
    },
    /// What is shown may be out of date: read the session (again).
    Refresh,
    /// The answer to [`Effect::Read`](crate::Effect::Read).
    SessionRead {
        /// The number of that effect.
        number: Number,
        /// What the session says, or why nobody knows.
        answer: Result<Session, Fault>,
    },
    /// The answer to [`Effect::Write`](crate::Effect::Write). "Accepted" is all it says: what came of it, only a read tells.
    Written {
        /// The number of that effect.
        number: Number,
        /// Accepted, or why not.
        answer: Result<(), Fault>,
    },
    /// The time of [`Effect::After`](crate::Effect::After) is over.
    Elapsed {
        /// The number of that effect.
        number: Number,
    },
    /// The page has this URL now.
    Navigated {
        /// As `location.pathname`.
        path: String,
        /// As `location.hash`.
        fragment: String,
    },
}
