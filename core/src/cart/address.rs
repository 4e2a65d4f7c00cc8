//! Where carts are.

/// What an orderForm is asked for by, as JSON: no more of it than is read.
pub const SECTIONS: &str = r#"{"expectedOrderFormSections":["items","clientProfileData","storePreferencesData"]}"#;

/// Where the Session Manager is, in a path that says so.
const SESSIONS: &str = "/sessions";

/// The address of the cart, beside the Session Manager with this one: a store of several bindings has both behind one root path.
///
/// ```
/// use telesales_core::cart::order_form_url;
///
/// assert_eq!(order_form_url("/es/api/sessions"), "/es/api/checkout/pub/orderForm");
/// assert_eq!(order_form_url("https://store.example/api/sessions/?a=b"), "https://store.example/api/checkout/pub/orderForm");
/// assert_eq!(order_form_url("/session-of-ours"), "/api/checkout/pub/orderForm");
/// ```
#[must_use]
pub fn order_form_url(session_url: &str) -> String {
    let path = session_url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let api = path.strip_suffix(SESSIONS).unwrap_or("/api");
    format!("{api}/checkout/pub/orderForm")
}

/// Whether carts are bought on the page with this path: `/checkout`, `/checkout/orderPlaced`, in a binding `/es/checkout`.
#[must_use]
pub fn is_checkout(path: &str) -> bool {
    path.split('/').any(|segment| segment.eq_ignore_ascii_case("checkout"))
}
