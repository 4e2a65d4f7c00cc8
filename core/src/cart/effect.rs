use super::verdict::Verdict;
use crate::Number;

/// What the host is to do, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the cart of the page's visitor; answered by [`Event::Read`](super::Event::Read).
    Read {
        /// To be given back with the answer.
        number: Number,
    },
    /// Write to the cart; answered by [`Event::Written`](super::Event::Written). No other write of this page is under way.
    Write {
        /// To be given back with the answer.
        number: Number,
        /// What.
        write: Write,
    },
    /// Ask the session again whom it is for; told by [`Event::Session`](super::Event::Session), first that it has not answered.
    AskSession,
    /// Let the checkout order what was held back: just now it was the customer's cart, or the operator wants it so.
    LetOrder,
    /// Ask the operator whether that is meant: the cart is not the customer's.
    AskOperator,
    /// Tell the page.
    Tell(News),
}

/// What is known of the cart: nothing in it is personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct News {
    /// Whose it is.
    pub verdict: Verdict,
    /// How many pieces are in it; 0 where it could not be read.
    pub count: u32,
    /// What they cost, in hundredths of the currency.
    pub total: Option<u64>,
}

/// What is written to a cart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Write {
    /// Make it this customer's, by the e-mail and nothing else: VTEX fills in what it knows, and whatever is sent besides may be the
    /// owner's before.
    Give {
        /// The cart that was seen.
        id: String,
        /// The customer's in effect.
        email: String,
    },
    /// Begin a new one.
    Empty,
}
