use std::sync::Arc;

use telesales_core::{Customer, Model, Stage};

/// Whose card it is: the customer stays on it while the stop is under way.
pub fn customer(model: &Model) -> Option<&Arc<Customer>> {
    match model.stage() {
        Stage::Acting { customer, .. } | Stage::Found { customer, .. } => Some(customer),
        Stage::Stopping { previous, .. } => previous.as_ref(),
        _ => None,
    }
}

/// The same once the operator acts for them: nothing of a customer who was found is shown in full or copied until then.
pub fn served(model: &Model) -> Option<&Arc<Customer>> {
    customer(model).filter(|_| !matches!(model.stage(), Stage::Found { .. }))
}
