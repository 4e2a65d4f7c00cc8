//! When something that failed is tried again, and when it is not.

use std::ops::RangeInclusive;

use crate::Fault;

/// How long is waited before each further attempt, in milliseconds, as VTEX's own boot code does.
const BACK_OFF: [u32; 3] = [500, 1_000, 2_000];

/// No further attempt begins later than this after the first, in milliseconds.
const LIMIT: u32 = 15_000;

/// What failed so far of one thing an operator wants: a look at the session, or a start or stop with its writes and reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Attempts {
    failed: u8,
    spent: u32,
}

impl Attempts {
    /// Counts the milliseconds that a request took.
    pub(crate) fn took(&mut self, milliseconds: u32) {
        self.spent = self.spent.saturating_add(milliseconds);
    }

    /// Counts an attempt that failed, and says how long to wait before the next, or that there is to be none. A store that says `Retry-After` is left alone for so long. Whoever draws from the range at random
    /// does not come back together with everybody else who failed at the same time.
    pub(crate) fn again(&mut self, fault: Fault) -> Option<RangeInclusive<u32>> {
        let back_off = BACK_OFF.get(usize::from(self.failed)).filter(|_| fault.may_pass())?;
        let at_least = (*back_off).max(fault.wait_ms());
        let at_most = at_least.saturating_add(back_off / 2);
        self.failed += 1;
        self.spent = self.spent.saturating_add(at_most);
        (self.spent <= LIMIT).then_some(at_least..=at_most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICKLY: u32 = 20;

    fn delays(fault: Fault, took: u32) -> Vec<RangeInclusive<u32>> {
        let mut attempts = Attempts::default();
        let attempt = || {
            attempts.took(took);
            attempts.again(fault)
        };
        std::iter::from_fn(attempt).collect()
    }

    #[test]
    fn what_may_pass_is_tried_three_times_more_with_growing_pauses() {
        let passing = [408, 425, 500, 502, 503, 504].map(Fault::Server);
        for fault in passing.into_iter().chain([Fault::Unreachable, Fault::RateLimited(None)]) {
            assert_eq!(delays(fault, QUICKLY), [500..=750, 1_000..=1_500, 2_000..=3_000], "{fault:?}");
        }
    }

    #[test]
    fn what_will_not_pass_by_itself_is_not_tried_again() {
        let lasting = [400, 404, 409, 413].map(Fault::Server);
        let others = [Fault::Refused, Fault::Offline, Fault::TimedOut, Fault::NotUnderstood];
        for fault in lasting.into_iter().chain(others) {
            assert_eq!(delays(fault, QUICKLY), [], "{fault:?}");
        }
    }

    #[test]
    fn a_store_that_says_when_is_asked_no_sooner() {
        assert_eq!(delays(Fault::RateLimited(Some(2)), QUICKLY), [2_000..=2_250, 2_000..=2_500, 2_000..=3_000]);
        assert_eq!(delays(Fault::RateLimited(Some(9)), QUICKLY), [9_000..=9_250], "a second time is past the limit");
        for seconds in [60, 3_600, u32::MAX] {
            assert_eq!(
                delays(Fault::RateLimited(Some(seconds)), QUICKLY),
                [],
                "{seconds} s is longer than anybody waits"
            );
        }
    }

    #[test]
    fn slow_failures_use_the_time_up() {
        assert_eq!(delays(Fault::Server(504), 6_900), [500..=750]);
        assert_eq!(delays(Fault::Server(504), 20_000), []);
        assert_eq!(delays(Fault::Server(504), u32::MAX), []);
    }
}
