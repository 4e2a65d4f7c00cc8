//! Names for hashes: the store knows its operators, and a record does not.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::hash;

/// How much of a hash is enough to tell people apart.
const SHORT: usize = 10;

/// The operators whom the store knows.
#[derive(Default)]
pub struct Operators {
    emails: Vec<String>,
    /// Of each store that was asked about, by hash.
    known: RefCell<HashMap<String, HashMap<String, String>>>,
}

impl Operators {
    /// One e-mail a line.
    #[must_use]
    pub fn listed(text: &str) -> Self {
        let emails = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect();
        Self { emails, known: RefCell::default() }
    }

    /// What people call the operator with this hash at this store: the e-mail, or the beginning of the hash where it is not
    /// listed.
    #[must_use]
    pub fn name(&self, store: &str, operator: &str) -> String {
        let mut known = self.known.borrow_mut();
        let of_store = known
            .entry(store.into())
            .or_insert_with(|| self.emails.iter().map(|email| (hash_of(store, email), email.clone())).collect());
        of_store.get(operator).cloned().unwrap_or_else(|| operator.chars().take(SHORT).collect())
    }
}

/// By which records of a store name this operator.
#[must_use]
pub fn hash_of(store: &str, email: &str) -> String {
    hash::of(&[store.as_bytes(), b"\n", email.to_lowercase().as_bytes()])
}
