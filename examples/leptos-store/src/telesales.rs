//! The bar for the store's operators.

use js_sys::JSON;
use leptos::prelude::*;
use telesales_toolbar::config::{Config, Reload};
use telesales_toolbar::core::{Change, Customer, Failure, Operator};
use telesales_toolbar::{ENGLISH, Host, Messages, TelesalesToolbar};

use crate::shop::Shop;

/// The toolbar, as this store has it. What is spread onto it is the bar's.
#[component]
pub fn Telesales(shop: Shop) -> impl IntoView {
    let config = Config { reload: Reload::None, texts: texts(), orders_url: "/orders".into(), ..Config::default() };
    let customer = move || shop.customer.get().unwrap_or_default();
    view! { <TelesalesToolbar config host=Box::new(shop) attr:id="telesales" attr:data-customer=customer class:no-print=true /> }
}

/// English, with some words of this store's own.
fn texts() -> &'static Messages {
    thread_local! {
        static TEXTS: &'static Messages = JSON::parse(include_str!("texts.json")).map_or(&ENGLISH, Messages::read);
    }
    TEXTS.with(|texts| *texts)
}

/// The store hears of each change, and fetches anew what follows the session: no page load is needed.
impl Host for Shop {
    fn ready(&self, _: &Operator, customer: Option<&Customer>) {
        self.customer.set(customer.map(Customer::name));
    }

    fn changed(&self, change: &Change) -> bool {
        self.is_for(change.customer.as_deref().map(Customer::name));
        true
    }

    // The bar tells the operator; a store may count failures here.
    fn failed(&self, _: Failure) {}
}
