use telesales_core::{Customer, Model, Stage};

/// Whose card it is: the customer stays on it while the stop is under way.
pub fn customer(model: &Model) -> Option<&Customer> {
    match model.stage() {
        Stage::Acting { customer, .. } | Stage::Found { customer, .. } => Some(customer),
        Stage::Stopping { previous, .. } => previous.as_deref(),
        _ => None,
    }
}
