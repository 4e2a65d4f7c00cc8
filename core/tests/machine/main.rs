//! The state machine, without a browser: tables of what is answered and what comes of it, and random walks.

mod host;
mod invariants;
mod reading;
mod starting;
mod stopping;
