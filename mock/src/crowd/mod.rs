//! The customers who are generated: found without being kept, and searched in columns that are laid out when somebody
//! searches for the first time.

mod column;
mod rows;
mod trigrams;

pub(crate) use rows::Rows;

use crate::customer::Customer;
use crate::email;
use crate::field::Field;
use crate::generated;
use crate::pattern::Pattern;
use column::Column;

/// The generated customers of a store, numbered from 0.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    pub(crate) seed: u64,
    /// How many there are.
    count: u32,
    /// How many of them the columns hold.
    laid_out: u32,
    columns: [Column; Field::ALL.len()],
}

impl Default for Crowd {
    /// Nobody.
    fn default() -> Self {
        let column = |field: Field| if field.is_number() { Column::of_numbers() } else { Column::default() };
        Self { seed: 0, count: 0, laid_out: 0, columns: Field::ALL.map(column) }
    }
}

impl Crowd {
    /// From now on there are so many, unless there are more already.
    pub(crate) fn at_least(&mut self, count: u32) {
        self.count = self.count.max(count);
    }

    /// Lays the first `count` customers out for a search. Some 100,000 take a tenth of a second, once.
    pub(crate) fn lay_out(&mut self, count: u32) {
        for number in self.laid_out..count.min(self.count) {
            let customer = self.customer(number);
            for (field, column) in Field::ALL.into_iter().zip(&mut self.columns) {
                column.push(&field.of(&customer).unwrap_or_default().to_lowercase());
            }
            self.laid_out = number + 1;
        }
    }

    pub(crate) fn customer(&self, number: u32) -> Customer {
        generated::customer(self.seed, number)
    }

    pub(crate) fn customer_with_email(&self, email: &str) -> Option<Customer> {
        let number = generated::number_in(email).filter(|number| *number < self.count)?;
        let customer = self.customer(number);
        (email::key_of(customer.email()) == email::key_of(email)).then_some(customer)
    }

    pub(crate) fn customer_with_id(&self, id: &str) -> Option<Customer> {
        (0..self.count).map(|number| self.customer(number)).find(|customer| customer.id() == id)
    }

    /// The folded value of a customer who is laid out; empty for none.
    pub(crate) fn value(&self, field: Field, number: u32) -> &str {
        self.columns[field as usize].value(number)
    }

    /// Those of the first `count` whose field matches.
    pub(crate) fn rows_matching(&self, field: Field, count: u32, pattern: &Pattern) -> Rows {
        self.columns[field as usize].rows_matching(count.min(self.laid_out), pattern)
    }

    /// Those of the first `count` whose folded value is as `holds` wants it; those without a value are not among them.
    pub(crate) fn rows_where(&self, field: Field, count: u32, holds: impl Fn(&str) -> bool) -> Rows {
        self.columns[field as usize].rows_where(count.min(self.laid_out), holds)
    }
}
