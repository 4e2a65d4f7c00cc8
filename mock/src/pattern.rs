//! What a value may look like: `*` stands for any text, and case does not matter.

/// The folded parts between the asterisks; a pattern without an asterisk is one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        Self { parts: text.to_lowercase().split('*').map(String::from).collect() }
    }

    /// Any text that holds these parts, one after the other. Asterisks in them stand for themselves.
    pub(crate) fn containing<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let ends = || std::iter::once(String::new());
        let parts = parts.into_iter().map(str::to_lowercase);
        Self { parts: ends().chain(parts).chain(ends()).collect() }
    }

    pub(crate) fn has_wildcard(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether a folded value is the parts one after the other, with any text where they were parted.
    pub(crate) fn matches(&self, value: &str) -> bool {
        let [first, middle @ .., last] = self.parts.as_slice() else {
            return self.parts.first().is_some_and(|only| value == only);
        };
        let Some(mut rest) = value.strip_prefix(first.as_str()) else { return false };
        for part in middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last.as_str())
    }

    /// The part that a value is the least likely to hold.
    pub(crate) fn longest_part(&self) -> &str {
        self.parts.iter().max_by_key(|part| part.len()).map_or("", String::as_str)
    }

    /// Whether to contain the longest part is all there is to it: `*part*`.
    pub(crate) fn is_contained_part(&self) -> bool {
        matches!(self.parts.as_slice(), [first, _, last] if first.is_empty() && last.is_empty())
    }
}
