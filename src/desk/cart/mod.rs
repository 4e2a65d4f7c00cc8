//! The cart: what is in it, whose it is, and what there is to do where it is not the customer's.

mod follow;
mod guard;
mod held;
mod keeper;
mod look;
mod money;
mod note;
mod owner;
mod requests;
mod wording;

pub use follow::follow;
pub use note::{has_note, note};
pub use owner::owner;
