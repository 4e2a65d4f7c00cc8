use crate::{Command, Fault, Memory, Number, Session};

/// What happened: somebody wants something, an answer came, time passed. An event that does not fit the stage changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Somebody wants to know, or somebody else on this page changed the session: read it (again).
    Refresh,
    /// What is shown may be out of date: the page became visible, came back from the back/forward cache, or the browser
    /// has a connection again. All tabs hear of such things at once, and one of them reads for all.
    Recheck,
    /// Another tab has read the session.
    Told {
        /// What it says.
        session: Session,
        /// Whether that tab asked after this one got its last answer. If not, nobody knows which is older.
        is_newer: bool,
        /// What the browser remembers now.
        memory: Memory,
    },
    /// The page comes back from the back/forward cache: until the session is read again, it is shown only what no change that
    /// is remembered speaks against.
    Restored {
        /// What the browser remembers now.
        memory: Memory,
    },
    /// The operator goes on acting for the customer who was found in effect.
    GoOn,
    /// The page sees to the change that it was just told of by itself: it is loaded by nobody.
    Followed,
    /// The page has followed a change that it heard of from somebody else, such as another toolbar on it.
    PageFollowed,
    /// The page cannot be loaded anew by itself: something in it would be lost.
    Stays,
    /// Somebody wants the page to be made anew, for whom the session is for now.
    Reload,
    /// The answer to [`Effect::Read`](crate::Effect::Read).
    SessionRead {
        /// The number of that effect.
        number: Number,
        /// What the session says, or why nobody knows.
        answer: Result<Session, Fault>,
        /// How long it took, in milliseconds.
        took: u32,
        /// What the browser remembers now.
        memory: Memory,
    },
    /// The answer to [`Effect::Write`](crate::Effect::Write). "Accepted" is all it says: what came of it, only a read tells.
    Written {
        /// The number of that effect.
        number: Number,
        /// Accepted, or why not.
        answer: Result<(), Fault>,
        /// How long it took, in milliseconds.
        took: u32,
    },
    /// A read or a write was not answered within the time limit, whatever its host promised. It counts as timed out.
    Overdue {
        /// The number of that effect.
        number: Number,
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
