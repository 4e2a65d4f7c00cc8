use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::{Command, Customer, Email, Failure, Number, Operator, Source};

/// What the host is to do, in this order. Those with a number are answered by one event with that number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the session; answered by [`Event::SessionRead`](crate::Event::SessionRead).
    Read {
        /// To be given back with the answer.
        number: Number,
        /// Whether another tab's answer will do.
        source: Source,
    },
    /// Write to the session; answered by [`Event::Written`](crate::Event::Written). Until the outcome is known, or
    /// [`UNDER_WAY_MS`](crate::UNDER_WAY_MS) are over, all tabs remember that the session is about to be for somebody else.
    Write {
        /// To be given back with the answer.
        number: Number,
        /// The customer to be asked for.
        requested: Requested,
    },
    /// Come back later; answered by [`Event::Elapsed`](crate::Event::Elapsed).
    After {
        /// To be given back.
        number: Number,
        /// Milliseconds, any of these, to be drawn at random.
        delay: RangeInclusive<u32>,
    },
    /// Write the impersonation cookie.
    SetCookie(Email),
    /// Expire the impersonation cookie: whatever it says, or only if it names this customer (another tab may have
    /// written its own meanwhile).
    ClearCookie {
        /// `None`: whatever it says.
        only: Option<Email>,
    },
    /// Remember, for all tabs, whom the session is for.
    Remember {
        /// Of whom only a [trace](crate::Whom) may be kept; `None` for nobody.
        customer: Option<Arc<Customer>>,
        /// Whether a toolbar of this browser made it so.
        was_made_here: bool,
        /// Since when, in milliseconds since 1970; `None` for now.
        at: Option<u64>,
    },
    /// Remember, for this tab, that the operator confirmed to act for this customer.
    Confirm(Arc<Customer>),
    /// The document is older than the last change: load it anew, unless something in it would be lost, which
    /// [`Event::Stays`](crate::Event::Stays) says.
    LoadAnew,
    /// An operator is known, and the bar is there.
    Ready {
        /// Who.
        operator: Arc<Operator>,
        /// For whom the operator acts already.
        customer: Option<Arc<Customer>>,
    },
    /// The session is verified to be for somebody else now than the page was made for, and the operator wants it so: the
    /// page's prices, catalogue and cart are to follow.
    Changed(Change),
    /// The page's own code may want to know.
    Failed(Failure),
    /// The end of a command.
    Settled {
        /// Which.
        command: Command,
        /// Verified, or why not.
        outcome: Result<(), Failure>,
    },
}

/// What a write asks the session for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requested {
    /// This customer.
    Customer(Email),
    /// Nobody: the key is cleared by `""`.
    Nobody,
    /// This customer, by the cookie: no key is written. The session's apps run, and see it.
    ByCookie(Email),
}

/// Who acted for whom, and acts for whom now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `None` when the operator's login ended before the stop did.
    pub operator: Option<Arc<Operator>>,
    /// In effect now.
    pub customer: Option<Arc<Customer>>,
    /// For whom the page was made; `None` also where that could not be read.
    pub previous: Option<Arc<Customer>>,
}
