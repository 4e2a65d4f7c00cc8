//! `GET /api/checkout/pub/profiles`: does a customer exist (protocol §4).

use serde_json::json;

use crate::SessionManager;
use crate::cart::ClientProfile;
use crate::http::{Answer, Request, Response, only, value_of};
use crate::stats::Event;

impl SessionManager {
    /// 200 in any case: with `userProfile` null for an unknown e-mail, masked for whoever is neither an operator nor
    /// that customer. 400 without an e-mail, or unless `ensureComplete` is `true` or `false`.
    pub(crate) fn profiles(&mut self, request: &Request) -> Answer {
        self.count(request, Event::LookUp);
        only("GET", request)?;
        let query = request.query()?;
        let email = value_of(&query, "email")
            .filter(|email| !email.is_empty())
            .ok_or_else(|| Response::refusal(400, "The query needs email=…."))?;
        if !matches!(value_of(&query, "ensureComplete"), None | Some("true" | "false")) {
            return Err(Response::refusal(400, "ensureComplete is true or false."));
        }
        let customer = self.store.people.customer(email);
        let profile = customer.as_deref().map(|customer| {
            let profile = ClientProfile::of_email(customer.email()).completed_from(customer);
            profile.seen_by(&self.outputs_of(request))
        });
        let is_complete =
            profile.as_ref().is_some_and(|profile| profile.first_name.is_some() && profile.last_name.is_some());
        Ok(Response::of_json(
            200,
            &json!({
                "userProfileId": customer.as_deref().map(crate::Customer::id),
                "profileProvider": "VTEX",
                "availableAccounts": [],
                "availableAddresses": [],
                "userProfile": profile,
                "isComplete": is_complete,
            }),
        ))
    }
}
