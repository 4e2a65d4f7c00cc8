use leptos::prelude::*;

use crate::pages::{About, NotFound, Products};
use crate::route::{Link, Page, Route};
use crate::shop::Shop;
#[cfg(feature = "telesales")]
use crate::telesales::Telesales;

/// The whole store: what is on each page, and the page.
#[component]
pub fn App() -> impl IntoView {
    let route = Route::follow();
    let shop = Shop::open();
    provide_context(route);
    provide_context(shop);
    let page = Memo::new(move |_| route.page());

    // Nobody buys on the page about the store, so it goes without a toolbar.
    #[cfg(feature = "telesales")]
    let toolbar = view! {
        <Show when=move || page.get() != Page::About>
            <Telesales shop />
        </Show>
    };
    #[cfg(not(feature = "telesales"))]
    let toolbar = ();

    view! {
        {toolbar}
        <header class="store-header">
            <Link to="/" class="brand">"Casa Verde"</Link>
            <Link to="/about">"About us"</Link>
            <p>{move || shop.cart_size().map(|size| format!("Cart: {size}"))}</p>
        </header>
        <main>
            {move || match page.get() {
                Page::Products => view! { <Products shop /> }.into_any(),
                Page::About => view! { <About /> }.into_any(),
                Page::Unknown => view! { <NotFound /> }.into_any(),
            }}
        </main>
    }
}
