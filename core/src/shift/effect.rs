//! What is to be done about it.

/// What is to be done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Let all tabs know [`Shared::since`](super::Shared::since), and of which acting it is.
    ShareSince {
        /// The time.
        since: u64,
        /// [`Shared::began`](super::Shared::began).
        began: Option<u64>,
    },
    /// Let all tabs know [`Shared::active`](super::Shared::active).
    ShareActive(u64),
    /// Let no tab know either any more.
    Forget,
    /// Say aloud that acting ends in so many minutes.
    Tell(u64),
    /// Stop acting.
    Stop,
    /// Look again in so many milliseconds. It takes the place of what was to be looked at before.
    LookAfter(u64),
}
