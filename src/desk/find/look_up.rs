use js_sys::{Array, Function, JSON, Reflect, global};
use telesales_core::Fault;
use telesales_core::find::{Answer, Row, Typed, query};
use wasm_bindgen::{JsCast, JsValue};

use crate::config::{Config, Credentials, CustomerSearch};
use crate::foreign::{call, each, object, property, text};
use crate::runtime::waiting::within;
use crate::session::absolute;
use crate::session::fetch::ask;

/// One question to Master Data, or to the store's own search.
#[derive(Clone)]
pub struct LookUp {
    url: String,
    is_own: bool,
    credentials: Credentials,
    timeout_ms: u32,
    /// Undefined where the page has taken the browser's away.
    controller: JsValue,
}

impl LookUp {
    pub fn new(config: &Config, typed: &Typed) -> Self {
        let (url, is_own) = match &config.customer_search {
            CustomerSearch::Own(template) => (query::own(template, typed), true),
            CustomerSearch::MasterData | CustomerSearch::Off => (query::master_data(typed), false),
        };
        let controller = property(&global(), "AbortController").dyn_into::<Function>().ok();
        let controller = controller.and_then(|it| Reflect::construct(&it, &Array::new()).ok()).unwrap_or_default();
        let (credentials, timeout_ms) = (config.credentials, config.timeout_ms);
        // Of the page, where it has a `<base>`, which may be another origin.
        let url = absolute(&url).unwrap_or(url);
        Self { url, is_own, credentials, timeout_ms, controller }
    }

    /// Ends the request.
    pub fn abort(&self) {
        // Who has no controller lets the request go on; its answer is dropped by its number.
        let _ = call(&self.controller, "abort", &[]);
    }

    /// What the store answers, in the time that one request may take.
    pub async fn answer(self) -> Result<Answer, Fault> {
        let asked = self.clone();
        let request = Box::pin(async move { asked.ask().await });
        let answer = within(self.timeout_ms, Err(Fault::TimedOut), request).await;
        if answer == Err(Fault::TimedOut) {
            self.abort();
        }
        answer
    }

    async fn ask(self) -> Result<Answer, Fault> {
        let body = ask(self.url.clone(), self.options()).await?.success()?;
        let rows = rows(&body).ok_or(Fault::NotUnderstood)?;
        Ok(if self.is_own { Answer::Hits(rows) } else { Answer::Candidates(rows) })
    }

    fn options(&self) -> JsValue {
        let credentials = match self.credentials {
            Credentials::SameOrigin => "same-origin",
            Credentials::Include => "include",
        };
        let mut options = vec![("cache", "no-store".into()), ("credentials", credentials.into())];
        if !self.is_own {
            options.push(("headers", object(&[(query::RANGE.0, query::RANGE.1.into())])));
        }
        let signal = property(&self.controller, "signal");
        if signal.is_object() {
            options.push(("signal", signal));
        }
        object(&options)
    }
}

/// The customers of an answer, which is a list of them, or has it as `customers`; `None` where it is neither.
fn rows(body: &str) -> Option<Vec<Row>> {
    let answer = JSON::parse(body).ok()?;
    let list = [property(&answer, "customers"), answer].into_iter().find(Array::is_array)?;
    Some(each(&list).filter(JsValue::is_object).map(|row| read(&row)).collect())
}

fn read(row: &JsValue) -> Row {
    let known = |name| text(row, name).unwrap_or_default();
    Row {
        id: known("id"),
        email: known("email"),
        first_name: known("firstName"),
        last_name: known("lastName"),
        document: known("document"),
        corporate_document: known("corporateDocument"),
        home_phone: known("homePhone"),
        phone: known("phone"),
    }
}
