//! What a store is switched to, as a whole or for one session.

use serde_json::json;
use session_manager_mock::{Browser, Request, Store};

use crate::shop::{REQUESTED, Shop, keys};

const OPERATOR: &str = "authentication.adminUserEmail";

fn operator(shop: &mut Shop) -> Option<String> {
    shop.key(OPERATOR)
}

/// A session that has begun, of a store that tells log-ins by write.
fn begun_before_log_in() -> Shop {
    let mut shop = Shop::demo();
    shop.switch("log-in=by-write");
    shop
}

#[test]
fn the_impersonation_app_is_switched_for_one_session() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    shop.switch("impersonation-app=missing");
    assert!(shop.read("*").get("impersonate").is_none());
    let first = std::mem::take(&mut shop.browser);
    shop.log_in("operator");
    assert_eq!(shop.key("impersonate.canImpersonate").as_deref(), Some("True"));
    shop.browser = first;
    shop.switch("impersonation-app=installed");
    assert_eq!(shop.key("impersonate.storeUserEmail").as_deref(), Some("maria@example.com"));
}

#[test]
fn a_strict_store_refuses_a_cookie_that_is_not_encoded() {
    for raw in [
        "maria@example.com",
        "ana+sale%40example.com",
        "o'neil%50$#1%40example.com",
        "jürgen%40bücher.example",
        "maria%4",
        "maria%zz",
        "%ff%40example.com",
        "\"maria%40example.com\"",
    ] {
        let mut shop = Shop::of(Store::demo().with_strict_cookie());
        shop.log_in("operator");
        shop.browser.set_cookie(REQUESTED, raw);
        let read = shop.get("/api/sessions?items=impersonate.storeUserEmail");
        assert_eq!((read.status, read.json()["type"].as_str()), (400, Some("BadRequest")), "{raw}");
        assert_eq!(shop.request_customer("maria@example.com").status, 400, "{raw}");
        shop.browser.expire_cookie(REQUESTED);
        assert_eq!(shop.key(&format!("public.{REQUESTED}")), None, "{raw}");
    }
}

#[test]
fn strictness_is_switched_for_one_session() {
    let mut shop = Shop::as_("operator");
    shop.browser.set_cookie(REQUESTED, "maria@example.com");
    let status = |shop: &mut Shop| shop.get("/api/sessions?items=impersonate").status;
    assert_eq!(status(&mut shop), 200);
    shop.switch("cookie=strict");
    assert_eq!(status(&mut shop), 400);
    shop.browser.set_cookie(REQUESTED, "maria%40example.com");
    assert_eq!(status(&mut shop), 200);
    shop.browser.set_cookie(REQUESTED, "maria@example.com");
    shop.switch("cookie=tolerant");
    assert_eq!(status(&mut shop), 200);
}

#[test]
fn a_session_learns_of_a_log_in_at_once_unless_it_is_told_by_write() {
    let mut shop = Shop::demo();
    shop.post("/api/sessions", &json!({}));
    shop.log_in("operator");
    assert!(operator(&mut shop).is_some());
}

#[test]
fn told_by_write_a_session_learns_of_a_log_in_when_it_is_written() {
    let writes = [
        Request::post_json("/api/sessions", "{}"),
        Request::new("POST", "/api/sessions/"),
        Request::patch_json("/api/sessions?a=1", "{}"),
        Request::post_json(&format!("/api/sessions?items={OPERATOR}"), "{}"),
    ];
    for write in writes {
        let mut shop = begun_before_log_in();
        shop.log_in("operator");
        assert_eq!([(); 2].map(|()| operator(&mut shop)), [None, None], "{write:?}");
        assert_eq!(shop.key("impersonate.canImpersonate").as_deref(), Some("false"));
        shop.send(write);
        assert_eq!(operator(&mut shop).as_deref(), Some("operator@store.example"));
        assert_eq!(shop.key("impersonate.canImpersonate").as_deref(), Some("True"));
    }
}

#[test]
fn the_write_by_which_it_learns_answers_and_takes_effect_as_one_of_the_operator() {
    let mut shop = begun_before_log_in();
    shop.log_in("operator");
    let body = json!({ "public": keys([(REQUESTED, "maria@example.com")]) });
    let written = shop.post(&format!("/api/sessions?items={OPERATOR},impersonate.storeUserEmail"), &body);
    assert_eq!(
        written.json()["namespaces"],
        json!({
            "authentication": keys([("adminUserEmail", "operator@store.example")]),
            "impersonate": keys([("storeUserEmail", "maria@example.com")]),
        })
    );
}

#[test]
fn a_session_that_begins_with_the_log_in_knows_of_it() {
    let mut shop = Shop::of(Store::demo().telling_log_ins_by_write());
    shop.log_in("operator");
    assert!(operator(&mut shop).is_some());
    shop.log_in("shopper");
    assert!(operator(&mut shop).is_some(), "of the next it learns when it is written");
    shop.post("/api/sessions", &json!({}));
    assert_eq!(operator(&mut shop), None);
    assert_eq!(shop.key("authentication.storeUserEmail").as_deref(), Some("maria@example.com"));
}

#[test]
fn a_write_that_is_refused_tells_nothing() {
    let mut shop = begun_before_log_in();
    shop.log_in("operator");
    shop.fault("fault=status&on=write&times=1");
    assert_eq!(shop.post("/api/sessions", &json!({})).status, 500);
    assert_eq!(shop.send(Request::post_json("/api/sessions", "{")).status, 400);
    assert_eq!(operator(&mut shop), None);
}

#[test]
fn a_log_out_is_told_at_once_and_nobody_comes_after_it() {
    let mut shop = Shop::as_("operator");
    shop.switch("log-in=by-write");
    shop.log_in("trainee");
    shop.log_in("visitor");
    assert_eq!(operator(&mut shop), None);
    shop.post("/api/sessions", &json!({}));
    assert_eq!(operator(&mut shop), None);

    shop.log_in("operator");
    shop.fault("fault=login-expired&on=read");
    assert_eq!(operator(&mut shop), None);
    shop.post("/api/sessions", &json!({}));
    assert_eq!(operator(&mut shop), None, "an expired log-in does not come either");
}

#[test]
fn who_waits_comes_when_the_store_is_switched_back() {
    let mut shop = begun_before_log_in();
    shop.log_in("operator");
    shop.switch("cookie=strict");
    assert_eq!(operator(&mut shop), None);
    shop.switch("log-in=at-once");
    assert!(operator(&mut shop).is_some());
}

#[test]
fn one_form_may_switch_several_and_leaves_the_others() {
    let mut shop = begun_before_log_in();
    shop.switch("impersonation-app=missing&cookie=strict");
    shop.log_in("operator");
    shop.browser.set_cookie(REQUESTED, "maria@example.com");
    assert_eq!(shop.get("/api/sessions?items=*").status, 400);
    shop.browser.expire_cookie(REQUESTED);
    let everything = shop.read("*");
    assert_eq!((everything.get("impersonate"), everything.get("authentication")), (None, None));
}

#[test]
fn switches_that_make_no_sense_are_refused_and_change_nothing() {
    let mut shop = Shop::as_("operator");
    for form in [
        "",
        "return=/",
        "impersonation-app=maybe",
        "cookie=raw",
        "log-in=",
        "meteor=on",
        "impersonation-app=missing&cookie=raw",
        "impersonation-app=missing&cokie=strict",
    ] {
        assert_eq!(shop.form("/mock/store", form).status, 400, "{form}");
        assert!(shop.read("*").get("impersonate").is_some(), "{form}");
    }
}

#[test]
fn the_page_says_how_the_store_stands_and_offers_the_other() {
    let mut shop = Shop::demo();
    for (said, name, offered) in [
        ("</code> is installed.", "impersonation-app", "missing"),
        ("</code> is not installed.", "impersonation-app", "installed"),
        ("cookie may be raw.", "cookie", "strict"),
        ("not encoded is refused.", "cookie", "tolerant"),
        ("learns of a log-in at once.", "log-in", "by-write"),
        ("learns of a log-in when it is written.", "log-in", "at-once"),
        ("People buy here.", "buyers", "companies"),
        ("Companies buy here, by contracts.", "buyers", "people"),
        ("with wildcards are allowed.", "wildcards", "blocked"),
        ("with wildcards are blocked.", "wildcards", "allowed"),
        ("find registered customers only.", "customers", "100000"),
        ("find generated customers, too.", "customers", "0"),
    ] {
        let page = shop.get("/mock/log-in").text();
        assert!(page.contains(said), "{said}");
        assert!(page.contains(&format!("name=\"{name}\" value=\"{offered}\"")), "{said}");
        shop.switch(&format!("{name}={offered}"));
    }
    shop.switch("log-in=by-write");
    shop.log_in("operator");
    let page = shop.get("/mock/log-in").text();
    assert!(page.contains("<dt>Once it is written</dt><dd><bdi>operator@store.example</bdi></dd>"));
    assert!(page.contains("<dt>Operator</dt><dd><i>none</i></dd>"));
    shop.browser = Browser::new();
    assert!(shop.get("/mock/log-in").text().contains("<dt>Once it is written</dt><dd><i>none</i></dd>"));
}
