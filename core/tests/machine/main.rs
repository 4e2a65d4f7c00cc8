//! The state machine, without a browser: tables of what is answered and what comes of it, random walks, and all walks up to
//! a depth.

mod diagram;
mod exploration;
#[path = "../explorer/mod.rs"]
mod explorer;
mod host;
mod invariants;
mod reading;
mod retrying;
mod starting;
mod stopping;
mod tabs;
mod walk;
