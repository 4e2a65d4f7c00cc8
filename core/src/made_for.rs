//! For whom a page was made.

use std::sync::Arc;

use crate::Customer;

/// What is known of for whom the page was made. A toolbar that comes after another on the same page is given what that one
/// knew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum MadeFor {
    /// Nothing has been read yet: the first read tells, unless the document may be older than the last change.
    #[default]
    Unread,
    /// The page has followed a change that it heard of: the next read tells.
    Followed,
    /// By the first read, or by the last change the page has followed.
    Read(Option<Arc<Customer>>),
    /// The page is older than the last change, or was asked to follow one. It has followed when the document is gone, and not
    /// when it was asked to.
    Superseded {
        /// For whom it was made.
        page: Page,
        /// For whom the session was when the page was asked to follow.
        next: Option<Arc<Customer>>,
        /// Whether the document may still be about to go.
        is_awaited: bool,
    },
}

/// For whom a page was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// Nobody knows: its document may be older than the last change.
    #[default]
    Unknown,
    /// This customer, or nobody.
    Of(Option<Arc<Customer>>),
}
