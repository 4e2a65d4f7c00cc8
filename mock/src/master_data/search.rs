//! `GET /api/dataentities/CL/search`.

use serde_json::Value;

use super::condition::{Condition, Test};
use super::find::{Search, Sort};
use super::{TOO_MANY, as_json, fields, refusal, where_clause};
use crate::SessionManager;
use crate::faults::{Call, Kind};
use crate::field::{Field, FieldSet};
use crate::http::{Answer, Request, Response, only, value_of};
use crate::pattern::Pattern;
use crate::stats::Event;
use crate::switches::{LookUps, Rights};

/// Master Data answers at most a hundred documents at a time.
const LARGEST_PAGE: usize = 100;

/// The decoded pairs of a query.
type Query = [(String, String)];

impl SessionManager {
    /// 200 with an array of customers, `_fields` of each, in the order of `_sort` or else of their e-mails; fields
    /// without a value are null. The header `rest-content-range` says which of how many.
    ///
    /// 403 for anyone but an operator; 400 without `_fields`, for a malformed `_where`, `_sort` or `REST-Range`, for a
    /// field that the store does not search by, and for more than a hundred customers at once.
    pub(crate) fn search_customers(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("GET", request)?;
        self.with_fault(request, Call::Search, |vtex, struck| {
            vtex.operators_only(request)?;
            let look_ups = vtex.look_ups_of(request);
            let query = request.query()?;
            let fields = fields(value_of(&query, "_fields").unwrap_or_default())?;
            let mut search = search(&query, request.header("rest-range"), &look_ups)?;
            if struck == Some(&Kind::TooMany) {
                search = vtex.everyone(TOO_MANY);
            }
            let found = vtex.find(request, &search);
            let masks = look_ups.rights == Rights::Masked;
            let rows = found.page.iter().map(|customer| as_json(customer, &fields, masks));
            let range = format!("resources {}-{}/{}", search.from, search.to, found.total);
            Ok(Response::of_json(200, &Value::Array(rows.collect())).with_header("rest-content-range", &range))
        })
    }
}

/// Reads the query: `_where`, and conditions of the form `field=value`, all of which are to hold.
fn search(query: &Query, range_header: Option<&str>, look_ups: &LookUps) -> Result<Search, Response> {
    let (from, to) = range(range_header)?;
    let mut conditions = Vec::new();
    if let Some(text) = value_of(query, "_where") {
        conditions.push(where_clause::parse(text).map_err(|message| refusal(400, &message))?);
    }
    for (name, value) in query.iter().filter(|(name, _)| !name.starts_with('_')) {
        let field = Field::named(name).ok_or_else(|| refusal(400, "The query names an unknown field."))?;
        conditions.push(Condition::of(field, Pattern::new(value)));
    }
    let sort = value_of(query, "_sort").map_or(Ok(Vec::new()), sort)?;
    for condition in &conditions {
        allow(condition, look_ups)?;
    }
    for criterion in &sort {
        searchable(criterion.field, look_ups.searchable)?;
    }
    let condition = (!conditions.is_empty()).then_some(Condition::All(conditions));
    Ok(Search { condition, sort, generated: look_ups.customers, from, to })
}

/// 400 for a condition on a field that the store does not search by, and for an asterisk while they are blocked.
fn allow(condition: &Condition, look_ups: &LookUps) -> Result<(), Response> {
    for field in Field::ALL {
        if condition.has(&|tested, _| tested == field) {
            searchable(field, look_ups.searchable)?;
        }
    }
    let has_wildcard = condition.has(&|_, test| matches!(test, Test::Matches(pattern) if pattern.has_wildcard()));
    if has_wildcard && look_ups.blocks_wildcards {
        return Err(refusal(400, "Searches with wildcards are blocked for a while."));
    }
    Ok(())
}

fn searchable(field: Field, searchable: FieldSet) -> Result<(), Response> {
    if searchable.contains(field) {
        return Ok(());
    }
    Err(refusal(400, &format!("The field {} is not set up as a filter.", field.name())))
}

/// Reads `firstName ASC, lastName DESC`; without a word it is ascending.
fn sort(list: &str) -> Result<Vec<Sort>, Response> {
    let criterion = |text: &str| {
        let (name, direction) = text.trim().split_once(' ').unwrap_or((text.trim(), "ASC"));
        let is_descending = direction.eq_ignore_ascii_case("DESC");
        let is_known = is_descending || direction.eq_ignore_ascii_case("ASC");
        Field::named(name).filter(|_| is_known).map(|field| Sort { field, is_descending })
    };
    list.split(',')
        .map(criterion)
        .collect::<Option<_>>()
        .ok_or_else(|| refusal(400, "_sort is a list of fields, each with ASC or DESC."))
}

/// Reads `resources=0-9`, both ends included; the first fifteen without the header.
fn range(header: Option<&str>) -> Result<(usize, usize), Response> {
    let Some(header) = header else { return Ok((0, 14)) };
    let ends = header.strip_prefix("resources=").and_then(|ends| ends.split_once('-'));
    let ends = ends.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    ends.filter(|(from, to): &(usize, usize)| from <= to && to - from < LARGEST_PAGE)
        .ok_or_else(|| refusal(400, "REST-Range is resources=<from>-<to>, at most 100 of them."))
}
