//! Which calls there are to strike.

/// Which requests a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// `GET /api/sessions`.
    Read,
    /// `POST` and `PATCH /api/sessions`.
    Write,
    /// A search for customers: Master Data's, or the store's own.
    Search,
    /// `POST /api/dataentities/CL/documents`.
    Create,
    /// A look at an orderForm.
    CartRead,
    /// A change of one, a new one, or an order.
    CartWrite,
}

/// Calls whose answers can overtake each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Queue {
    Sessions,
    Searches,
    NewCustomers,
    Carts,
}

impl Call {
    pub(crate) fn queue(self) -> Queue {
        match self {
            Self::Read | Self::Write => Queue::Sessions,
            Self::Search => Queue::Searches,
            Self::Create => Queue::NewCustomers,
            Self::CartRead | Self::CartWrite => Queue::Carts,
        }
    }
}
