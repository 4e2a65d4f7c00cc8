//! The cart: whose it is, and what is done where it is not the customer's.

mod exploration;
#[path = "../explorer/mod.rs"]
mod explorer;
mod judging;
mod looking;
mod ordering;
mod repairing;
mod walk;
