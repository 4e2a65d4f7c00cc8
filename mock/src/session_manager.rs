//! The Session Manager: a store, its sessions and carts, and which call goes where.

use std::collections::BTreeMap;

use crate::apps::{self, Outputs};
use crate::cart::Cart;
use crate::http::{Answer, Request, Response, value_of};
use crate::segment;
use crate::session::Session;
use crate::stats::{Counts, Event};
use crate::store::Store;
use crate::token::{Token, Tokens};

/// A store with its sessions and carts.
#[derive(Clone, Debug)]
pub struct SessionManager {
    pub(crate) store: Store,
    pub(crate) sessions: BTreeMap<Token, Session>,
    pub(crate) carts: BTreeMap<Token, Cart>,
    pub(crate) tokens: Tokens,
    pub(crate) counts: Counts,
    /// How many writes of each session wait for their answers.
    writes_under_way: BTreeMap<Token, u32>,
}

impl SessionManager {
    /// The store, without sessions yet. Tokens are the same on each run.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self::with_seed(store, 0)
    }

    /// The store, with tokens that follow from the seed: a server takes a new one on each start, lest a cookie from
    /// an earlier run open somebody else's session.
    #[must_use]
    pub fn with_seed(store: Store, seed: u64) -> Self {
        Self {
            store,
            sessions: BTreeMap::new(),
            carts: BTreeMap::new(),
            tokens: Tokens::new(seed),
            counts: Counts::default(),
            writes_under_way: BTreeMap::new(),
        }
    }

    /// The store's root path, `""` or such as `/es`.
    #[must_use]
    pub fn root_path(&self) -> &str {
        &self.store.root_path
    }

    /// Answers a request. The same requests get the same answers.
    ///
    /// Under `/api`, behind the store's root path, it answers as VTEX does; under `/mock` are the calls that only a
    /// mock has. Anything else is 404.
    pub fn handle(&mut self, request: &Request) -> Response {
        let response = self.route(request).unwrap_or_else(|refusal| refusal);
        response.with_header("cache-control", "no-store")
    }

    /// Tells that a request has arrived, for hosts that answer several at a time: a write that arrives while another
    /// of its session is under way is counted, since VTEX loses data then (known issue 280390).
    pub fn arrived(&mut self, request: &Request) {
        let Some(token) = request.session_token().filter(|_| self.is_write(request)) else { return };
        let under_way = self.writes_under_way.entry(token).or_default();
        *under_way += 1;
        if *under_way > 1 {
            self.count(request, Event::OverlappingWrite);
        }
    }

    /// Tells that a request which had [arrived](Self::arrived) has been answered, or given up.
    pub fn answered(&mut self, request: &Request) {
        let Some(token) = request.session_token().filter(|_| self.is_write(request)) else { return };
        if let Some(under_way) = self.writes_under_way.get_mut(&token) {
            *under_way -= 1;
            if *under_way == 0 {
                self.writes_under_way.remove(&token);
            }
        }
    }

    fn route(&mut self, request: &Request) -> Answer {
        if let Some(path) = request.path().strip_prefix("/mock/") {
            return self.mock_call(path, request);
        }
        let path = self.api_path(request).ok_or_else(not_found)?.to_owned();
        let segments: Vec<_> = path.split('/').collect();
        match segments.as_slice() {
            ["sessions"] => self.sessions(request),
            ["segments"] => only("GET", request).and_then(|()| segment::read(request, None)),
            ["segments", token] => only("GET", request).and_then(|()| segment::read(request, Some(token))),
            ["catalog_system", "pub", "products", "search", rest @ ..] => self.search_products(request, rest),
            ["checkout", "pub", "orderForm", rest @ ..] => self.order_form(request, rest),
            ["checkout", "pub", "profiles"] => self.profiles(request),
            ["dataentities", "CL", "search"] => self.search_customers(request),
            ["dataentities", "CL", "documents"] => self.create_customer(request),
            _ => Err(not_found()),
        }
    }

    /// The path behind `/api/` and the store's root path. A slash at its end, as VTEX's older scripts write it, does not
    /// matter (protocol §1).
    fn api_path<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let path = request.path().strip_prefix(self.store.root_path.as_str())?.strip_prefix("/api/")?;
        Some(path.strip_suffix('/').unwrap_or(path))
    }

    /// The session whose `/api/sessions` this request calls.
    #[cfg(feature = "server")]
    pub(crate) fn session_called(&self, request: &Request) -> Option<Token> {
        request.session_token().filter(|_| self.api_path(request) == Some("sessions"))
    }

    fn is_write(&self, request: &Request) -> bool {
        let Some(path) = self.api_path(request) else { return false };
        match path.strip_prefix("checkout/pub/orderForm") {
            Some(rest) => rest.contains('/') && request.method == "POST" || starts_cart(request),
            None => path == "sessions" && request.method != "GET",
        }
    }

    /// The session of the request's cookie.
    pub(crate) fn session_of(&mut self, request: &Request) -> Option<(Token, &Store, &mut Session)> {
        let token = request.session_token()?;
        let session = self.sessions.get_mut(&token)?;
        Some((token, &self.store, session))
    }

    /// What the session says right now. The apps do not look at the cookies: only a session request makes them.
    pub(crate) fn outputs_of(&self, request: &Request) -> Outputs {
        match request.session_token().and_then(|token| self.sessions.get(&token)) {
            Some(session) => apps::run_as_last_read(&self.store, session),
            None => apps::run(&self.store, &Session::default()),
        }
    }

    pub(crate) fn count(&mut self, request: &Request, event: Event) {
        self.counts.count(event);
        if let Some((_, _, session)) = self.session_of(request) {
            session.counts.count(event);
        }
    }
}

/// 405 unless the request's method is this one.
pub(crate) fn only(method: &str, request: &Request) -> Result<(), Response> {
    if request.method == method {
        return Ok(());
    }
    Err(Response::refusal(405, &format!("Only {method} is answered here.")).with_header("allow", method))
}

pub(crate) fn not_found() -> Response {
    Response::refusal(404, "There is nothing here.")
}

/// Whether the request asks for a new cart.
pub(crate) fn starts_cart(request: &Request) -> bool {
    request.method == "GET" && request.query().is_ok_and(|query| value_of(&query, "forceNewCart") == Some("true"))
}
