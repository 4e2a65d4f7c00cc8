//! A condition in the grammar of Master Data's `_where`: `field=value` with `*` for anything at either end, `AND`, `OR`
//! and parentheses.
//!
//! How that grammar quotes a character nobody has written down. So a value has only characters that mean themselves
//! wherever they stand. A text with others is cut there, and each piece is asked for: whatever has the text has all its
//! pieces.

use std::fmt;

use super::cleaning::is_letter_or_digit;

/// Of so many words or pieces of a text each is asked for; who has those and not the rest is sorted out later.
pub(super) const PIECES: usize = 8;

/// What a field is asked for, or several of that.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// The field is this.
    Is(&'static str, String),
    /// It contains this.
    Contains(&'static str, String),
    /// All are so.
    All(Vec<Self>),
    /// At least one is so.
    Any(Vec<Self>),
}

impl Condition {
    /// The field is this text, or where that cannot be said, has all that can be said of it.
    pub(super) fn is(field: &'static str, text: &str) -> Self {
        if text.chars().all(means_itself) { Self::Is(field, text.to_owned()) } else { Self::contains(field, text) }
    }

    /// The field contains this text, as far as that can be said and a URL can be long.
    pub(super) fn contains(field: &'static str, text: &str) -> Self {
        let pieces = text.split(|c| !means_itself(c)).filter(|piece| piece.contains(is_letter_or_digit));
        Self::all(pieces.take(PIECES).map(|piece| Self::Contains(field, piece.to_owned())))
    }

    /// All of them, but for those that ask for nothing.
    pub(super) fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        one_or(Self::All, conditions.into_iter().filter(|condition| !condition.is_empty()).collect())
    }

    /// Any of them.
    pub(super) fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        let conditions: Vec<_> = conditions.into_iter().collect();
        // If one asks for nothing, all are to be found.
        if conditions.iter().any(Self::is_empty) { Self::All(Vec::new()) } else { one_or(Self::Any, conditions) }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::All(conditions) if conditions.is_empty())
    }
}

fn one_or(several: fn(Vec<Condition>) -> Condition, mut conditions: Vec<Condition>) -> Condition {
    match conditions.pop() {
        Some(only) if conditions.is_empty() => only,
        last => {
            conditions.extend(last);
            several(conditions)
        }
    }
}

/// Letters and digits of all scripts, and what else e-mails are mostly written with.
fn means_itself(c: char) -> bool {
    is_letter_or_digit(c) || matches!(c, '@' | '.' | '-' | '_' | '+')
}

impl fmt::Display for Condition {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (conditions, between) = match self {
            Self::Is(field, text) => return [field, "=", text].into_iter().try_for_each(|part| to.write_str(part)),
            Self::Contains(field, text) => {
                return [field, "=*", text, "*"].into_iter().try_for_each(|part| to.write_str(part));
            }
            Self::All(conditions) => (conditions, " AND "),
            Self::Any(conditions) => (conditions, " OR "),
        };
        to.write_str("(")?;
        for (at, condition) in conditions.iter().enumerate() {
            to.write_str(if at > 0 { between } else { "" })?;
            condition.fmt(to)?;
        }
        to.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_character_may_mean_something() {
        assert_eq!(
            Condition::contains("email", "o'neil%50").to_string(),
            "(email=*o* AND email=*neil* AND email=*50*)"
        );
        assert_eq!(
            Condition::is("email", "o'neil@example.com").to_string(),
            "(email=*o* AND email=*neil@example.com*)"
        );
        assert_eq!(Condition::is("email", "ana+1@example.com").to_string(), "email=ana+1@example.com");
    }

    #[test]
    fn what_asks_for_nothing_is_left_out_of_what_all_is_asked_for() {
        let nothing = || Condition::contains("email", "&");
        let something = || Condition::is("email", "x");
        assert_eq!(Condition::all([nothing(), something()]), something());
        assert_eq!(Condition::any([nothing(), something()]), nothing(), "it would be found by the other");
    }
}
