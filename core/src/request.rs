//! What a request is told by, and whose answer it may be given.

/// Numbers a request or a timer; its answer carries the same number. Never used twice by one model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number(pub u32);

/// Numbers what a person or the page's code asked for; the host chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Command(pub u32);

/// Whose answer a read may be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Source {
    /// Its own: the answer is to a request sent from now on.
    #[default]
    Own,
    /// Any tab's, if the request was sent a moment ago: many tabs that want to know the same thing ask once.
    AnyTab,
}
