//! Counts of what was asked, so that a test can say "one write, no wildcard, nothing in parallel". No personal data.

use serde::Serialize;

/// How many requests of each kind were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Counts {
    pub(crate) session_reads: u32,
    pub(crate) session_writes: u32,
    /// Session requests with `items=*`.
    pub(crate) wildcards: u32,
    pub(crate) cart_reads: u32,
    pub(crate) cart_writes: u32,
    pub(crate) orders: u32,
    /// Profiles, customer searches and new customers.
    pub(crate) look_ups: u32,
    pub(crate) catalog_reads: u32,
    /// Writes to session or cart that came while another of the same session was under way.
    pub(crate) overlapping_writes: u32,
    /// Searches for customers that came while another of the same session was under way.
    pub(crate) overlapping_searches: u32,
}

/// One thing to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Event {
    SessionRead,
    SessionWrite,
    Wildcard,
    CartRead,
    CartWrite,
    Order,
    LookUp,
    CatalogRead,
    OverlappingWrite,
    OverlappingSearch,
}

impl Counts {
    pub(crate) fn count(&mut self, event: Event) {
        let counter = match event {
            Event::SessionRead => &mut self.session_reads,
            Event::SessionWrite => &mut self.session_writes,
            Event::Wildcard => &mut self.wildcards,
            Event::CartRead => &mut self.cart_reads,
            Event::CartWrite => &mut self.cart_writes,
            Event::Order => &mut self.orders,
            Event::LookUp => &mut self.look_ups,
            Event::CatalogRead => &mut self.catalog_reads,
            Event::OverlappingWrite => &mut self.overlapping_writes,
            Event::OverlappingSearch => &mut self.overlapping_searches,
        };
        *counter += 1;
    }
}
