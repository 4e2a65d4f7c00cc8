//! A reader of `_where` as Master Data documents it, stricter than Master Data may be: what it does not know it
//! refuses, and whatever may quote, list or end something is refused as well.

use telesales_core::find::Row;

pub enum Condition {
    Is(String, String),
    And(Vec<Condition>),
    Or(Vec<Condition>),
}

/// Reads the condition in a URL.
pub fn read(url: &str) -> Condition {
    let encoded = url.split_once("&_where=").expect("a condition").1;
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
    assert!(encoded.chars().all(allowed), "not encoded: {encoded}");
    let text = decoded(encoded);
    let mut rest = text.as_str();
    let condition = either(&mut rest);
    assert_eq!(rest, "", "a rest of {text}");
    condition
}

fn decoded(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = encoded.as_bytes();
    while let [byte, after @ ..] = rest {
        if *byte == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn either(rest: &mut &str) -> Condition {
    let mut conditions = vec![both(rest)];
    while let Some(after) = rest.strip_prefix(" OR ") {
        *rest = after;
        conditions.push(both(rest));
    }
    Condition::Or(conditions)
}

fn both(rest: &mut &str) -> Condition {
    let mut conditions = vec![one(rest)];
    while let Some(after) = rest.strip_prefix(" AND ") {
        *rest = after;
        conditions.push(one(rest));
    }
    Condition::And(conditions)
}

fn one(rest: &mut &str) -> Condition {
    if let Some(inside) = rest.strip_prefix('(') {
        *rest = inside;
        let condition = either(rest);
        *rest = rest.strip_prefix(')').unwrap_or_else(|| panic!("not closed: {rest}"));
        return condition;
    }
    let (field, after) = rest.split_once('=').unwrap_or_else(|| panic!("no comparison: {rest}"));
    let end = after.find([' ', ')']).unwrap_or(after.len());
    let value = &after[..end];
    assert!(!value.trim_matches('*').is_empty(), "asks for anything: {rest}");
    assert!(!value.contains(['"', '\'', '(', ',', ';', '\\', '%', '<', '>', '=', '&', '|', '!', '?']), "{value}");
    *rest = &after[end..];
    Condition::Is(field.into(), value.into())
}

impl Condition {
    pub fn holds(&self, row: &Row) -> bool {
        match self {
            Self::And(conditions) => conditions.iter().all(|condition| condition.holds(row)),
            Self::Or(conditions) => conditions.iter().any(|condition| condition.holds(row)),
            Self::Is(field, value) => {
                let stored = match field.as_str() {
                    "email" => &row.email,
                    "firstName" => &row.first_name,
                    "lastName" => &row.last_name,
                    "document" => &row.document,
                    "corporateDocument" => &row.corporate_document,
                    "homePhone" => &row.home_phone,
                    "phone" => &row.phone,
                    other => panic!("a field that nobody asked for: {other}"),
                };
                has_form(&stored.to_lowercase(), &value.to_lowercase())
            }
        }
    }
}

/// Whether a text has this form, in which an asterisk stands for anything.
fn has_form(text: &str, form: &str) -> bool {
    match form.split_once('*') {
        None => text == form,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|after| {
            let places = after.char_indices().map(|(at, _)| at).chain([after.len()]);
            places.into_iter().any(|at| has_form(&after[at..], rest))
        }),
    }
}
