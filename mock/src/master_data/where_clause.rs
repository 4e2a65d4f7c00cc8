//! The `_where` of a search: `(email=maria* AND phone is not null) OR document=…`, as far as Master Data v1
//! documents it. Values compare without regard to case; `*` stands for any text; quotes hold what has spaces around
//! a keyword or a parenthesis in it. There is no way to quote a quote or an asterisk.

use std::ops::Bound;

use super::condition::{Condition, Test};
use crate::field::Field;
use crate::pattern::Pattern;

/// How deep parentheses may nest, so that no query can exhaust the stack.
const DEEPEST: u8 = 16;

/// Reads a whole `_where`; an error says what is wrong with it.
pub(super) fn parse(text: &str) -> Result<Condition, String> {
    let mut rest = text.trim();
    let condition = any(&mut rest, DEEPEST)?;
    if rest.is_empty() { Ok(condition) } else { Err("_where has something after its end.".into()) }
}

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
    let field = Field::named(name).ok_or("_where names an unknown field.")?;
    *rest = after.trim_start();
    let (test, expected) = if take_word(rest, "is") {
        let expected = !take_word(rest, "not");
        if !take_word(rest, "null") {
            return Err("_where has an is without null.".into());
        }
        (Test::IsNull, expected)
    } else if take_word(rest, "between") {
        let low = value(rest)?.to_lowercase();
        if !take_word(rest, "AND") {
            return Err("_where has a between without AND.".into());
        }
        (Test::Within(Bound::Included(low), Bound::Included(value(rest)?.to_lowercase())), true)
    } else {
        by_operator(rest)?
    };
    Ok(Condition::Is { field, test, expected })
}

/// What is compared by a sign: the test, and what it is to come to.
fn by_operator(rest: &mut &str) -> Result<(Test, bool), String> {
    let Some(operator) = ["<>", ">=", "<=", "=", ">", "<"].into_iter().find(|operator| rest.starts_with(operator))
    else {
        return Err("_where compares by =, <>, <, >, between or is null.".into());
    };
    *rest = rest[operator.len()..].trim_start();
    let value = value(rest)?;
    let folded = value.to_lowercase();
    Ok(match operator {
        ">" => (Test::Within(Bound::Excluded(folded), Bound::Unbounded), true),
        ">=" => (Test::Within(Bound::Included(folded), Bound::Unbounded), true),
        "<" => (Test::Within(Bound::Unbounded, Bound::Excluded(folded)), true),
        "<=" => (Test::Within(Bound::Unbounded, Bound::Included(folded)), true),
        _ => (Test::Matches(Pattern::new(value)), operator == "="),
    })
}

/// A value up to its closing quote, or unquoted up to a parenthesis or a keyword.
fn value<'a>(rest: &mut &'a str) -> Result<&'a str, String> {
    let (value, after) = if let Some(quoted) = rest.strip_prefix('"') {
        quoted.split_once('"').ok_or("_where lacks a closing quote.")?
    } else {
        let ends = [rest.find(')'), rest.find(" AND "), rest.find(" OR ")];
        let (value, after) = rest.split_at(ends.into_iter().flatten().min().unwrap_or(rest.len()));
        (value.trim_end(), after)
    };
    *rest = after.trim_start();
    if value.is_empty() { Err("_where compares with nothing.".into()) } else { Ok(value) }
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
