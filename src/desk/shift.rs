//! The time limit of acting: what the operator sees of it, and what performs what its machine wants.

mod follow;
mod keeper;
mod shared;
mod warning;

pub use follow::follow;
pub use warning::{is_over, is_warned, over, warning};
