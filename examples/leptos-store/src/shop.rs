//! What the pages show of the session: whose prices, which, and how much is in the cart.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::vtex::{self, Cart, Fault, Product, Sku};

/// The state that all pages share.
#[derive(Clone, Copy)]
pub struct Shop {
    /// The name of the customer whom an operator acts for.
    pub customer: RwSignal<Option<String>>,
    /// In that customer's prices.
    pub products: LocalResource<Result<Vec<Product>, Fault>>,
    cart: LocalResource<Result<Cart, Fault>>,
}

impl Shop {
    pub fn open() -> Self {
        Self {
            customer: RwSignal::new(None),
            products: LocalResource::new(vtex::products),
            cart: LocalResource::new(vtex::cart),
        }
    }

    /// Prices and cart are fetched for whom the session is now.
    #[cfg(feature = "telesales")]
    pub fn is_for(self, customer: Option<String>) {
        self.customer.set(customer);
        self.products.refetch();
        self.cart.refetch();
    }

    /// How many things are in the cart, once that is known.
    pub fn cart_size(self) -> Option<u32> {
        self.cart.get()?.ok().map(|cart| cart.size())
    }

    pub fn add_to_cart(self, sku: Sku) {
        spawn_local(async move {
            // Whether it worked shows in the cart as VTEX has it.
            let _ = vtex::add_to_cart(&sku).await;
            self.cart.refetch();
        });
    }
}
