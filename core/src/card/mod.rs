//! The card of the customer in effect: what a store wants to see on it, and what the session has to say for that.
//!
//! The session is read for the bar, and has name, e-mail, document and phone. What else a card shows it asks for itself, when it is
//! opened: [`Card::items`] says what, and [`Details`] what came of it.
//!
//! ```
//! use telesales_core::card::{Card, Fact, Known};
//!
//! let card = Card::parse("document=CPF, email, profile.priceTables=Price table").unwrap();
//! let [document, email, price_table] = card.entries() else { panic!("{card:?}") };
//! assert_eq!((&document.fact, document.label.as_deref()), (&Fact::Known(Known::Document), Some("CPF")));
//! assert_eq!((&email.fact, email.label.as_deref()), (&Fact::Known(Known::Email), None));
//! assert_eq!(price_table.label.as_deref(), Some("Price table"));
//! assert!(card.items().ends_with(",profile.priceTables"));
//! ```

mod chosen;
mod details;
mod known;

pub use chosen::{Card, EXPECTED, Entry, Fact};
pub use details::Details;
pub use known::Known;
