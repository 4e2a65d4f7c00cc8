//! What a customer has to be like, of one who is known and of all who are generated.

use std::ops::{Bound, RangeBounds};

use crate::crowd::{Crowd, Rows};
use crate::customer::Customer;
use crate::field::Field;
use crate::pattern::Pattern;

/// A condition on a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// The test of the field comes out as expected.
    Is {
        field: Field,
        test: Test,
        expected: bool,
    },
}

/// A test of a folded value. One that is not there is null, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    IsNull,
    Matches(Pattern),
    /// Between these in the order of the letters, as texts; VTEX compares numbers and dates so that it is the same.
    Within(Bound<String>, Bound<String>),
}

impl Condition {
    pub(super) fn of(field: Field, pattern: Pattern) -> Self {
        Self::Is { field, test: Test::Matches(pattern), expected: true }
    }

    pub(super) fn holds(&self, customer: &Customer) -> bool {
        match self {
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(customer)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(customer)),
            Self::Is { field, test, expected } => {
                let value = field.of(customer).map(|value| value.to_lowercase());
                let outcome = value.map_or(*test == Test::IsNull, |value| test.holds(&value));
                outcome == *expected
            }
        }
    }

    /// Those of the first `count` generated customers for whom it holds; they are laid out.
    pub(super) fn rows(&self, crowd: &Crowd, count: u32) -> Rows {
        match self {
            Self::All(conditions) => {
                let everyone = Rows::none(count).not();
                conditions.iter().fold(everyone, |rows, condition| rows.and(&condition.rows(crowd, count)))
            }
            Self::Any(conditions) => {
                let nobody = Rows::none(count);
                conditions.iter().fold(nobody, |rows, condition| rows.or(&condition.rows(crowd, count)))
            }
            Self::Is { field, test, expected } => {
                let rows = test.rows(crowd, *field, count);
                if *expected { rows } else { rows.not() }
            }
        }
    }

    /// Whether it has a test like that anywhere.
    pub(super) fn has(&self, is_so: &dyn Fn(Field, &Test) -> bool) -> bool {
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().any(|condition| condition.has(is_so)),
            Self::Is { field, test, .. } => is_so(*field, test),
        }
    }
}

impl Test {
    /// Of a value that is there.
    fn holds(&self, value: &str) -> bool {
        match self {
            Self::IsNull => false,
            Self::Matches(pattern) => pattern.matches(value),
            Self::Within(low, high) => RangeBounds::<str>::contains(&(as_str(low), as_str(high)), value),
        }
    }

    fn rows(&self, crowd: &Crowd, field: Field, count: u32) -> Rows {
        match self {
            Self::IsNull => crowd.rows_where(field, count, |_| true).not(),
            Self::Matches(pattern) => crowd.rows_matching(field, count, pattern),
            Self::Within(..) => crowd.rows_where(field, count, |value| self.holds(value)),
        }
    }
}

fn as_str(bound: &Bound<String>) -> Bound<&str> {
    bound.as_ref().map(String::as_str)
}
