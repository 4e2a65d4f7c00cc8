use super::untranslated::untranslated;
use crate::scene::{Part, Shown, element};

/// A text with a name in it, which nobody translates.
pub fn named(text: &'static str, name: fn(&Shown) -> String) -> Part {
    let mut parts = text.split(['{', '}']);
    let (before, after) = (parts.next().unwrap_or_default(), parts.next_back().unwrap_or_default());
    element("span", "").says(before).holds(untranslated().says_live(name)).says(after)
}
