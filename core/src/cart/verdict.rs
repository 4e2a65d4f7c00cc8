use super::event::Who;
use super::order_form::OrderForm;

/// Whose cart it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The customer's in effect.
    Customer,
    /// Nobody's: no e-mail is in it. The customer's neither, though nothing is wrong while it is empty.
    Nobody,
    /// The operator's: it was begun before anybody was acted for, or after an order (known issues 1066571, 1003545).
    Operator,
    /// Another customer's (known issues 442267, 947563).
    Another,
    /// Nobody can say: the e-mail comes masked, since the cookie of ownership was lost (known issue 1038692). It is compared with
    /// nothing, and nothing of it is ever written (known issue 360783).
    Masked,
    /// Nobody can say: the cart could not be read.
    Unreadable,
}

impl Verdict {
    /// The name by which pages know it; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Nobody => "nobody",
            Self::Operator => "operator",
            Self::Another => "another",
            Self::Masked => "masked",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Whose cart it is while this customer is acted for. Where both have an id, that decides: an e-mail may be shown that is not the
/// owner's (known issue 442267).
#[must_use]
pub fn verdict(cart: &OrderForm, who: &Who) -> Verdict {
    let Some(email) = cart.owner_email.as_deref().map(str::trim).filter(|email| !email.is_empty()) else {
        return Verdict::Nobody;
    };
    if email.contains('*') {
        return Verdict::Masked;
    }
    let is_customers = match &cart.owner_id {
        Some(id) => *id == who.customer.id,
        None => email.eq_ignore_ascii_case(&who.customer.email),
    };
    if is_customers {
        Verdict::Customer
    } else if who.operator.as_ref().is_some_and(|operator| email.eq_ignore_ascii_case(&operator.email)) {
        Verdict::Operator
    } else {
        Verdict::Another
    }
}
