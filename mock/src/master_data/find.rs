//! Finding customers: those who were registered first, and after them those who are generated.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::condition::Condition;
use crate::crowd::{Crowd, Rows};
use crate::customer::Customer;
use crate::field::Field;
use crate::people::People;

/// What is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    /// `None` holds for everyone.
    pub(super) condition: Option<Condition>,
    /// By what the answer is sorted, the weightiest first; otherwise by e-mail, and generated customers by number.
    pub(super) sort: Vec<Sort>,
    /// How many of the generated customers may be found, those with the lowest numbers.
    pub(super) generated: u32,
    /// Which of those found are answered, both ends included.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// One criterion of an order. Customers without a value come last, either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) field: Field,
    pub(super) is_descending: bool,
}

/// A page of what was found.
pub(super) struct Found {
    /// How many were found in all.
    pub(super) total: usize,
    pub(super) page: Vec<Customer>,
}

enum Hit<'a> {
    Registered(&'a Customer),
    Generated(u32),
}

/// Finds customers among those who were registered and whom `is_indexed` is true of, and among the generated.
pub(super) fn find(people: &mut People, search: &Search, is_indexed: impl Fn(&Customer) -> bool) -> Found {
    if search.condition.is_some() || !search.sort.is_empty() {
        people.crowd.lay_out(search.generated);
    }
    let crowd = &people.crowd;
    let holds = |customer: &Customer| search.condition.as_ref().is_none_or(|condition| condition.holds(customer));
    let registered: Vec<_> =
        people.customers().filter(|customer| holds(customer) && is_indexed(customer)).map(Hit::Registered).collect();
    let rows = match &search.condition {
        Some(condition) => condition.rows(crowd, search.generated),
        None => Rows::none(search.generated).not(),
    };
    let total = registered.len() + rows.len();
    let hits = registered.into_iter().chain(rows.iter().map(Hit::Generated));
    let page: Vec<_> = if search.sort.is_empty() {
        on_page(hits, search)
    } else {
        let mut hits: Vec<_> = hits.collect();
        hits.sort_by(|one, other| order(one, other, &search.sort, crowd));
        on_page(hits.into_iter(), search)
    };
    Found { total, page: page.into_iter().map(|hit| hit.into_customer(crowd)).collect() }
}

fn on_page<'a>(hits: impl Iterator<Item = Hit<'a>>, search: &Search) -> Vec<Hit<'a>> {
    hits.skip(search.from).take(search.to - search.from + 1).collect()
}

fn order(one: &Hit, other: &Hit, sort: &[Sort], crowd: &Crowd) -> Ordering {
    let by = |criterion: &Sort| {
        let [one, other] = [one, other].map(|hit| hit.value(criterion.field, crowd));
        let order = if criterion.is_descending { other.cmp(&one) } else { one.cmp(&other) };
        one.is_empty().cmp(&other.is_empty()).then(order)
    };
    sort.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

impl<'a> Hit<'a> {
    /// The folded value; empty for none.
    fn value(&self, field: Field, crowd: &'a Crowd) -> Cow<'a, str> {
        match self {
            Self::Registered(customer) => field.of(customer).unwrap_or_default().to_lowercase().into(),
            Self::Generated(number) => crowd.value(field, *number).into(),
        }
    }

    fn into_customer(self, crowd: &Crowd) -> Customer {
        match self {
            Self::Registered(customer) => customer.clone(),
            Self::Generated(number) => crowd.customer(number),
        }
    }
}
