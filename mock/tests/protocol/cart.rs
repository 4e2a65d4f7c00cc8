//! The orderForm (protocol §4).

use serde_json::{Value, json};
use session_manager_mock::Request;

use crate::shop::Shop;

const ORDER_FORM: &str = "/api/checkout/pub/orderForm";

fn cart(shop: &mut Shop) -> Value {
    let response = shop.post(ORDER_FORM, &json!({}));
    assert_eq!(response.status, 200);
    response.json()
}

fn id(shop: &mut Shop) -> String {
    cart(shop)["orderFormId"].as_str().expect("an id").into()
}

fn attach(shop: &mut Shop, profile: &Value) -> Value {
    let id = id(shop);
    let response = shop.post(&format!("{ORDER_FORM}/{id}/attachments/clientProfileData"), profile);
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()
}

fn add(shop: &mut Shop, sku: &str, quantity: u32) -> Value {
    let id = id(shop);
    let items = json!({ "orderItems": [{ "id": sku, "quantity": quantity, "seller": "1" }] });
    let response = shop.post(&format!("{ORDER_FORM}/{id}/items"), &items);
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()
}

#[test]
fn a_browser_keeps_its_cart() {
    let mut shop = Shop::demo();
    let first = id(&mut shop);
    add(&mut shop, "1", 2);
    assert_eq!(id(&mut shop), first);
    assert_eq!(shop.get(&format!("{ORDER_FORM}/{first}")).json()["items"][0]["quantity"], 2);
    shop.browser.expire_cookie("checkout.vtex.com");
    assert_ne!(id(&mut shop), first);
}

#[test]
fn the_cart_follows_the_prices_of_the_session() {
    let mut shop = Shop::as_("operator");
    assert_eq!(add(&mut shop, "1", 2)["value"], 37_980);
    shop.request_customer("maria@example.com");
    let order_form = cart(&mut shop);
    assert_eq!(order_form["value"], 30_384);
    assert_eq!(order_form["items"][0]["sellingPrice"], 15_192);
    assert_eq!(order_form["items"][0]["listPrice"], 18_990);
}

#[test]
fn an_item_that_is_there_already_becomes_more() {
    let mut shop = Shop::demo();
    add(&mut shop, "1", 2);
    let order_form = add(&mut shop, "1", 3);
    assert_eq!(order_form["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(order_form["items"][0]["quantity"], 5);
}

#[test]
fn items_that_are_not_sold_are_refused() {
    let mut shop = Shop::demo();
    let target = format!("{ORDER_FORM}/{}/items", id(&mut shop));
    for items in [
        json!([{ "id": "99", "quantity": 1, "seller": "1" }]),
        json!([{ "id": "1", "quantity": 0, "seller": "1" }]),
        json!([{ "id": "1", "quantity": 1, "seller": "2" }]),
        json!([{ "id": 1, "quantity": 1, "seller": "1" }]),
        json!({}),
    ] {
        assert_eq!(shop.post(&target, &json!({ "orderItems": items })).status, 400, "{items}");
    }
    assert_eq!(cart(&mut shop)["items"], json!([]));
}

#[test]
fn a_cart_says_who_looks_at_it() {
    let mut shop = Shop::demo();
    let order_form = cart(&mut shop);
    assert_eq!((&order_form["loggedIn"], &order_form["userType"]), (&json!(false), &Value::Null));
    shop.log_in("shopper");
    let order_form = cart(&mut shop);
    assert_eq!((&order_form["loggedIn"], &order_form["userType"]), (&json!(true), &Value::Null));
    shop.log_in("operator");
    let order_form = cart(&mut shop);
    assert_eq!((&order_form["loggedIn"], &order_form["userType"]), (&json!(false), &json!("callCenterOperator")));
    shop.request_customer("maria@example.com");
    assert_eq!(cart(&mut shop)["loggedIn"], true);
}

#[test]
fn the_operators_email_lands_in_the_cart_when_nobody_is_impersonated_and_stays() {
    let mut shop = Shop::as_("operator");
    assert_eq!(cart(&mut shop)["clientProfileData"]["email"], "operator@store.example");
    shop.request_customer("maria@example.com");
    assert_eq!(cart(&mut shop)["clientProfileData"]["email"], "operator@store.example");
    let order_form = attach(&mut shop, &json!({ "email": "maria@example.com" }));
    assert_eq!(order_form["clientProfileData"]["email"], "maria@example.com");
}

#[test]
fn a_cart_begun_for_a_customer_is_nobodys_until_it_is_attached() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    assert_eq!(cart(&mut shop)["clientProfileData"], Value::Null);
}

#[test]
fn an_attached_email_brings_that_customers_data() {
    let mut shop = Shop::as_("operator");
    assert_eq!(
        attach(&mut shop, &json!({ "email": "maria@example.com" }))["clientProfileData"],
        json!({
            "email": "maria@example.com",
            "firstName": "Maria",
            "lastName": "Souza",
            "document": "123.456.789-09",
            "phone": "+5511987654321",
        })
    );
}

#[test]
fn data_of_the_customer_before_is_carried_over_when_it_is_sent() {
    let mut shop = Shop::as_("operator");
    let mut old = attach(&mut shop, &json!({ "email": "maria@example.com" }))["clientProfileData"].clone();
    old["email"] = json!("joao@example.com");
    let order_form = attach(&mut shop, &old);
    assert_eq!(order_form["clientProfileData"]["document"], "123.456.789-09");
}

#[test]
fn an_attachment_leaves_nothing_of_the_customer_before() {
    let mut shop = Shop::as_("operator");
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    let order_form = attach(&mut shop, &json!({ "email": "noname@example.com" }));
    assert_eq!(order_form["clientProfileData"]["firstName"], Value::Null);
    assert_eq!(order_form["clientProfileData"]["document"], Value::Null);
}

#[test]
fn a_visitor_sees_other_peoples_data_masked() {
    let mut shop = Shop::demo();
    let order_form = attach(&mut shop, &json!({ "email": "maria@example.com" }));
    assert_eq!(order_form["clientProfileData"]["firstName"], "M*****");
    assert_eq!(order_form["clientProfileData"]["document"], "1*****");
}

#[test]
fn an_attachment_needs_a_valid_email() {
    let mut shop = Shop::as_("operator");
    let target = format!("{ORDER_FORM}/{}/attachments/clientProfileData", id(&mut shop));
    for profile in [json!({}), json!({ "email": "maria" }), json!({ "email": "a@b.c", "firstName": 1 }), json!([])] {
        assert_eq!(shop.post(&target, &profile).status, 400, "{profile}");
    }
}

#[test]
fn a_new_cart_is_empty_and_has_nothing_of_the_old_one() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    add(&mut shop, "1", 1);
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    let old = id(&mut shop);
    let new = shop.get(&format!("{ORDER_FORM}?forceNewCart=true")).json();
    assert_ne!(new["orderFormId"], old);
    assert_eq!((&new["items"], &new["clientProfileData"]), (&json!([]), &Value::Null));
    assert_eq!(new["orderFormId"], id(&mut shop), "it is the current cart from now on");
}

#[test]
fn only_the_sections_asked_for_come() {
    let mut shop = Shop::as_("operator");
    let body = json!({ "expectedOrderFormSections": ["items", "clientProfileData"] });
    let order_form = shop.post(ORDER_FORM, &body).json();
    assert_eq!(order_form.get("totalizers"), None);
    assert!(order_form["items"].is_array() && order_form["clientProfileData"].is_object());
    assert!(order_form["orderFormId"].is_string() && order_form["value"].is_number());
    assert_eq!(shop.post(ORDER_FORM, &json!({ "expectedOrderFormSections": "items" })).status, 400);
}

#[test]
fn carts_are_read_by_get_and_post_only() {
    let mut shop = Shop::demo();
    let id = id(&mut shop);
    assert_eq!(shop.send(Request::new("DELETE", ORDER_FORM)).status, 405);
    assert_eq!(shop.send(Request::new("DELETE", &format!("{ORDER_FORM}/{id}"))).status, 405);
    shop.post(&format!("{ORDER_FORM}?forceNewCart=true"), &json!({}));
    assert_eq!(self::id(&mut shop), id, "only a GET starts a new cart");
}

#[test]
fn an_unknown_cart_is_not_found() {
    let mut shop = Shop::demo();
    for id in ["x", "00000000000000000000000000000000"] {
        assert_eq!(shop.get(&format!("{ORDER_FORM}/{id}")).status, 404);
        assert_eq!(shop.post(&format!("{ORDER_FORM}/{id}/items"), &json!({})).status, 404);
    }
    let id = id(&mut shop);
    assert_eq!(shop.send(Request::get(&format!("{ORDER_FORM}/{id}/items"))).status, 405);
}

fn order(shop: &mut Shop) -> Value {
    let id = id(shop);
    let response = shop.post(&format!("{ORDER_FORM}/{id}/transaction"), &json!({}));
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()["orders"][0].clone()
}

#[test]
fn a_cart_is_changed_by_place_and_quantity() {
    let mut shop = Shop::demo();
    add(&mut shop, "1", 2);
    add(&mut shop, "2", 1);
    let target = format!("{ORDER_FORM}/{}/items/update", id(&mut shop));
    let change = json!({ "orderItems": [{ "index": 0, "quantity": 0 }, { "index": 1, "quantity": 3 }, { "index": 9, "quantity": 1 }] });
    let order_form = shop.post(&target, &change).json();
    assert_eq!(order_form["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((&order_form["items"][0]["id"], &order_form["items"][0]["quantity"]), (&json!("2"), &json!(3)));
    assert_eq!(shop.post(&target, &json!({ "orderItems": [{ "index": "0" }] })).status, 400);
}

#[test]
fn a_cart_names_its_owner_by_id_where_that_is_a_customer() {
    let mut shop = Shop::as_("operator");
    assert_eq!(cart(&mut shop)["userProfileId"], Value::Null, "the operator is no customer");
    shop.request_customer("maria@example.com");
    let maria = shop.key("impersonate.storeUserId");
    let order_form = attach(&mut shop, &json!({ "email": "maria@example.com" }));
    assert_eq!(order_form["userProfileId"].as_str(), maria.as_deref());
}

#[test]
fn an_order_takes_the_cart_with_it_and_says_whose_it_was() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    add(&mut shop, "1", 1);
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    let before = id(&mut shop);
    let order = order(&mut shop);
    assert_eq!((&order["clientProfileData"]["email"], &order["value"]), (&json!("maria@example.com"), &json!(15_192)));
    assert_ne!(id(&mut shop), before);
    assert_eq!(shop.get(&format!("{ORDER_FORM}/{before}")).status, 404);
}

#[test]
fn the_cart_after_an_order_carries_the_operators_email_while_somebody_is_acted_for() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    add(&mut shop, "1", 1);
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    order(&mut shop);
    assert_eq!(cart(&mut shop)["clientProfileData"]["email"], "operator@store.example", "known issue 1003545");
    let new = shop.get(&format!("{ORDER_FORM}?forceNewCart=true")).json();
    assert_eq!(new["clientProfileData"], Value::Null, "only the next one does");
}

#[test]
fn nothing_and_nobody_make_no_order() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    let target = |shop: &mut Shop| format!("{ORDER_FORM}/{}/transaction", id(shop));
    let empty = target(&mut shop);
    assert_eq!(shop.post(&empty, &json!({})).status, 400);
    add(&mut shop, "1", 1);
    let of_nobody = target(&mut shop);
    assert_eq!(shop.post(&of_nobody, &json!({})).status, 400);
}

#[test]
fn without_the_cookie_of_ownership_the_owner_comes_masked() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    shop.browser.expire_cookie("CheckoutOrderFormOwnership");
    let profile = cart(&mut shop)["clientProfileData"].clone();
    assert_eq!((&profile["email"], &profile["firstName"]), (&json!("m*****@e*****.com"), &json!("M*****")));
    // Known issue 360783: whoever writes back what is seen stores the asterisks.
    assert_eq!(attach(&mut shop, &profile)["clientProfileData"]["email"], "m*****@e*****.com");
    attach(&mut shop, &json!({ "email": "maria@example.com" }));
    assert_eq!(cart(&mut shop)["clientProfileData"]["email"], "maria@example.com");
}

#[test]
fn faults_of_carts_strike_carts_alone() {
    let mut shop = Shop::as_("operator");
    let id = id(&mut shop);
    shop.fault("fault=status&status=503&on=cart-read&times=1");
    assert_eq!(shop.get("/api/sessions?items=profile.id").status, 200);
    let target = format!("{ORDER_FORM}/{id}/attachments/clientProfileData");
    assert_eq!(shop.post(&target, &json!({ "email": "maria@example.com" })).status, 200);
    assert_eq!(shop.post(ORDER_FORM, &json!({})).status, 503);
    assert_eq!(shop.post(ORDER_FORM, &json!({})).status, 200);
    shop.fault("fault=status&status=500&on=cart-write&times=1");
    assert_eq!(shop.post(ORDER_FORM, &json!({})).status, 200);
    assert_eq!(shop.get(&format!("{ORDER_FORM}?forceNewCart=true")).status, 500);
}
