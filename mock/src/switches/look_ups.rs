//! How a store answers those who look customers up, and register new ones.

use super::choice::choice;
use crate::field::{Field, FieldSet};
use crate::http::value_of;

/// The most customers that can be generated.
const MOST_CUSTOMERS: u32 = 1_000_000;

/// How look-ups are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LookUps {
    /// How many of the generated customers are found.
    pub(crate) customers: u32,
    /// The fields by which one may search and sort.
    pub(crate) searchable: FieldSet,
    /// Whether searches with an asterisk are refused, as VTEX does for a while when they are many.
    pub(crate) blocks_wildcards: bool,
    /// What an operator may see of customers.
    pub(crate) rights: Rights,
    /// How a customer is refused whose e-mail is taken.
    pub(crate) duplicate: Duplicate,
}

/// What an operator may see of customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    Full,
    /// All but documents and phones, which are masked.
    Masked,
    /// Nothing: look-ups are refused.
    Refused,
}

/// How a customer is refused whose e-mail is taken; nobody has seen which of them VTEX does (protocol §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Duplicate {
    /// 409.
    Conflict,
    /// 400.
    BadRequest,
    /// 304, without a body.
    NotModified,
}

impl Default for LookUps {
    fn default() -> Self {
        Self {
            customers: 0,
            searchable: FieldSet::ALL,
            blocks_wildcards: false,
            rights: Rights::Full,
            duplicate: Duplicate::Conflict,
        }
    }
}

impl LookUps {
    /// The same, with what a form says changed: `customers=100000`, `searchable=email,document` or `all`,
    /// `wildcards=allowed|blocked`, `personal-data=full|masked|refused`, `duplicate=conflict|bad-request|not-modified`.
    pub(super) fn switched(self, form: &[(String, String)]) -> Result<Self, String> {
        let wildcards = [("allowed", false), ("blocked", true)];
        let rights = [("full", Rights::Full), ("masked", Rights::Masked), ("refused", Rights::Refused)];
        let duplicate = [
            ("conflict", Duplicate::Conflict),
            ("bad-request", Duplicate::BadRequest),
            ("not-modified", Duplicate::NotModified),
        ];
        Ok(Self {
            customers: value_of(form, "customers").map_or(Ok(self.customers), customers)?,
            searchable: value_of(form, "searchable").map_or(Ok(self.searchable), searchable)?,
            blocks_wildcards: choice(form, "wildcards", &wildcards, self.blocks_wildcards)?,
            rights: choice(form, "personal-data", &rights, self.rights)?,
            duplicate: choice(form, "duplicate", &duplicate, self.duplicate)?,
        })
    }
}

fn customers(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|count| *count <= MOST_CUSTOMERS)
        .ok_or_else(|| format!("customers is a whole number up to {MOST_CUSTOMERS}."))
}

fn searchable(list: &str) -> Result<FieldSet, String> {
    if list == "all" {
        return Ok(FieldSet::ALL);
    }
    let fields: Option<FieldSet> = list.split(',').map(Field::named).collect();
    fields.ok_or_else(|| "searchable is all, or a list of the fields of a customer.".into())
}
