//! One browser in one store, with the gestures the tests are made of.

use serde_json::{Value, json};
use session_manager_mock::{Browser, Request, Response, SessionManager, Store};

pub const REQUESTED: &str = "vtex-impersonated-customer-email";
pub const EVERYTHING_OF_THE_CUSTOMER: &str = "impersonate.storeUserId,impersonate.storeUserEmail,profile.id,\
    profile.email,profile.firstName,profile.lastName,profile.document,profile.phone,profile.isAuthenticated,\
    profile.priceTables";

pub struct Shop {
    pub vtex: SessionManager,
    pub browser: Browser,
}

impl Shop {
    pub fn demo() -> Self {
        Self::of(Store::demo())
    }

    pub fn of(store: Store) -> Self {
        Self { vtex: SessionManager::new(store), browser: Browser::new() }
    }

    /// The demo store, after a log-in.
    pub fn as_(person: &str) -> Self {
        let mut shop = Self::demo();
        shop.log_in(person);
        shop
    }

    pub fn send(&mut self, request: Request) -> Response {
        self.browser.send(&mut self.vtex, request)
    }

    pub fn get(&mut self, target: &str) -> Response {
        self.send(Request::get(target))
    }

    pub fn post(&mut self, target: &str, body: &Value) -> Response {
        self.send(Request::post_json(target, &body.to_string()))
    }

    pub fn form(&mut self, target: &str, body: &str) -> Response {
        self.send(Request::post_form(target, body))
    }

    pub fn log_in(&mut self, person: &str) {
        assert_eq!(self.form("/mock/log-in", &format!("as={person}")).status, 303);
    }

    pub fn fault(&mut self, form: &str) {
        assert_eq!(self.form("/mock/faults", form).status, 303);
    }

    pub fn switch(&mut self, form: &str) {
        assert_eq!(self.form("/mock/store", form).status, 303);
    }

    /// Writes the public key that asks for a customer.
    pub fn request_customer(&mut self, email: &str) -> Response {
        self.post("/api/sessions", &json!({ "public": { REQUESTED: { "value": email } } }))
    }

    /// The namespaces of a read that succeeds.
    pub fn read(&mut self, items: &str) -> Value {
        let response = self.get(&format!("/api/sessions?items={items}"));
        assert_eq!(response.status, 200, "{}", response.text());
        response.json()["namespaces"].clone()
    }

    /// The value of one key, `None` when it is absent.
    pub fn key(&mut self, item: &str) -> Option<String> {
        let (namespace, key) = item.split_once('.').expect("an item is ns.key");
        self.read(item)[namespace][key]["value"].as_str().map(String::from)
    }
}

/// `{"a":{"value":"1"}}` for `[("a", "1")]`.
pub fn keys<const N: usize>(pairs: [(&str, &str); N]) -> Value {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), json!({ "value": value }))).collect()
}
