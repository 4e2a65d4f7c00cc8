//! Faults on request, and that each has exactly the effect it is said to have.

use session_manager_mock::HANG_MS;

use crate::shop::Shop;

const OPERATOR: &str = "/api/sessions?items=authentication.adminUserEmail";

fn asked_for(shop: &mut Shop) -> Option<String> {
    shop.key("public.vtex-impersonated-customer-email")
}

#[test]
fn a_status_refuses_the_request_and_it_has_no_effect() {
    let mut shop = Shop::as_("operator");
    for (status, kind) in
        [(401, "Unauthorized"), (403, "Forbidden"), (429, "TooManyRequests"), (500, "InternalServerError")]
    {
        shop.fault(&format!("fault=status&status={status}&on=write"));
        let response = shop.request_customer("maria@example.com");
        assert_eq!((response.status, response.json()["type"].as_str()), (status, Some(kind)));
        assert_eq!(response.header("set-cookie"), None);
        assert_eq!(asked_for(&mut shop), None);
    }
}

#[test]
fn an_html_page_comes_instead_of_an_answer() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=html");
    let response = shop.get(OPERATOR);
    assert_eq!(response.status, 500);
    assert_eq!(response.header("content-type"), Some("text/html; charset=utf-8"));
    shop.fault("fault=html&status=200");
    assert_eq!(shop.request_customer("maria@example.com").status, 200);
    shop.fault("fault=none");
    assert_eq!(asked_for(&mut shop), None);
}

#[test]
fn a_truncated_answer_is_no_json_but_its_request_took_effect() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=truncated&on=write");
    let response = shop.request_customer("maria@example.com");
    assert_eq!(response.status, 201);
    assert!(serde_json::from_slice::<serde_json::Value>(&response.body).is_err());
    assert_eq!(asked_for(&mut shop).as_deref(), Some("maria@example.com"));
}

#[test]
fn a_delayed_answer_is_the_same_one_later() {
    let mut shop = Shop::as_("operator");
    let plain = shop.get(OPERATOR);
    shop.fault("fault=delay&ms=250");
    let delayed = shop.get(OPERATOR);
    assert_eq!((plain.delay_ms, delayed.delay_ms), (0, 250));
    assert_eq!(plain.body, delayed.body);
}

#[test]
fn an_answer_that_never_comes_waits_as_long_as_a_browser_can() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=hang&on=read&times=1");
    assert_eq!(shop.get(OPERATOR).delay_ms, HANG_MS);
    assert_eq!(shop.get(OPERATOR).delay_ms, 0);
}

#[test]
fn wrong_types_are_numbers_where_strings_should_be() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=wrong-types");
    let read = shop.get(OPERATOR).json();
    assert_eq!(read["namespaces"]["authentication"]["adminUserEmail"]["value"], 22);
    assert!(shop.request_customer("maria@example.com").json()["sessionToken"].is_number());
}

#[test]
fn a_late_profile_is_missing_from_that_many_reads() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=profile-late&reads=2");
    shop.request_customer("maria@example.com");
    let loaded = |shop: &mut Shop| {
        let namespaces = shop.read("impersonate.storeUserId,profile.id,profile.isAuthenticated");
        assert!(namespaces["impersonate"]["storeUserId"]["value"].is_string());
        assert_eq!(namespaces["profile"].get("id").is_some(), namespaces["profile"].get("isAuthenticated").is_some());
        namespaces["profile"].get("id").is_some()
    };
    assert_eq!(
        [loaded(&mut shop), loaded(&mut shop), loaded(&mut shop), loaded(&mut shop)],
        [false, false, true, true]
    );
    shop.request_customer("maria@example.com");
    assert!(loaded(&mut shop), "the same customer is not loaded again");
    shop.request_customer("joao@example.com");
    assert!(!loaded(&mut shop), "another one is");
}

#[test]
fn a_late_profile_is_late_by_cookie_and_in_prices_too() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=profile-late&reads=2&times=1");
    shop.browser.set_cookie("vtex-impersonated-customer-email", "maria%40example.com");
    let price = |shop: &mut Shop| {
        let product = shop.get("/api/catalog_system/pub/products/search/moka-pot/p").json();
        product[0]["items"][0]["sellers"][0]["commertialOffer"]["Price"].clone()
    };
    assert_eq!(shop.key("profile.id"), None);
    assert_eq!(price(&mut shop), 189.9);
    assert_eq!(shop.key("profile.id"), None);
    assert_eq!(price(&mut shop), 151.92);
    shop.browser.set_cookie("vtex-impersonated-customer-email", "joao%40example.com");
    assert!(shop.key("profile.id").is_some(), "it was to strike one customer only");
}

#[test]
fn a_fault_strikes_the_calls_and_the_times_it_is_for() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=status&status=503&on=read&times=2");
    assert_eq!(shop.request_customer("").status, 201);
    let statuses = [(); 4].map(|()| shop.get(OPERATOR).status);
    assert_eq!(statuses, [503, 503, 200, 200]);
}

#[test]
fn a_fault_lasts_until_it_is_called_off() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=status");
    assert_eq!([(); 5].map(|()| shop.get(OPERATOR).status), [500; 5]);
    shop.fault("fault=none");
    assert_eq!(shop.get(OPERATOR).status, 200);
}

#[test]
fn a_fault_is_one_sessions_alone() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=status");
    shop.browser = session_manager_mock::Browser::new();
    shop.log_in("operator");
    assert_eq!(shop.get(OPERATOR).status, 200);
}

#[test]
fn a_fault_does_not_strike_carts_segments_or_products() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=status");
    for target in ["/api/segments", "/api/checkout/pub/orderForm", "/api/catalog_system/pub/products/search"] {
        assert_eq!(shop.get(target).status, 200, "{target}");
    }
}

#[test]
fn faults_that_make_no_sense_are_refused() {
    let mut shop = Shop::as_("operator");
    for form in [
        "",
        "fault=meteor",
        "fault=status&status=99",
        "fault=status&status=204",
        "fault=status&status=x",
        "fault=hang&on=sundays",
        "fault=hang&times=0",
        "fault=delay&ms=-1",
    ] {
        assert_eq!(shop.form("/mock/faults", form).status, 400, "{form}");
    }
    assert_eq!(shop.get(OPERATOR).status, 200);
}
