//! How long ago something was, by two clocks of which each can fail: one may be set, the other stands still while the computer
//! sleeps, and begins anew with a page.

/// A time that all tabs know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Since {
    /// As it is shared, in milliseconds since 1970.
    pub(super) time: u64,
    /// How long ago that is, in milliseconds.
    pub(super) passed: u64,
}

/// What both clocks showed when the tab last looked, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Clocks {
    pub(super) time: u64,
    pub(super) steady: u64,
}

impl Since {
    /// A time that is seen now. `None` for one that is yet to come: the clock was set back, and how long ago it was nobody knows.
    pub(super) fn see(time: u64, now: u64) -> Option<Self> {
        Some(Self { time, passed: now.checked_sub(time)? })
    }

    /// The same, later.
    pub(super) fn after(self, milliseconds: u64) -> Self {
        Self { passed: self.passed.saturating_add(milliseconds), ..self }
    }
}

impl Clocks {
    /// Milliseconds from then to now, by whichever clock says more.
    pub(super) fn until(self, now: Self) -> u64 {
        now.time.saturating_sub(self.time).max(now.steady.saturating_sub(self.steady))
    }
}
