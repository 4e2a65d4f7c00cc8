//! Customers who were registered just now: `/search` is eventually consistent, and does not find them yet.

use std::collections::{BTreeMap, BTreeSet};

/// Until when a new customer is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lateness {
    /// That many milliseconds more.
    Ms(u32),
    /// That many searches more.
    Searches(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    /// In milliseconds of the host's clock.
    Time(u64),
    Searches(u32),
}

/// The ids of those whom the session's searches do not find yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unindexed(BTreeMap<String, Until>);

impl Unindexed {
    pub(crate) fn add(&mut self, id: String, lateness: Lateness, now_ms: u64) {
        let until = match lateness {
            Lateness::Ms(ms) => Until::Time(now_ms + u64::from(ms)),
            Lateness::Searches(searches) => Until::Searches(searches),
        };
        self.0.insert(id, until);
    }

    /// Those whom a search made now does not find; it counts.
    pub(crate) fn searched(&mut self, now_ms: u64) -> BTreeSet<String> {
        self.0.retain(|_, until| match until {
            Until::Time(time) => *time > now_ms,
            Until::Searches(searches) => {
                let is_hidden = *searches > 0;
                *searches = searches.saturating_sub(1);
                is_hidden
            }
        });
        self.0.keys().cloned().collect()
    }
}
