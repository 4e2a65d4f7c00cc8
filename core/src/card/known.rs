use crate::Customer;
use crate::find::{Field, Row, masked};

/// A fact that the bar's own read of the session has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The e-mail.
    Email,
    /// The document, masked until the operator wants to see it.
    Document,
    /// The phone number, masked likewise.
    Phone,
}

impl Known {
    /// All of them, in the order in which they are shown where a store chooses none.
    pub const ALL: [Self; 3] = [Self::Email, Self::Document, Self::Phone];

    /// By what a store names it, which is also its key in `profile`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Document => "document",
            Self::Phone => "phone",
        }
    }

    /// What the session says; `None` where it says nothing, or has not loaded it yet.
    #[must_use]
    pub fn of(self, customer: &Customer) -> Option<&str> {
        let profile = customer.profile.as_ref();
        match self {
            Self::Email => Some(&customer.email),
            Self::Document => profile?.document.as_deref(),
            Self::Phone => profile?.phone.as_deref(),
        }
    }

    /// The same as it is shown until the operator wants to see it: in a list of who was found it looks alike.
    #[must_use]
    pub fn masked_of(self, customer: &Customer) -> Option<String> {
        let whole = self.of(customer)?;
        let field = match self {
            Self::Email => return Some(whole.to_owned()),
            Self::Document => Field::Document,
            Self::Phone => Field::HomePhone,
        };
        let shown = Row::from(customer).shown(field);
        // What has no number in it is nobody's to read either.
        Some(if shown.is_empty() { masked(whole, 0..0) } else { shown })
    }
}
