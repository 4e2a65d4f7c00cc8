//! The cookies a request brings and a response sets.

use crate::http::{Request, Response};
use crate::token::Token;

/// The session's token; out of reach for scripts.
pub(crate) const SESSION: &str = "vtex_session";
/// The segment, base64 of its JSON.
pub(crate) const SEGMENT: &str = "vtex_segment";
/// Whose cart it is: `__ofid=<orderFormId>`.
pub(crate) const CHECKOUT: &str = "checkout.vtex.com";
/// That a cart is this browser's own: without it the cart's owner comes masked.
pub(crate) const OWNERSHIP: &str = "CheckoutOrderFormOwnership";
/// The customer asked for, where the cookie transport is used (protocol §3).
pub(crate) const IMPERSONATED: &str = "vtex-impersonated-customer-email";

impl Request {
    /// The raw value of the first cookie of that name.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case("cookie"));
        cookies
            .flat_map(|(_, value)| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The token that the session cookie holds, whether or not there is a session of it.
    pub(crate) fn session_token(&self) -> Option<Token> {
        self.cookie(SESSION).and_then(Token::parse)
    }
}

impl Response {
    /// Sets a cookie for the whole site that scripts cannot read.
    pub(crate) fn with_http_only_cookie(self, name: &str, value: &str) -> Self {
        self.with_header("set-cookie", &format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax"))
    }

    /// Sets a cookie for the whole site.
    pub(crate) fn with_cookie(self, name: &str, value: &str) -> Self {
        self.with_header("set-cookie", &format!("{name}={value}; Path=/; SameSite=Lax"))
    }
}
