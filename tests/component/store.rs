//! A store's page with the toolbar in it, for tests that read like what a person does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;
use session_manager_mock as mock;
use telesales_toolbar::TelesalesToolbar;
use telesales_toolbar::config::{Config, Reload};
use telesales_toolbar::core::Fault;
use telesales_toolbar::core::session::REQUESTED_KEY;
use telesales_toolbar::session::{Request, Response, Send, cookie};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

thread_local! {
    static PAGES: Cell<u32> = const { Cell::new(0) };
}

/// What a store chooses on a page of its own: all tests are in one document, of which a toolbar knows what the one before it did,
/// if that had the same session.
pub fn page_of_its_own() -> Config {
    PAGES.set(PAGES.get() + 1);
    Config { session_url: format!("/api/sessions?page={}", PAGES.get()), reload: Reload::None, ..Config::default() }
}

/// How long a test waits for what it expects: a few turns of the event loop on a busy machine.
const PATIENCE_MS: u32 = 5_000;

/// How often what is waited for is looked at.
const TURN_MS: u32 = 10;

pub struct Store {
    vtex: Rc<RefCell<Vtex>>,
    place: HtmlElement,
    toolbar: Option<Box<dyn std::any::Any>>,
}

struct Vtex {
    sessions: mock::SessionManager,
    browser: mock::Browser,
    requests: Vec<Request>,
    next_fault: Option<Fault>,
    is_silent: bool,
}

impl Store {
    /// A store whose visitor is nobody yet.
    pub fn new() -> Self {
        Self::with(mock::Store::demo())
    }

    pub fn with(store: mock::Store) -> Self {
        cookie::clear();
        forget();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let vtex = Vtex {
            sessions: mock::SessionManager::new(store),
            browser: mock::Browser::new(),
            requests: Vec::new(),
            next_fault: None,
            is_silent: false,
        };
        Self { vtex: Rc::new(RefCell::new(vtex)), place, toolbar: None }
    }

    /// The toolbar will be in there, wherever that is.
    pub fn stands_in(&mut self, place: HtmlElement) {
        self.place.remove();
        self.place = place;
    }

    /// `operator`, `trainee` or `shopper`, as the mock's log-in page has them.
    pub fn becomes(self, who: &str) -> Self {
        self.post_form("/mock/log-in", &format!("as={who}"));
        self
    }

    pub fn post_form(&self, target: &str, form: &str) {
        let Vtex { sessions, browser, .. } = &mut *self.vtex.borrow_mut();
        let response = browser.send(sessions, mock::Request::post_form(target, form));
        assert!(response.status < 400, "{target} {form}: {}", response.text());
    }

    pub fn open(self) -> Self {
        self.open_with(page_of_its_own())
    }

    /// Opens the page; it is not loaded anew after a change, for that would end the test.
    pub fn open_with(self, config: Config) -> Self {
        self.open_app(move |send| view! { <TelesalesToolbar config send /> })
    }

    /// Opens a page that is an app of its own, which gets what sends requests.
    pub fn open_app<V: IntoView + 'static>(mut self, app: impl FnOnce(Send) -> V + 'static) -> Self {
        let send = self.send();
        self.toolbar = Some(Box::new(mount_to(self.place.clone(), move || app(send))));
        self
    }

    pub fn close(&mut self) {
        self.toolbar = None;
    }

    /// The next request to the session gets no answer, for this reason.
    pub fn fails_next(&self, fault: Fault) {
        self.vtex.borrow_mut().next_fault = Some(fault);
    }

    /// Requests wait for their answers, so that what is seen only until then can be looked at.
    pub fn falls_silent(&self) {
        self.vtex.borrow_mut().is_silent = true;
    }

    pub fn answers_again(&self) {
        self.vtex.borrow_mut().is_silent = false;
    }

    pub fn requests(&self) -> Vec<Request> {
        self.vtex.borrow().requests.clone()
    }

    /// Those whose address has this in it.
    pub fn requests_of(&self, part: &str) -> Vec<Request> {
        self.requests().into_iter().filter(|request| request.url.contains(part)).collect()
    }

    /// What was written to the session, in order.
    pub fn bodies(&self) -> Vec<String> {
        self.requests_of("/sessions").into_iter().filter_map(|request| request.body).collect()
    }

    pub async fn reads_of_the_session(&self, count: usize) {
        let reads = || self.requests().iter().filter(|request| request.body.is_none()).count();
        until(&format!("{count} reads"), || reads() >= count).await;
        assert_eq!(reads(), count);
    }

    pub async fn sees(&self, text: &str) {
        until(&format!("the text {text:?} in {:?}", self.text()), || self.text().contains(text)).await;
    }

    pub async fn becomes_so(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        until(what, || holds(self)).await;
    }

    pub async fn sees_no_bar(&self) {
        until("no bar", || self.find("section").is_none()).await;
    }

    pub async fn clicks(&self, button: &str) {
        until(&format!("the button {button:?} in {:?}", self.text()), || self.button(button).is_some()).await;
        self.button(button).unwrap().click();
    }

    pub async fn types(&self, text: &str) {
        until("the field", || self.find("input").is_some()).await;
        self.field().set_value(text);
    }

    /// By the popover's form.
    pub async fn logs_in_as(&self, email: &str) {
        if self.find("input").is_none() {
            self.clicks("Log in as").await;
        }
        self.types(email).await;
        self.clicks("Log in").await;
    }

    pub fn field(&self) -> HtmlInputElement {
        self.find("input").unwrap().unchecked_into()
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.place.query_selector(selector).unwrap()
    }

    pub fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.place.child_element_count() == 0
    }

    fn button(&self, name: &str) -> Option<HtmlElement> {
        let buttons = self.place.query_selector_all("button").unwrap();
        (0..buttons.length())
            .filter_map(|at| buttons.item(at)?.dyn_into::<HtmlElement>().ok())
            .find(|button| !button.hidden() && button.text_content().unwrap_or_default().trim() == name)
    }

    fn send(&self) -> Send {
        let vtex = Rc::clone(&self.vtex);
        Rc::new(move |request| {
            let vtex = Rc::clone(&vtex);
            Box::pin(async move {
                // An answer never comes in the same turn.
                TimeoutFuture::new(0).await;
                while vtex.borrow().is_silent {
                    TimeoutFuture::new(TURN_MS).await;
                }
                vtex.borrow_mut().answer(request)
            })
        })
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
        self.place.remove();
        cookie::clear();
    }
}

impl Vtex {
    fn answer(&mut self, request: Request) -> Result<Response, Fault> {
        self.requests.push(request.clone());
        if request.url.contains("/sessions")
            && let Some(fault) = self.next_fault.take()
        {
            return Err(fault);
        }
        // The browser sends the cookie that the page has written.
        let cookies = document().unchecked_into::<web_sys::HtmlDocument>().cookie().unwrap();
        match cookies.split("; ").find_map(|pair| pair.strip_prefix(REQUESTED_KEY)?.strip_prefix('=')) {
            Some(value) => self.browser.set_cookie(REQUESTED_KEY, value),
            None => self.browser.expire_cookie(REQUESTED_KEY),
        }
        let asked = match request.body {
            Some(body) => mock::Request::post_json(&request.url, &body),
            None => mock::Request::get(&request.url),
        };
        let answer = self.browser.send(&mut self.sessions, asked);
        let retry_after = answer.header("retry-after").map(str::to_owned);
        Ok(Response { status: answer.status, body: answer.text(), retry_after })
    }
}

/// The page is the same for all tests, and is to be no older than what the one before did.
fn forget() {
    for storage in ["localStorage", "sessionStorage"] {
        let storage = js_sys::Reflect::get(&window(), &storage.into()).unwrap();
        storage.unchecked_into::<web_sys::Storage>().clear().unwrap();
    }
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..PATIENCE_MS / TURN_MS {
        if holds() {
            return;
        }
        TimeoutFuture::new(TURN_MS).await;
    }
    panic!("waited in vain for {what}");
}
