use crate::scene::{Part, element};

/// For names and what is known of a customer, which a browser that translates the page would change into another's.
pub fn untranslated() -> Part {
    element("bdi", "").with("translate", "no")
}
