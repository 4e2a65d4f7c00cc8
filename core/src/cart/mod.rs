//! Whose cart it is, as far as this page's own read of it tells, and what is done where it is not the customer's.
//!
//! A machine of its own, beside the one that impersonates: it is told who is in effect once the session has answered, and asks
//! for nothing before that, since a cart that is read sooner may have another's prices (known issue 1335123). What is known of the
//! cart is the answer to the newest read, for the customer who is in effect now; anything older is forgotten.
//!
//! What writes to the cart is done one at a time (known issue 280390), only for the cart that was seen, and read back, whatever the
//! store answered: an answer that was lost may have been a yes.

mod address;
mod effect;
mod event;
mod model;
mod order_form;
mod update;
mod verdict;

pub use address::{SECTIONS, is_checkout, order_form_url};
pub use effect::{Effect, News, Write};
pub use event::{Event, Who};
pub use model::{Model, Notice, Waiting};
pub use order_form::OrderForm;
pub use update::update;
pub use verdict::{Verdict, verdict};
