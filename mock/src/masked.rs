//! What they see who may not see something.

/// A first letter, then asterisks.
pub(crate) fn masked(text: &str) -> String {
    text.chars().take(1).chain("*****".chars()).collect()
}
