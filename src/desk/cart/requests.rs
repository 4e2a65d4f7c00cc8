use js_sys::{Array, JSON, Number};
use telesales_core::Fault;
use telesales_core::cart::{OrderForm, SECTIONS, Write, order_form_url};
use wasm_bindgen::JsValue;

use crate::config::Config;
use crate::foreign::{each, property, text};
use crate::runtime::waiting::within;
use crate::session::SessionManager;

/// The store's carts.
#[derive(Clone)]
pub struct Carts {
    session: SessionManager,
    url: String,
    timeout_ms: u32,
}

impl Carts {
    pub fn new(config: &Config, session: SessionManager) -> Self {
        Self { session, url: order_form_url(&config.session_url), timeout_ms: config.timeout_ms }
    }

    /// The cart of the page's visitor, in the time that one request may take.
    pub async fn read(self) -> Result<OrderForm, Fault> {
        let answer = self.clone().request(self.url.clone(), Some(SECTIONS.into())).await?;
        order_form(&answer).ok_or(Fault::NotUnderstood)
    }

    /// Writes to it. What came of that, only a read tells.
    pub async fn write(self, write: Write) -> Result<(), Fault> {
        let (url, body) = match write {
            Write::Give { id, email } => {
                // A string always has a JSON form.
                let email = JSON::stringify(&email.into()).map(String::from).unwrap_or_default();
                (format!("{}/{id}/attachments/clientProfileData", self.url), Some(format!("{{\"email\":{email}}}")))
            }
            Write::Empty => (format!("{}?forceNewCart=true", self.url), None),
        };
        self.request(url, body).await.map(drop)
    }

    async fn request(self, url: String, body: Option<String>) -> Result<String, Fault> {
        let session = self.session;
        let request = Box::pin(async move { session.request(url, body).await });
        within(self.timeout_ms, Err(Fault::TimedOut), request).await
    }
}

/// What an answer says, where it is an orderForm.
fn order_form(answer: &str) -> Option<OrderForm> {
    let answer = JSON::parse(answer).ok()?;
    let (items, profile) = (property(&answer, "items"), property(&answer, "clientProfileData"));
    if !Array::is_array(&items) || !(profile.is_object() || is_none(&profile)) {
        return None;
    }
    let email = property(&profile, "email");
    if !(is_none(&email) || email.is_string()) {
        return None;
    }
    let count = each(&items).fold(0.0, |count, item| count + property(&item, "quantity").as_f64().unwrap_or_default());
    let total = property(&answer, "value").as_f64().filter(|total| (0.0..=Number::MAX_SAFE_INTEGER).contains(total));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    Some(OrderForm {
        id: text(&answer, "orderFormId")?,
        owner_id: text(&answer, "userProfileId").filter(|id| !id.is_empty()),
        owner_email: email.as_string(),
        count: count as u32,
        total: total.map(|total| total as u64),
        currency: text(&property(&answer, "storePreferencesData"), "currencyCode"),
    })
}

fn is_none(value: &JsValue) -> bool {
    value.is_null() || value.is_undefined()
}
