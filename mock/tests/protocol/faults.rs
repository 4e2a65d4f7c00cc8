//! Faults on request, and that each has exactly the effect it is said to have.

use serde_json::json;
use session_manager_mock::HANG_MS;

use crate::shop::{REQUESTED, Shop, keys};

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
fn a_status_or_a_page_says_when_to_come_back() {
    let mut shop = Shop::as_("operator");
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    for (form, retry_after) in [
        ("fault=status&status=429&retry-after=120", Some("120")),
        ("fault=html&status=503&retry-after=Wed,+21+Oct+2026+07:28:00+GMT", Some(date)),
        ("fault=status&status=503&retry-after=soon", Some("soon")),
        ("fault=status&status=503&retry-after=", None),
        ("fault=status&status=503", None),
    ] {
        shop.fault(form);
        assert_eq!(shop.get(OPERATOR).header("retry-after"), retry_after, "{form}");
    }
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
fn a_cut_answer_is_whole_but_half_of_it_is_to_be_sent() {
    let mut shop = Shop::as_("operator");
    let plain = shop.get(OPERATOR);
    shop.fault("fault=cut");
    let response = shop.get(OPERATOR);
    assert_eq!((plain.cut_after, response.cut_after), (None, Some(plain.body.len() / 2)));
    assert_eq!(plain.body, response.body);
    shop.request_customer("maria@example.com");
    shop.fault("fault=none");
    assert_eq!(asked_for(&mut shop).as_deref(), Some("maria@example.com"));
}

#[test]
fn a_large_answer_says_the_same_in_a_mebibyte() {
    let mut shop = Shop::as_("operator");
    let plain = shop.get(OPERATOR).json();
    shop.fault("fault=large");
    let response = shop.get(OPERATOR);
    assert!(response.body.len() >= 1_048_576);
    let mut large = response.json();
    assert!(large["namespaces"].as_object_mut().expect("namespaces").remove("filler").is_some());
    assert_eq!(large, plain);
    let written = shop.request_customer("maria@example.com");
    assert!(written.body.len() >= 1_048_576);
    assert!(written.json()["sessionToken"].is_string());
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
fn one_reordered_answer_waits_for_the_next() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=reordered&on=read");
    assert!(!shop.request_customer("maria@example.com").waits_for_next);
    assert!(shop.get(OPERATOR).waits_for_next);
    assert!(!shop.get(OPERATOR).waits_for_next);
    assert!(!shop.get(OPERATOR).waits_for_next);
}

#[test]
fn no_call_is_held_for_which_another_one_waits() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=reordered&times=2");
    assert_eq!([(); 5].map(|()| shop.get(OPERATOR).waits_for_next), [true, false, true, false, false]);
    shop.fault("fault=reordered");
    assert!(shop.get(OPERATOR).waits_for_next);
    shop.fault("fault=reordered");
    assert_eq!([(); 3].map(|()| shop.get(OPERATOR).waits_for_next), [false, true, false], "not by a new fault either");
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
fn the_app_is_missing_from_the_calls_that_are_struck() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.fault("fault=app-missing&on=read&times=1");
    let struck = shop.read("*");
    assert_eq!((struck.get("impersonate"), struck["profile"].get("id")), (None, None));
    assert_eq!(struck["authentication"]["adminUserEmail"]["value"], "operator@store.example");
    assert_eq!(struck["public"]["vtex-impersonated-customer-email"]["value"], "maria@example.com");
    assert_eq!(shop.key("impersonate.storeUserEmail").as_deref(), Some("maria@example.com"));
}

#[test]
fn a_log_in_expires_once_and_for_all_and_public_keys_stay() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=login-expired&on=write&times=7");
    assert!(shop.key("authentication.adminUserEmail").is_some());
    let written = shop.post("/api/sessions?items=*", &json!({ "public": keys([(REQUESTED, "maria@example.com")]) }));
    assert_eq!(written.status, 201);
    let namespaces = &written.json()["namespaces"];
    assert_eq!((namespaces.get("authentication"), namespaces["impersonate"].get("storeUserId")), (None, None));
    assert_eq!(asked_for(&mut shop).as_deref(), Some("maria@example.com"));
    assert_eq!(shop.key("authentication.adminUserEmail"), None);
    shop.log_in("operator");
    shop.request_customer("maria@example.com");
    assert!(shop.key("authentication.adminUserEmail").is_some(), "the fault is spent");
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
fn a_fault_spares_as_many_calls_as_it_is_to_strike_after() {
    let mut shop = Shop::as_("operator");
    shop.fault("fault=status&on=read&after=2&times=1");
    assert_eq!(shop.request_customer("maria@example.com").status, 201);
    assert_eq!([(); 4].map(|()| shop.get(OPERATOR).status), [200, 200, 500, 200]);

    shop.fault("fault=profile-late&after=1&times=1");
    let loaded = [(); 3].map(|()| shop.key("profile.id").is_some());
    assert_eq!(loaded, [true, false, true], "as if it had been set one call later");

    shop.fault("fault=login-expired&after=1");
    let logged_in = [(); 2].map(|()| shop.key("authentication.adminUserEmail").is_some());
    assert_eq!(logged_in, [true, false]);
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
    let long = format!("fault=status&retry-after={}", "1".repeat(41));
    for form in [
        "",
        "fault=meteor",
        "fault=status&status=99",
        "fault=status&status=204",
        "fault=status&status=x",
        "fault=hang&on=sundays",
        "fault=hang&times=0",
        "fault=delay&ms=-1",
        "fault=hang&ms=-1",
        "fault=none&times=x",
        "fault=hang&after=-1",
        "fault=hang&after=soon",
        "fault=reordered&times=0",
        "fault=login-expired&times=often",
        "fault=hang&tmies=1",
        "fault=none&meteor=1",
        "fault=status&retry-after=%C3%A9",
        "fault=html&retry-after=1%0D%0Ax:1",
        long.as_str(),
    ] {
        assert_eq!(shop.form("/mock/faults", form).status, 400, "{form}");
    }
    assert_eq!(shop.get(OPERATOR).status, 200);
}
