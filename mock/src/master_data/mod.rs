//! Customers' data: Master Data v1, the entity CL, for searching customers and registering new ones (protocol §4); and
//! a search of the store's own.

mod condition;
mod documents;
mod find;
mod own_search;
mod search;
mod where_clause;

use serde_json::{Value, json};

use self::find::{Found, Search};
use crate::SessionManager;
use crate::customer::Customer;
use crate::field::Field;
use crate::http::{Request, Response};
use crate::masked::masked;
use crate::switches::{LookUps, Rights};

/// How many customers the fault of that name answers.
const TOO_MANY: usize = 5_000;

/// The customer's fields; null where there is no value, and masked where that is asked for and the field is personal.
fn as_json(customer: &Customer, fields: &[Field], masks: bool) -> Value {
    let value = |field: Field| {
        let value = field.of(customer)?;
        Some(if masks && field.is_number() { masked(&value) } else { value.into_owned() })
    };
    fields.iter().map(|field| (field.name().to_owned(), json!(value(*field)))).collect()
}

/// Reads a list of fields, or `_all`.
fn fields(list: &str) -> Result<Vec<Field>, Response> {
    if list == "_all" {
        return Ok(Field::ALL.to_vec());
    }
    list.split(',')
        .map(Field::named)
        .collect::<Option<_>>()
        .ok_or_else(|| refusal(400, "_fields is a list of the entity's fields, or _all."))
}

/// Master Data's error body: `{"Message":"…"}`. The session's is another one.
fn refusal(status: u16, message: &str) -> Response {
    Response::of_json(status, &json!({ "Message": message }))
}

impl SessionManager {
    /// 403 unless an operator is logged in, and may see customers. The telesales role is not asked for.
    fn operators_only(&self, request: &Request) -> Result<(), Response> {
        if self.outputs_of(request).is_operator() && self.look_ups_of(request).rights != Rights::Refused {
            return Ok(());
        }
        Err(Response::refusal(403, "Customers' data are for operators only."))
    }

    fn look_ups_of(&self, request: &Request) -> LookUps {
        let session = request.session_token().and_then(|token| self.sessions.get(&token));
        session.map_or(self.store.switches, |session| session.switches(&self.store)).look_ups
    }

    /// Finds whom the session finds: among those who were registered, whoever is indexed by now.
    fn find(&mut self, request: &Request, search: &Search) -> Found {
        let now = self.now_ms;
        let unindexed = self.session_of(request).map(|(_, _, session)| session.unindexed.searched(now));
        let unindexed = unindexed.unwrap_or_default();
        find::find(&mut self.store.people, search, |customer| !unindexed.contains(&customer.id()))
    }

    /// A search that finds that many customers, whoever they are.
    fn everyone(&mut self, count: usize) -> Search {
        let generated = u32::try_from(count).unwrap_or(u32::MAX);
        self.store.people.crowd.at_least(generated);
        Search { condition: None, sort: Vec::new(), generated, from: 0, to: count - 1 }
    }
}
