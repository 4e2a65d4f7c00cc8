//! The calls of VTEX that this store makes.

use std::fmt;

use leptos::prelude::window;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

const SEARCH: &str = "/api/catalog_system/pub/products/search";
const ORDER_FORM: &str = "/api/checkout/pub/orderForm";

/// A product as VTEX's search words it.
#[derive(Clone, Debug, Deserialize)]
pub struct Product {
    #[serde(rename = "productName")]
    pub name: String,
    pub brand: String,
    items: Vec<Item>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    item_id: String,
    sellers: Vec<Seller>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Seller {
    seller_id: String,
    #[serde(rename = "commertialOffer")]
    offer: Offer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Offer {
    /// In units of the currency.
    price: f64,
    is_available: bool,
}

/// What is put into a cart.
#[derive(Clone, Debug)]
pub struct Sku {
    id: String,
    seller: String,
}

impl Product {
    /// What the first seller asks for the first item, for this store has no others.
    pub fn price(&self) -> Option<f64> {
        Some(self.items.first()?.sellers.first()?.offer.price)
    }

    /// What to buy, if there is any.
    pub fn sku(&self) -> Option<Sku> {
        let item = self.items.first()?;
        let seller = item.sellers.iter().find(|seller| seller.offer.is_available)?;
        Some(Sku { id: item.item_id.clone(), seller: seller.seller_id.clone() })
    }
}

/// The orderForm, as far as this store needs it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cart {
    order_form_id: String,
    items: Vec<CartItem>,
}

#[derive(Clone, Debug, Deserialize)]
struct CartItem {
    quantity: u32,
}

impl Cart {
    pub fn size(&self) -> u32 {
        self.items.iter().map(|item| item.quantity).sum()
    }
}

/// VTEX gave no answer that makes sense.
#[derive(Clone, Copy, Debug)]
pub struct Fault;

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The store did not answer, so there is nothing to show. Please load the page again in a minute.")
    }
}

impl From<JsValue> for Fault {
    fn from(_: JsValue) -> Self {
        Self
    }
}

pub async fn products() -> Result<Vec<Product>, Fault> {
    call(SEARCH, RequestInit::new()).await
}

/// The current cart; VTEX makes one where there is none.
pub async fn cart() -> Result<Cart, Fault> {
    call(ORDER_FORM, post(&json!({ "expectedOrderFormSections": ["items"] }))).await
}

pub async fn add_to_cart(sku: &Sku) -> Result<Cart, Fault> {
    let Cart { order_form_id, .. } = cart().await?;
    let item = json!({ "id": sku.id, "quantity": 1, "seller": sku.seller });
    call(&format!("{ORDER_FORM}/{order_form_id}/items"), post(&json!({ "orderItems": [item] }))).await
}

fn post(body: &serde_json::Value) -> RequestInit {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.to_string().into());
    init
}

async fn call<T: DeserializeOwned>(url: &str, init: RequestInit) -> Result<T, Fault> {
    let headers = web_sys::Headers::new()?;
    headers.set("content-type", "application/json")?;
    init.set_headers(&headers);
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(url, &init)).await?.unchecked_into();
    if !response.ok() {
        return Err(Fault);
    }
    let body = JsFuture::from(response.text()?).await?.as_string().ok_or(Fault)?;
    serde_json::from_str(&body).map_err(|_| Fault)
}
