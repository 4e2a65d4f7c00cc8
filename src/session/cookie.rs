//! The impersonation cookie, which `vtex.impersonate-session` reads as it reads the session's public key.

use crate::browser::document;
use js_sys::{decode_uri_component, encode_uri_component};
use telesales_core::Email;
use telesales_core::session::REQUESTED_KEY;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// A day, in seconds: as long as VTEX's own toolbar keeps it.
const MAX_AGE: u32 = 86_400;

/// Writes the cookie for this customer.
pub fn set(email: &Email) {
    write(&assignment(email.as_str(), MAX_AGE, is_secure()));
}

/// Expires the cookie.
pub fn clear() {
    write(&assignment("", 0, is_secure()));
}

/// Expires the cookie if it names this customer: another tab may have written its own meanwhile.
pub fn clear_if(email: &Email) {
    if requested().is_some_and(|requested| email.is(&requested)) {
        clear();
    }
}

/// The e-mail in the cookie.
#[must_use]
pub fn requested() -> Option<String> {
    let cookies = html_document().cookie().ok()?;
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.into_iter().find(|(name, _)| *name == REQUESTED_KEY)?;
    decode_uri_component(value).ok().map(String::from)
}

/// The text assigned to `document.cookie`. The e-mail is percent-encoded, which VTEX's own toolbar forgets; what
/// `encodeURIComponent` leaves alone may stand in a cookie (RFC 6265 §4.1.1).
#[must_use]
pub fn assignment(email: &str, max_age: u32, is_secure: bool) -> String {
    let value = String::from(encode_uri_component(email));
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{REQUESTED_KEY}={value}; Path=/; Max-Age={max_age}; SameSite=Lax{secure}")
}

/// Browsers drop a `Secure` cookie that an insecure page writes.
fn is_secure() -> bool {
    crate::browser::location().protocol().is_ok_and(|protocol| protocol == "https:")
}

/// A page may forbid cookies (a sandboxed frame); the read-back then tells that nobody is in effect.
fn write(assignment: &str) {
    let _ = html_document().set_cookie(assignment);
}

fn html_document() -> HtmlDocument {
    document().unchecked_into()
}
