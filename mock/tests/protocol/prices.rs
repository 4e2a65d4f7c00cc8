//! Segments and the product search: prices follow the session's customer.

use serde_json::{Value, json};
use session_manager_mock::Request;

use crate::shop::Shop;

const SEARCH: &str = "/api/catalog_system/pub/products/search";

fn offer(shop: &mut Shop, slug: &str) -> (Value, Value) {
    let products = shop.get(&format!("{SEARCH}/{slug}/p")).json();
    let offer = &products[0]["items"][0]["sellers"][0]["commertialOffer"];
    (offer["Price"].clone(), offer["ListPrice"].clone())
}

#[test]
fn each_customer_has_the_prices_of_their_table() {
    let mut shop = Shop::as_("operator");
    assert_eq!(offer(&mut shop, "moka-pot"), (json!(189.9), json!(189.9)));
    shop.request_customer("maria@example.com");
    assert_eq!(offer(&mut shop, "moka-pot"), (json!(151.92), json!(189.9)));
    shop.request_customer("joao@example.com");
    assert_eq!(offer(&mut shop, "moka-pot"), (json!(170.91), json!(189.9)));
    shop.request_customer("");
    assert_eq!(offer(&mut shop, "moka-pot"), (json!(189.9), json!(189.9)));
}

#[test]
fn the_segment_carries_the_price_table_and_the_campaign() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.get("/api/segments").json()["priceTables"], Value::Null);
    shop.request_customer("maria@example.com");
    shop.post("/api/sessions", &json!({ "public": { "utm_source": { "value": "mail" } } }));
    let segment = shop.get("/api/segments");
    assert_eq!(segment.status, 200);
    assert_eq!(segment.json()["priceTables"], "gold");
    assert_eq!(segment.json()["utm_source"], "mail");
    assert_eq!(segment.json()["currencyCode"], "BRL");
}

#[test]
fn a_segment_is_read_by_its_token_too() {
    let mut shop = Shop::as_("shopper");
    let token = shop.browser.cookie("vtex_segment").expect("a segment").to_owned();
    let by_token =
        session_manager_mock::Browser::new().send(&mut shop.vtex, Request::get(&format!("/api/segments/{token}")));
    assert_eq!(by_token.json()["priceTables"], "gold");
}

#[test]
fn there_is_no_segment_without_the_cookie_nor_with_a_broken_one() {
    let mut shop = Shop::demo();
    assert_eq!(shop.get("/api/segments").status, 401);
    shop.browser.set_cookie("vtex_segment", "bm90IGpzb24=");
    assert_eq!(shop.get("/api/segments").status, 400);
}

#[test]
fn products_are_found_by_words_in_any_case() {
    let mut shop = Shop::demo();
    let names = |products: &Value| -> Vec<String> {
        let products = products.as_array().expect("products");
        products.iter().map(|product| product["productName"].as_str().unwrap_or_default().into()).collect()
    };
    assert_eq!(names(&shop.get(&format!("{SEARCH}?ft=POUR+set")).json()), ["Pour-over set"]);
    assert_eq!(names(&shop.get(&format!("{SEARCH}/kettle")).json()), ["Gooseneck kettle"]);
    assert_eq!(names(&shop.get(&format!("{SEARCH}?fq=productId:6&fq=skuId:7")).json()).len(), 2);
    assert_eq!(names(&shop.get(&format!("{SEARCH}?ft=tractor")).json()).len(), 0);
}

#[test]
fn an_unknown_product_is_an_empty_list() {
    let response = Shop::demo().get(&format!("{SEARCH}/tractor/p"));
    assert_eq!((response.status, response.json()), (200, json!([])));
}

#[test]
fn a_search_is_paged() {
    let mut shop = Shop::demo();
    let page = shop.get(&format!("{SEARCH}?_from=6&_to=6"));
    assert_eq!((page.status, page.header("resources")), (206, Some("6-6/8")));
    assert_eq!(page.json()[0]["linkText"], "single-origin");
    assert_eq!(shop.get(SEARCH).json().as_array().map(Vec::len), Some(8));
    for bad in ["?_from=0&_to=50", "?_from=2&_to=1", "?_from=x", "?fq=brand:1"] {
        assert_eq!(shop.get(&format!("{SEARCH}{bad}")).status, 400, "{bad}");
    }
}

#[test]
fn a_product_that_is_sold_out_says_so() {
    let products = Shop::demo().get(&format!("{SEARCH}/milk-frother/p")).json();
    assert_eq!(products[0]["items"][0]["sellers"][0]["commertialOffer"]["AvailableQuantity"], 0);
}
