use leptos::prelude::*;

use crate::route::Link;
use crate::shop::Shop;
use crate::vtex::Product;

/// All products, at the prices of whoever they are for.
#[component]
pub fn Products(shop: Shop) -> impl IntoView {
    let list = move || {
        shop.products.get().map(|products| match products {
            Ok(products) => {
                let cards = products.into_iter().map(|product| view! { <Card product shop /> }).collect_view();
                view! { <ul class="products">{cards}</ul> }.into_any()
            }
            Err(error) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
        })
    };
    view! {
        <h1>"Products"</h1>
        <p role="status">
            {move || shop.customer.get().map(|customer| format!("You see the prices of {customer}."))}
        </p>
        // While new prices are fetched the old ones, which are somebody else's, are not seen.
        <Suspense fallback=|| view! { <p>"Fetching prices…"</p> }>{list}</Suspense>
    }
}

#[component]
fn Card(product: Product, shop: Shop) -> impl IntoView {
    let price = product.price().map(|price| format!("R${price:.2}"));
    let sku = StoredValue::new(product.sku());
    view! {
        <li>
            <h2>{product.name}</h2>
            <p>{product.brand}</p>
            <p>{price}</p>
            <button
                type="button"
                disabled=move || sku.with_value(Option::is_none)
                on:click=move |_| {
                    if let Some(sku) = sku.get_value() {
                        shop.add_to_cart(sku);
                    }
                }
            >
                "Add to cart"
            </button>
        </li>
    }
}

/// About the store.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <h1>"About us"</h1>
        <p>"Casa Verde sells what good coffee needs. This store is an example, and its prices are those of a mock."</p>
    }
}

/// An address that is none of the store's.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <h1>"There is no such page"</h1>
        <p>"The address may be mistyped. " <Link to="/">"All products"</Link></p>
    }
}
