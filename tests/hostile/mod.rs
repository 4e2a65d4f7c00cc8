//! Bodies that no Session Manager should answer with, and what is to be read from them all the same.

use telesales_core::{Fault, Session};

/// Each body with what is to be read from it, in words.
pub fn bodies() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("bodies.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (expected, body) = line.split_once('|').expect("a line has a |");
        (expected.trim(), body.trim())
    })
}

/// What was read, in the same words.
pub fn in_words(read: Result<Session, Fault>) -> String {
    match read {
        Err(fault) => fault.code().replace('-', " "),
        Ok(Session { customer: Some(customer), .. }) => format!("acting for {}", customer.email),
        Ok(Session { operator: None, .. }) => "nobody".into(),
        Ok(Session { can_impersonate: Some(true), .. }) => "idle".into(),
        Ok(_) => "operator".into(),
    }
}
