//! `/api/dataentities/CL/documents`: registering a customer, and reading one by id.

use serde::Deserialize;
use serde_json::json;

use super::{as_json, refusal};
use crate::SessionManager;
use crate::customer::Customer;
use crate::email;
use crate::faults::{Call, Kind};
use crate::field::Field;
use crate::http::{Answer, Request, Response, only, value_of};
use crate::stats::Event;
use crate::switches::{Duplicate, Rights};

/// What a new customer may be registered with. Master Data refuses fields the entity does not have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewCustomer {
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    document: Option<String>,
    phone: Option<String>,
    home_phone: Option<String>,
    corporate_document: Option<String>,
    corporate_name: Option<String>,
    price_tables: Option<String>,
}

impl SessionManager {
    /// 201 `{Id, Href, DocumentId}`; the customer can be acted for at once. 403 for anyone but an operator, 400
    /// `{Message}` without a valid e-mail and for unknown fields, 409 for an e-mail that is taken, or what the store
    /// is switched to.
    pub(crate) fn create_customer(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("POST", request)?;
        self.with_fault(request, Call::Create, |vtex, struck| {
            vtex.operators_only(request)?;
            let customer = new_customer(request)?;
            if vtex.store.people.customer(customer.email()).is_some() {
                return Err(taken(vtex.look_ups_of(request).duplicate));
            }
            let id = customer.id();
            vtex.store.people.add_customer(customer);
            let now = vtex.now_ms;
            if let (Some(&Kind::SearchLate(lateness)), Some((_, _, session))) = (struck, vtex.session_of(request)) {
                session.unindexed.add(id.clone(), lateness, now);
            }
            let href = format!("{}/api/dataentities/CL/documents/{id}", vtex.store.root_path);
            Ok(Response::of_json(201, &json!({ "Id": format!("CL-{id}"), "Href": href, "DocumentId": id })))
        })
    }

    /// 200 with the customer of that id, of which `_fields` are asked for, all by default. 403 for anyone but an
    /// operator, 404 for an unknown id.
    pub(crate) fn read_customer(&mut self, request: &Request, id: &str) -> Answer {
        self.count(request, Event::LookUp);
        only("GET", request)?;
        self.operators_only(request)?;
        let query = request.query()?;
        let fields = super::fields(value_of(&query, "_fields").unwrap_or("_all"))?;
        let masks = self.look_ups_of(request).rights == Rights::Masked;
        let id = id.strip_prefix("CL-").unwrap_or(id);
        let customer = self.store.people.customer_with_id(id);
        let customer = customer.ok_or_else(|| refusal(404, "There is no customer with that id."))?;
        Ok(Response::of_json(200, &as_json(&customer, &fields, masks)))
    }
}

/// The customer whom a body describes; a refusal names the field that is wrong.
fn new_customer(request: &Request) -> Result<Customer, Response> {
    let body = request.json()?;
    let members = body.as_object().ok_or_else(|| refusal(400, "The body is a customer."))?;
    if let Some(unknown) = members.keys().find(|name| Field::named(name).is_none_or(|field| field == Field::Id)) {
        return Err(refusal(400, &format!("The field {unknown} is not in the schema.")));
    }
    if let Some((name, _)) = members.iter().find(|(_, value)| !value.is_string() && !value.is_null()) {
        return Err(refusal(400, &format!("The field {name} has an invalid value: it is no string.")));
    }
    let new: NewCustomer = serde_json::from_value(body).map_err(|_| refusal(400, "The body is a customer."))?;
    let email = new.email.filter(|email| email::is_valid(email));
    Ok(Customer {
        email: email.ok_or_else(|| refusal(400, "The field email has an invalid value."))?.into(),
        first_name: filled(new.first_name),
        last_name: filled(new.last_name),
        document: filled(new.document),
        phone: filled(new.phone),
        home_phone: filled(new.home_phone),
        corporate_document: filled(new.corporate_document),
        corporate_name: filled(new.corporate_name),
        price_table: filled(new.price_tables),
        ..Customer::default()
    })
}

fn taken(duplicate: Duplicate) -> Response {
    let status = match duplicate {
        Duplicate::Conflict => 409,
        Duplicate::BadRequest => 400,
        Duplicate::NotModified => return Response { status: 304, ..Response::default() },
    };
    refusal(status, "Duplicated entry: the field email is taken.")
}

/// An empty field is one without a value.
fn filled(text: Option<String>) -> Option<Box<str>> {
    text.filter(|text| !text.is_empty()).map(Into::into)
}
