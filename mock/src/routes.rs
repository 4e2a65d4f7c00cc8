//! Which call goes where.

use crate::SessionManager;
#[cfg(feature = "server")]
use crate::faults::Queue;
use crate::http::{Answer, Request, Response, not_found, only};
use crate::order_form_api::starts_cart;
use crate::segment;
use crate::stats::Event;
use crate::token::Token;

/// Where carts are, behind `/api/`.
const ORDER_FORM: &str = "checkout/pub/orderForm";

impl SessionManager {
    /// Answers a request. The same requests get the same answers.
    ///
    /// Under `/api`, behind the store's root path, it answers as VTEX does; under `/mock` are the calls that only a
    /// mock has. Anything else is 404.
    pub fn handle(&mut self, request: &Request) -> Response {
        let response = self.route(request).unwrap_or_else(|refusal| refusal);
        response.with_header("cache-control", "no-store")
    }

    /// Tells that a request has arrived, for hosts that answer several at a time: a write that arrives while another
    /// of its session is under way is counted, since VTEX loses data then (known issue 280390), and so is a search.
    pub fn arrived(&mut self, request: &Request) {
        let Some((token, overlap)) = self.may_overlap(request) else { return };
        let under_way = self.under_way.entry((token, overlap)).or_default();
        *under_way += 1;
        if *under_way > 1 {
            self.count(request, overlap);
        }
    }

    /// Tells that a request which had [arrived](Self::arrived) has been answered, or given up.
    pub fn answered(&mut self, request: &Request) {
        let Some(call) = self.may_overlap(request) else { return };
        if let Some(under_way) = self.under_way.get_mut(&call) {
            *under_way -= 1;
            if *under_way == 0 {
                self.under_way.remove(&call);
            }
        }
    }

    /// The session of a call that should be the only one of its kind, and what to count when it is not.
    fn may_overlap(&self, request: &Request) -> Option<(Token, Event)> {
        let overlap = if self.is_write(request) {
            Event::OverlappingWrite
        } else if self.is_search(request) {
            Event::OverlappingSearch
        } else {
            return None;
        };
        request.session_token().map(|token| (token, overlap))
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
            ["dataentities", "CL", "documents", id] => self.read_customer(request, id),
            _ => Err(not_found()),
        }
    }

    /// The path behind `/api/` and the store's root path. A slash at its end, as VTEX's older scripts write it, does not
    /// matter (protocol §1).
    fn api_path<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let path = request.path().strip_prefix(self.store.root_path.as_str())?.strip_prefix("/api/")?;
        Some(path.strip_suffix('/').unwrap_or(path))
    }

    /// The session of this call, and among which of its calls the answer may be held.
    #[cfg(feature = "server")]
    pub(crate) fn queue_of(&self, request: &Request) -> Option<(Token, Queue)> {
        let queue = match self.api_path(request) {
            Some("sessions") => Queue::Sessions,
            Some("dataentities/CL/documents") => Queue::NewCustomers,
            _ if self.is_search(request) => Queue::Searches,
            Some(path) if path.starts_with(ORDER_FORM) => Queue::Carts,
            _ => return None,
        };
        request.session_token().map(|token| (token, queue))
    }

    /// Whether it searches for customers: Master Data's way, or the store's own.
    fn is_search(&self, request: &Request) -> bool {
        request.path() == "/mock/customers" || self.api_path(request) == Some("dataentities/CL/search")
    }

    fn is_write(&self, request: &Request) -> bool {
        let Some(path) = self.api_path(request) else { return false };
        match path.strip_prefix(ORDER_FORM) {
            Some(rest) => rest.contains('/') && request.method == "POST" || starts_cart(request),
            None => path == "sessions" && request.method != "GET",
        }
    }
}
