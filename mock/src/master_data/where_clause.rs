//! The `_where` of a search: `(email=maria* AND phone is not null) OR document=…`, as far as Master Data v1
//! documents it. Values compare without regard to case; `*` stands for any text; quotes hold what has spaces around
//! a keyword or a parenthesis in it.

use super::{FIELDS, field};
use crate::people::Customer;

/// A condition on a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    IsNull {
        field: &'static str,
        expected: bool,
    },
    /// The lower-cased parts between the asterisks.
    Matches {
        field: &'static str,
        parts: Vec<String>,
    },
}

impl Condition {
    /// Reads a whole `_where`; an error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text.trim();
        let condition = any(&mut rest, DEEPEST)?;
        if rest.is_empty() { Ok(condition) } else { Err("_where has something after its end.".into()) }
    }

    pub(super) fn holds(&self, customer: &Customer) -> bool {
        match self {
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(customer)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(customer)),
            Self::IsNull { field: name, expected } => field(customer, name).is_none() == *expected,
            Self::Matches { field: name, parts } => {
                field(customer, name).is_some_and(|value| matches(&value.to_lowercase(), parts))
            }
        }
    }
}

/// How deep parentheses may nest, so that no query can exhaust the stack.
const DEEPEST: u8 = 16;

fn any(rest: &mut &str, depth: u8) -> Result<Condition, String> {
    let mut conditions = vec![all(rest, depth)?];
    while take_word(rest, "OR") {
        conditions.push(all(rest, depth)?);
    }
    Ok(single_or(conditions, Condition::Any))
}

fn all(rest: &mut &str, depth: u8) -> Result<Condition, String> {
    let mut conditions = vec![one(rest, depth)?];
    while take_word(rest, "AND") {
        conditions.push(one(rest, depth)?);
    }
    Ok(single_or(conditions, Condition::All))
}

fn one(rest: &mut &str, depth: u8) -> Result<Condition, String> {
    let Some(inner) = rest.strip_prefix('(') else { return comparison(rest) };
    let depth = depth.checked_sub(1).ok_or("_where is nested too deep.")?;
    *rest = inner.trim_start();
    let condition = any(rest, depth)?;
    *rest = rest.strip_prefix(')').ok_or("_where lacks a closing parenthesis.")?.trim_start();
    Ok(condition)
}

fn comparison(rest: &mut &str) -> Result<Condition, String> {
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let field = FIELDS.into_iter().find(|field| *field == name).ok_or("_where names an unknown field.")?;
    *rest = after.trim_start();
    if take_word(rest, "is") {
        let expected = !take_word(rest, "not");
        let is_null = take_word(rest, "null");
        return if is_null {
            Ok(Condition::IsNull { field, expected })
        } else {
            Err("_where has an is without null.".into())
        };
    }
    *rest = rest.strip_prefix('=').ok_or("_where compares by = or is null.")?.trim_start();
    let value = value(rest)?;
    if value.is_empty() {
        return Err("_where compares with nothing.".into());
    }
    Ok(Condition::Matches { field, parts: value.to_lowercase().split('*').map(String::from).collect() })
}

/// A value up to its closing quote, or unquoted up to a parenthesis or a keyword.
fn value<'a>(rest: &mut &'a str) -> Result<&'a str, String> {
    if let Some(quoted) = rest.strip_prefix('"') {
        let (value, after) = quoted.split_once('"').ok_or("_where lacks a closing quote.")?;
        *rest = after.trim_start();
        return Ok(value);
    }
    let ends = [rest.find(')'), rest.find(" AND "), rest.find(" OR ")];
    let end = ends.into_iter().flatten().min().unwrap_or(rest.len());
    let (value, after) = rest.split_at(end);
    *rest = after.trim_start();
    Ok(value.trim_end())
}

fn take_word(rest: &mut &str, word: &str) -> bool {
    let Some((head, tail)) = rest.split_at_checked(word.len()) else { return false };
    let ends = tail.chars().next().is_none_or(|letter| !letter.is_ascii_alphanumeric());
    let taken = head.eq_ignore_ascii_case(word) && ends;
    if taken {
        *rest = tail.trim_start();
    }
    taken
}

fn single_or(mut conditions: Vec<Condition>, combine: fn(Vec<Condition>) -> Condition) -> Condition {
    match conditions.len() {
        1 => conditions.remove(0),
        _ => combine(conditions),
    }
}

/// Whether a value is the parts one after the other, with any text where they were parted.
fn matches(value: &str, parts: &[String]) -> bool {
    let [first, middle @ .., last] = parts else {
        return parts.first().is_some_and(|only| value == only);
    };
    let Some(mut rest) = value.strip_prefix(first.as_str()) else { return false };
    for part in middle {
        let Some(at) = rest.find(part.as_str()) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}
