//! Master Data v1, the entity CL: searching customers and registering new ones (protocol §4).

mod documents;
mod search;
mod where_clause;

use serde_json::{Value, json};

use crate::SessionManager;
use crate::http::{Request, Response};
use crate::people::Customer;

/// The fields of a customer that can be asked for and searched by.
const FIELDS: [&str; 7] = ["id", "email", "firstName", "lastName", "document", "phone", "priceTables"];

/// A field of a customer; `None` where it is empty or there is no such field.
fn field(customer: &Customer, name: &str) -> Option<String> {
    let optional = match name {
        "id" => return Some(customer.id()),
        "email" => return Some(customer.email().into()),
        "firstName" => &customer.first_name,
        "lastName" => &customer.last_name,
        "document" => &customer.document,
        "phone" => &customer.phone,
        "priceTables" => &customer.price_table,
        _ => return None,
    };
    optional.as_deref().map(String::from)
}

fn as_json(customer: &Customer, fields: &[&str]) -> Value {
    fields.iter().map(|name| ((*name).to_owned(), json!(field(customer, name)))).collect()
}

impl SessionManager {
    /// 403 unless an operator is logged in. The telesales role is not asked for: any operator may see customers.
    fn operators_only(&self, request: &Request) -> Result<(), Response> {
        if self.outputs_of(request).is_operator() {
            return Ok(());
        }
        Err(Response::refusal(403, "Customers' data are for operators only."))
    }
}
