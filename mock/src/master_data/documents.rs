//! `POST /api/dataentities/CL/documents`.

use serde::Deserialize;
use serde_json::json;

use crate::SessionManager;
use crate::email;
use crate::http::{Answer, Request, Response, only};
use crate::people::Customer;
use crate::stats::Event;

/// What a new customer may be registered with. Master Data refuses fields the entity does not have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewCustomer {
    email: String,
    first_name: Option<String>,
    last_name: Option<String>,
    document: Option<String>,
    phone: Option<String>,
    price_tables: Option<String>,
}

impl SessionManager {
    /// 201 `{Id, Href, DocumentId}`. 403 for anyone but an operator, 400 without a valid e-mail and for unknown
    /// fields, 409 for an e-mail that is taken.
    pub(crate) fn create_customer(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("POST", request)?;
        self.operators_only(request)?;
        let new: NewCustomer = serde_json::from_value(request.json()?)
            .map_err(|_| Response::refusal(400, "The body is a customer: an e-mail, and strings only."))?;
        if !email::is_valid(&new.email) {
            return Err(Response::refusal(400, "The e-mail is invalid."));
        }
        if self.store.people.customer(&new.email).is_some() {
            return Err(Response::refusal(409, "There is a customer with that e-mail."));
        }
        let customer = Customer {
            email: new.email.into(),
            first_name: filled(new.first_name),
            last_name: filled(new.last_name),
            document: filled(new.document),
            phone: filled(new.phone),
            price_table: filled(new.price_tables),
        };
        let id = customer.id();
        self.store.people.add_customer(customer);
        Ok(Response::of_json(
            201,
            &json!({
                "Id": format!("CL-{id}"),
                "Href": format!("/api/dataentities/CL/documents/{id}"),
                "DocumentId": id,
            }),
        ))
    }
}

/// An empty field is one without a value.
fn filled(text: Option<String>) -> Option<Box<str>> {
    text.filter(|text| !text.is_empty()).map(Into::into)
}
