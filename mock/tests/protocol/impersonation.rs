//! The session apps: who acts for whom, and by which transport (protocol §2, §3).

use serde_json::json;
use session_manager_mock::{Customer, Operator, Store};

use crate::shop::{EVERYTHING_OF_THE_CUSTOMER, REQUESTED, Shop, keys};

fn in_effect(shop: &mut Shop) -> Option<String> {
    shop.key("impersonate.storeUserEmail")
}

#[test]
fn an_operator_acts_for_the_customer_asked_for() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    let namespaces = shop.read(EVERYTHING_OF_THE_CUSTOMER);
    let id = Customer::new("maria@example.com").id();
    assert_eq!(
        namespaces,
        json!({
            "impersonate": keys([("storeUserId", &id), ("storeUserEmail", "maria@example.com")]),
            "profile": keys([
                ("id", &id),
                ("email", "maria@example.com"),
                ("firstName", "Maria"),
                ("lastName", "Souza"),
                ("document", "123.456.789-09"),
                ("phone", "+5511987654321"),
                ("isAuthenticated", "True"),
                ("priceTables", "gold"),
            ]),
        })
    );
}

#[test]
fn a_customer_with_an_empty_profile_has_an_id_an_email_and_no_more() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("noname@example.com");
    let id = Customer::new("noname@example.com").id();
    assert_eq!(
        shop.read(EVERYTHING_OF_THE_CUSTOMER)["profile"],
        keys([("id", &id), ("email", "noname@example.com"), ("isAuthenticated", "True")])
    );
}

#[test]
fn every_demo_customer_can_be_acted_for_by_both_transports() {
    for (email, encoded) in [
        ("ana+sale@example.com", "ana%2Bsale%40example.com"),
        ("o'neil%50$#1@example.com", "o'neil%2550%24%231%40example.com"),
        ("jürgen@bücher.example", "j%C3%BCrgen%40b%C3%BCcher.example"),
        ("rtl@example.com", "rtl%40example.com"),
        ("markup@example.com", "markup%40example.com"),
    ] {
        let mut by_post = Shop::as_("operator");
        by_post.request_customer(email);
        assert_eq!(in_effect(&mut by_post).as_deref(), Some(email));
        let mut by_cookie = Shop::as_("operator");
        by_cookie.browser.set_cookie(REQUESTED, encoded);
        assert_eq!(in_effect(&mut by_cookie).as_deref(), Some(email));
    }
}

#[test]
fn emails_are_compared_without_regard_to_ascii_case_and_keep_their_spelling() {
    let store = Store::new("s")
        .with_operator(Operator::with_role("Op@store.example"))
        .with_customer(Customer::new("Maria@Example.com"));
    let mut shop = Shop::of(store);
    shop.log_in("operator");
    shop.request_customer("mARIA@example.COM");
    assert_eq!(in_effect(&mut shop).as_deref(), Some("Maria@Example.com"));
    assert_eq!(shop.key(&format!("public.{REQUESTED}")).as_deref(), Some("mARIA@example.COM"));
}

#[test]
fn letters_beyond_ascii_do_have_case() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("JÜRGEN@bücher.example");
    assert_eq!(in_effect(&mut shop), None);
}

#[test]
fn an_email_with_spaces_around_it_is_nobodys() {
    let mut shop = Shop::as_("operator");
    shop.request_customer(" maria@example.com ");
    assert_eq!(in_effect(&mut shop), None);
}

#[test]
fn an_unknown_customer_is_requested_but_not_in_effect() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("nobody@example.com");
    assert_eq!(
        shop.read(&format!("public.{REQUESTED},impersonate.canImpersonate,{EVERYTHING_OF_THE_CUSTOMER}")),
        json!({
            "public": keys([(REQUESTED, "nobody@example.com")]),
            "impersonate": keys([("canImpersonate", "True")]),
            "profile": keys([("isAuthenticated", "false")]),
        })
    );
}

#[test]
fn an_unknown_customer_replaces_the_one_before() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.request_customer("nobody@example.com");
    assert_eq!(shop.read(EVERYTHING_OF_THE_CUSTOMER), json!({ "profile": keys([("isAuthenticated", "false")]) }));
}

#[test]
fn an_operator_without_the_role_never_acts_for_anyone() {
    let mut shop = Shop::as_("trainee");
    shop.request_customer("maria@example.com");
    shop.browser.set_cookie(REQUESTED, "maria%40example.com");
    assert_eq!(
        shop.read(&format!("impersonate.canImpersonate,{EVERYTHING_OF_THE_CUSTOMER}")),
        json!({
            "impersonate": keys([("canImpersonate", "False")]),
            "profile": keys([("isAuthenticated", "false")]),
        })
    );
}

#[test]
fn shoppers_and_visitors_act_for_nobody() {
    for person in ["shopper", "visitor"] {
        let mut shop = Shop::as_(person);
        shop.request_customer("joao@example.com");
        assert_eq!(
            shop.read("impersonate.storeUserId,impersonate.storeUserEmail,impersonate.canImpersonate"),
            json!({ "impersonate": keys([("canImpersonate", "false")]) }),
            "{person}"
        );
    }
}

#[test]
fn an_operator_whose_login_expires_acts_for_nobody_until_the_next_login() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.log_in("visitor");
    assert_eq!(
        shop.read(&format!("public.{REQUESTED},authentication.adminUserEmail,{EVERYTHING_OF_THE_CUSTOMER}")),
        json!({ "public": keys([(REQUESTED, "maria@example.com")]), "profile": keys([("isAuthenticated", "false")]) })
    );
    shop.log_in("operator");
    assert_eq!(in_effect(&mut shop).as_deref(), Some("maria@example.com"));
}

#[test]
fn a_store_without_the_app_says_nothing_of_impersonation() {
    let mut shop = Shop::of(Store::demo().without_impersonation_app());
    shop.log_in("operator");
    shop.request_customer("maria@example.com");
    let everything = shop.read("*");
    assert_eq!(everything["authentication"]["adminUserEmail"]["value"], "operator@store.example");
    assert_eq!(everything.get("impersonate"), None);
    assert_eq!(everything["profile"], keys([("isAuthenticated", "false")]));
}

#[test]
fn an_operator_who_acts_for_nobody_has_no_profile() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.read("profile"), json!({ "profile": keys([("isAuthenticated", "false")]) }));
}

#[test]
fn a_shopper_has_their_own_profile_and_is_no_operator() {
    let mut shop = Shop::as_("shopper");
    let everything = shop.read("*");
    assert_eq!(everything["authentication"]["storeUserEmail"]["value"], "maria@example.com");
    assert_eq!(everything["authentication"].get("adminUserEmail"), None);
    assert_eq!(everything["profile"]["firstName"]["value"], "Maria");
    assert_eq!(everything["impersonate"], keys([("account", "demostore"), ("canImpersonate", "false")]));
}

#[test]
fn the_cookie_takes_effect_with_the_next_session_request_and_not_before() {
    let mut shop = Shop::as_("operator");
    shop.browser.set_cookie(REQUESTED, "maria%40example.com");
    let price = |shop: &mut Shop| {
        let product = shop.get("/api/catalog_system/pub/products/search/moka-pot/p").json();
        product[0]["items"][0]["sellers"][0]["commertialOffer"]["Price"].clone()
    };
    assert_eq!(price(&mut shop), 189.9);
    assert_eq!(in_effect(&mut shop).as_deref(), Some("maria@example.com"));
    assert_eq!(price(&mut shop), 151.92);
    assert_eq!(shop.key(&format!("public.{REQUESTED}")), None);
}

#[test]
fn the_public_key_goes_before_the_cookie() {
    let mut shop = Shop::as_("operator");
    shop.browser.set_cookie(REQUESTED, "joao%40example.com");
    shop.request_customer("maria@example.com");
    assert_eq!(in_effect(&mut shop).as_deref(), Some("maria@example.com"));
}

#[test]
fn stopping_needs_both_the_key_and_the_cookie_gone() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.browser.set_cookie(REQUESTED, "maria%40example.com");
    shop.request_customer("");
    assert_eq!(in_effect(&mut shop).as_deref(), Some("maria@example.com"));
    shop.browser.keep(&format!("{REQUESTED}=; Max-Age=0; Path=/"));
    assert_eq!(in_effect(&mut shop), None);
    assert_eq!(shop.request_customer("").status, 201, "stopping again does no harm");
    assert_eq!(in_effect(&mut shop), None);
}

#[test]
fn two_operators_do_not_see_each_others_customers() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    let first = std::mem::take(&mut shop.browser);
    shop.log_in("operator");
    shop.request_customer("joao@example.com");
    assert_eq!(in_effect(&mut shop).as_deref(), Some("joao@example.com"));
    shop.browser = first;
    assert_eq!(in_effect(&mut shop).as_deref(), Some("maria@example.com"));
}
