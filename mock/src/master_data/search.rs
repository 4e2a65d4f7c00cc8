//! `GET /api/dataentities/CL/search`.

use serde_json::Value;

use super::where_clause::Condition;
use super::{FIELDS, as_json};
use crate::SessionManager;
use crate::http::{Answer, Request, Response, only, value_of};
use crate::stats::Event;

/// Master Data answers at most a hundred documents at a time.
const LARGEST_PAGE: usize = 100;

impl SessionManager {
    /// 200 with an array of customers, `_fields` of each, in the order of their e-mails; fields without a value are
    /// null. The header `rest-content-range` says which of how many. 403 for anyone but an operator; 400 without
    /// `_fields`, for a malformed `_where` or `REST-Range`, and for more than a hundred customers at once.
    pub(crate) fn search_customers(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("GET", request)?;
        self.operators_only(request)?;
        let query = request.query()?;
        let fields = fields(value_of(&query, "_fields").unwrap_or_default())?;
        let (from, to) = range(request.header("rest-range"))?;
        let condition = value_of(&query, "_where").map(Condition::parse).transpose();
        let condition = condition.map_err(|message| Response::refusal(400, &message))?;
        let matches = |customer: &&_| condition.as_ref().is_none_or(|condition| condition.holds(customer));
        let mut total = 0;
        let mut page = Vec::new();
        for customer in self.store.people.customers().filter(matches) {
            if (from..=to).contains(&total) {
                page.push(as_json(customer, &fields));
            }
            total += 1;
        }
        Ok(Response::of_json(200, &Value::Array(page))
            .with_header("rest-content-range", &format!("resources {from}-{to}/{total}")))
    }
}

fn fields(list: &str) -> Result<Vec<&'static str>, Response> {
    if list == "_all" {
        return Ok(FIELDS.to_vec());
    }
    list.split(',')
        .map(|name| FIELDS.into_iter().find(|field| *field == name))
        .collect::<Option<_>>()
        .ok_or_else(|| Response::refusal(400, "_fields is a list of the entity's fields, or _all."))
}

/// Reads `resources=0-9`, both ends included; the first fifteen without the header.
fn range(header: Option<&str>) -> Result<(usize, usize), Response> {
    let Some(header) = header else { return Ok((0, 14)) };
    let ends = header.strip_prefix("resources=").and_then(|ends| ends.split_once('-'));
    let ends = ends.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    ends.filter(|(from, to): &(usize, usize)| from <= to && to - from < LARGEST_PAGE)
        .ok_or_else(|| Response::refusal(400, "REST-Range is resources=<from>-<to>, at most 100 of them."))
}
