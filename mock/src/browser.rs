//! A cookie jar around [`SessionManager::handle`], for tests.

use std::collections::BTreeMap;

use crate::{Request, Response, SessionManager};

/// One browser: it sends its cookies along and keeps the ones it is sent.
///
/// It knows one origin and the path `/`, and of the attributes it heeds `Max-Age=0`, which expires a cookie.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser without cookies.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends a request with this browser's cookies and keeps those of the answer.
    pub fn send(&mut self, vtex: &mut SessionManager, mut request: Request) -> Response {
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers.push(("cookie".into(), pairs.join("; ")));
        }
        let response = vtex.handle(&request);
        for (_, set_cookie) in response.headers.iter().filter(|(name, _)| name == "set-cookie") {
            self.keep(set_cookie);
        }
        response
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Sets a cookie to a value, just as it is given.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }

    /// Forgets a cookie.
    pub fn expire_cookie(&mut self, name: &str) {
        self.cookies.remove(name);
    }

    /// Keeps a cookie as a `Set-Cookie` header, or a script's `document.cookie`, words it.
    pub fn keep(&mut self, set_cookie: &str) {
        let mut parts = set_cookie.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        if parts.any(|attribute| attribute.eq_ignore_ascii_case("max-age=0")) {
            self.expire_cookie(name);
        } else {
            self.set_cookie(name, value);
        }
    }
}
