//! What a store may set of how the bar looks, read from the style sheet itself.

use std::collections::BTreeMap;

/// The values that the style sheet falls back to where a store sets none, by the names without `--telesales-`.
pub fn defaults(css: &str) -> BTreeMap<&str, &str> {
    css.match_indices("var(--telesales-")
        .map(|(at, start)| &css[at + start.len()..])
        // Two hyphens begin what the sheet has for itself.
        .filter(|rest| !rest.starts_with('-'))
        .map(|rest| {
            let (name, rest) = rest.split_once(',').expect("a token has a default");
            (name, rest[..end(rest)].trim())
        })
        .collect()
}

/// Where the bracket ends that is open at the beginning.
fn end(text: &str) -> usize {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        if depth == 0 {
            return at;
        }
    }
    panic!("a bracket stays open");
}
