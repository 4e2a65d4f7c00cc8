//! Finding the customer by name, document or phone.

mod field;
mod finder;
mod hint;
mod keys;
mod line;
mod look_up;
mod option;
mod wording;

pub use field::find;
