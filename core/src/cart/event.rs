use std::sync::Arc;

use super::order_form::OrderForm;
use crate::{Customer, Fault, Number, Operator};

/// Who acts, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    /// Who is logged in.
    pub operator: Option<Arc<Operator>>,
    /// The customer in effect, for whom the page was made, too.
    pub customer: Arc<Customer>,
}

/// What happened. An event that does not fit changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// What is known of the session now; may be told as often as it is asked for.
    Session {
        /// Nobody, unless the session is known to name a customer for whom the page was made.
        who: Option<Who>,
        /// Whether it has answered, so that no read or write of it is under way.
        is_settled: bool,
    },
    /// The cart may be another, or have other things in it, than when it was read: the page is seen again, or has gone to or come from
    /// a checkout, or its own code has written to the cart.
    Look,
    /// The operator gives the cart to the customer.
    Give,
    /// The operator wants an empty cart instead.
    Empty,
    /// The checkout is about to order, and is held back: session and cart are asked again first.
    Order,
    /// The operator orders all the same, with the cart that was asked about.
    OrderAnyway,
    /// The answer to [`Effect::Read`](super::Effect::Read).
    Read {
        /// The number of that effect.
        number: Number,
        /// The cart, or why nobody knows.
        answer: Result<OrderForm, Fault>,
    },
    /// The answer to [`Effect::Write`](super::Effect::Write).
    Written {
        /// The number of that effect.
        number: Number,
        /// Accepted, or why not. What came of it, only a read tells.
        answer: Result<(), Fault>,
    },
}
