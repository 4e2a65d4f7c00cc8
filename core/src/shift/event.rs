//! What happens, and what is known of the moment in which it does.

/// What the store wants, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// So long an operator acts for a customer without saying that it is to go on.
    pub limit: Option<u64>,
    /// So long without typing, clicking or scrolling.
    pub idle: Option<u64>,
    /// So long before that the operator is warned; no longer than half of it.
    pub warn: u64,
}

/// What all tabs know. Times in milliseconds since 1970; nothing personal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shared {
    /// Since when the operator acts, or when the operator last chose to stay.
    pub since: Option<u64>,
    /// The [`Now::began`] that this is of: another one is another allowance.
    pub began: Option<u64>,
    /// When the operator last did something.
    pub active: Option<u64>,
}

/// The moment in which something happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Now {
    /// Milliseconds since 1970, which somebody may set.
    pub time: u64,
    /// Milliseconds since any moment, which nobody can set; they may stand still while the computer sleeps, and begin anew with
    /// a page.
    pub steady: u64,
    /// As it is now.
    pub shared: Shared,
    /// When a toolbar last began to act for somebody, in milliseconds since 1970. `None` where nobody knows, or the last one
    /// acted for nobody.
    pub began: Option<u64>,
}

/// Whether the operator acts for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Acts {
    /// For nobody.
    #[default]
    No,
    /// For somebody.
    Yes,
    /// A start is under way, or the session is being read: what it was before counts on, and nothing is done about it.
    Changing,
    /// A stop is under way. One that fails is remembered as another beginning, and is none.
    Stopping,
    /// Nobody knows. Where somebody was acted for, that is not over.
    Unknown,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The session says so.
    Learnt(Acts),
    /// It is time to look, or the page is seen again.
    Looked,
    /// The operator types, clicks or scrolls.
    Active,
    /// The operator wants to go on.
    Stay,
}
