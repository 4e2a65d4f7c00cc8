//! `GET /mock/customers`: a search as a store of its own may offer it, in plain JSON.

use serde_json::{Value, json};

use super::condition::Condition;
use super::find::Search;
use super::{TOO_MANY, as_json};
use crate::SessionManager;
use crate::faults::{Call, Kind};
use crate::field::Field;
use crate::http::{Answer, Request, Response, only, value_of};
use crate::pattern::Pattern;
use crate::stats::Event;
use crate::switches::Rights;

/// What is told of a customer.
const FIELDS: [Field; 6] = [Field::Id, Field::Email, Field::FirstName, Field::LastName, Field::Document, Field::Phone];

/// The longest list it answers.
const LONGEST: usize = 20;

impl SessionManager {
    /// 200 `{"customers":[{"id","email","firstName","lastName","document","phone"}]}`, at most twenty; what is not
    /// known is null. `query` is what to look for, `kind` is what it is: see [`condition`]. 403 for anyone but an
    /// operator; 400 without a query, and for an unknown kind.
    pub(crate) fn search_own(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("GET", request)?;
        self.with_fault(request, Call::Search, |vtex, struck| {
            vtex.operators_only(request)?;
            let query = request.query()?;
            let text = value_of(&query, "query").map(str::trim).filter(|text| !text.is_empty());
            let text = text.ok_or_else(|| Response::refusal(400, "The search needs query=…."))?;
            let condition = condition(value_of(&query, "kind").unwrap_or("any"), text)
                .ok_or_else(|| Response::refusal(400, "kind is any, email, name, document, phone or id."))?;
            let look_ups = vtex.look_ups_of(request);
            let search = if struck == Some(&Kind::TooMany) {
                vtex.everyone(TOO_MANY)
            } else {
                let generated = look_ups.customers;
                Search { condition: Some(condition), sort: Vec::new(), generated, from: 0, to: LONGEST - 1 }
            };
            let masks = look_ups.rights == Rights::Masked;
            let found = vtex.find(request, &search);
            let customers: Vec<Value> = found.page.iter().map(|customer| as_json(customer, &FIELDS, masks)).collect();
            Ok(Response::of_json(200, &json!({ "customers": customers })))
        })
    }
}

/// The condition on those who are looked for. An e-mail and a name may be parts; of a name each word is to be in it; a
/// document is whole, with or without punctuation; a phone is in any form, with or without the ninth digit.
fn condition(kind: &str, text: &str) -> Option<Condition> {
    let contains = |field, part| Condition::of(field, Pattern::containing([part]));
    let any = |kinds: &[&str]| Some(Condition::Any(kinds.iter().filter_map(|kind| condition(kind, text)).collect()));
    match kind {
        "any" => any(&["email", "name", "document", "phone", "id"]),
        "email" => Some(contains(Field::Email, text)),
        "name" => {
            let names = |word| {
                let fields = [Field::FirstName, Field::LastName, Field::CorporateName];
                Condition::Any(fields.map(|field| contains(field, word)).into())
            };
            Some(Condition::All(text.split_whitespace().map(names).collect()))
        }
        "document" => {
            let bare: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
            let fields = [Field::Document, Field::CorporateDocument];
            Some(Condition::Any(fields.map(|field| Condition::of(field, Pattern::new(&bare))).into()))
        }
        "phone" => Some(phone(text)),
        "id" => Some(Condition::of(Field::Id, Pattern::containing([text]))),
        _ => None,
    }
}

/// A phone that ends in the same eight digits, however they are punctuated; of fewer digits, one that holds them.
fn phone(text: &str) -> Condition {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return Condition::Any(Vec::new());
    }
    let last_eight = &digits[digits.len().saturating_sub(8)..];
    let (exchange, line) = last_eight.split_at(last_eight.len().saturating_sub(4));
    let parts = [exchange, line].into_iter().filter(|part| !part.is_empty());
    Condition::of(Field::Phone, Pattern::containing(parts))
}
