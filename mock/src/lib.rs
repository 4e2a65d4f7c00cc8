//! A faithful little VTEX Session Manager, with the checkout, catalogue and customer look-up calls a telesales
//! toolbar makes, for tests, demos and anyone who builds a storefront.
//!
//! [`SessionManager::handle`] is a pure function of what it has been sent so far: it has no clock, does no I/O and
//! takes no randomness from the system, so it runs in a browser test just as it does behind the HTTP server (feature
//! `server`, on by default).
//!
//! ```
//! use session_manager_mock::{Browser, Request, SessionManager, Store};
//!
//! let mut vtex = SessionManager::new(Store::demo());
//! let mut browser = Browser::new();
//! browser.send(&mut vtex, Request::post_form("/mock/log-in", "as=operator"));
//! browser.send(&mut vtex, Request::post_json(
//!     "/api/sessions",
//!     r#"{"public":{"vtex-impersonated-customer-email":{"value":"maria@example.com"}}}"#,
//! ));
//! let read = browser.send(&mut vtex, Request::get("/api/sessions?items=impersonate.storeUserEmail"));
//! assert_eq!(
//!     read.json()["namespaces"]["impersonate"]["storeUserEmail"]["value"],
//!     "maria@example.com",
//! );
//! ```

pub mod apps;
mod browser;
mod cart;
mod catalog;
mod cookies;
mod crowd;
mod customer;
mod demo;
mod email;
mod faults;
mod field;
mod generated;
mod http;
mod log_in;
mod masked;
mod master_data;
mod namespaces;
mod order_form_api;
mod pattern;
mod people;
mod percent;
mod products;
mod profiles;
mod public_keys;
mod routes;
mod segment;
#[cfg(feature = "server")]
pub mod server;
mod session;
mod session_manager;
mod sessions_api;
mod stats;
mod store;
mod switches;
mod token;
mod unindexed;

/// Runs the README's example as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use browser::Browser;
pub use customer::Customer;
pub use http::{HANG_MS, Request, Response};
pub use namespaces::{Key, Namespaces};
pub use people::Operator;
pub use products::Product;
pub use session::Login;
pub use session_manager::SessionManager;
pub use store::Store;
