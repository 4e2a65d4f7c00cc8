//! Finding the customer by name, document or phone.

mod field;
mod finder;
mod handover;
mod hint;
mod keys;
mod line;
mod link;
mod look_up;
mod option;
mod recents;
mod seal;
mod switch;
mod wording;

pub use field::find;
pub use finder::{finder, wants};
pub use recents::{follow, recent_customers, recents};
