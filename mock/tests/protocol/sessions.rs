//! POST, PATCH and GET of `/api/sessions` (protocol §1).

use serde_json::json;
use session_manager_mock::{Request, Store};

use crate::shop::{Shop, keys};

#[test]
fn a_post_creates_a_session_and_answers_its_tokens_and_cookies() {
    let mut shop = Shop::demo();
    let response = shop.post("/api/sessions", &json!({ "public": keys([("utm_source", "mail")]) }));
    assert_eq!(response.status, 201);
    let cookies: Vec<_> =
        response.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone()).collect();
    let token = response.json()["sessionToken"].as_str().expect("a token").to_owned();
    let segment = response.json()["segmentToken"].as_str().expect("a token").to_owned();
    assert_eq!(
        cookies,
        [
            format!("vtex_session={token}; Path=/; HttpOnly; SameSite=Lax"),
            format!("vtex_segment={segment}; Path=/; SameSite=Lax"),
        ]
    );
    assert_eq!(shop.key("public.utm_source").as_deref(), Some("mail"));
}

#[test]
fn a_post_with_the_cookie_edits_that_session() {
    let mut shop = Shop::demo();
    let first = shop.post("/api/sessions", &json!({ "public": keys([("a", "1")]) }));
    let second = shop.post("/api/sessions", &json!({ "public": keys([("b", "2")]) }));
    assert_eq!(second.status, 201);
    assert_eq!(first.json()["sessionToken"], second.json()["sessionToken"]);
    assert_eq!(shop.read("public.a,public.b"), json!({ "public": keys([("a", "1"), ("b", "2")]) }));
}

#[test]
fn a_post_with_a_cookie_nobody_knows_creates_a_session() {
    let mut shop = Shop::demo();
    shop.browser.set_cookie("vtex_session", "00000000000000000000000000000000");
    let response = shop.post("/api/sessions", &json!({ "public": keys([("a", "1")]) }));
    assert_eq!(response.status, 201);
    assert_ne!(response.json()["sessionToken"], "00000000000000000000000000000000");
    assert_eq!(shop.key("public.a").as_deref(), Some("1"));
}

#[test]
fn two_browsers_have_two_sessions() {
    let mut shop = Shop::demo();
    shop.post("/api/sessions", &json!({ "public": keys([("a", "1")]) }));
    shop.browser = session_manager_mock::Browser::new();
    shop.post("/api/sessions", &json!({ "public": keys([("b", "2")]) }));
    assert_eq!(shop.key("public.a"), None);
}

#[test]
fn a_patch_edits_the_session_and_answers_200() {
    let mut shop = Shop::demo();
    shop.post("/api/sessions", &json!({ "public": keys([("a", "1")]) }));
    let body = json!({ "public": keys([("a", "2")]) }).to_string();
    let response = shop.send(Request::patch_json("/api/sessions", &body));
    assert_eq!(response.status, 200);
    assert!(response.json()["sessionToken"].is_string() && response.json()["segmentToken"].is_string());
    assert_eq!(shop.key("public.a").as_deref(), Some("2"));
}

#[test]
fn a_patch_without_a_session_is_unauthorized() {
    let response = Shop::demo().send(Request::patch_json("/api/sessions", "{}"));
    assert_eq!(response.status, 401);
    assert_eq!(response.json()["type"], "Unauthorized");
    assert!(response.json()["message"].is_string());
}

#[test]
fn a_post_with_items_answers_the_session_itself() {
    let mut shop = Shop::demo();
    let response = shop.post("/api/sessions?items=public.a", &json!({ "public": keys([("a", "1"), ("b", "2")]) }));
    assert_eq!(response.status, 201);
    assert_eq!(response.json()["namespaces"], json!({ "public": keys([("a", "1")]) }));
    let read = shop.get("/api/sessions?items=public.a");
    assert_eq!(response.json(), read.json());
}

#[test]
fn query_keys_other_than_items_become_public() {
    let mut shop = Shop::demo();
    let response = shop.send(Request::new("POST", "/api/sessions?utm_source=a%2Bb&items=public.utm_source"));
    assert_eq!(response.json()["namespaces"]["public"], keys([("utm_source", "a+b")]));
    assert_eq!(shop.key("public.items"), None);
    shop.send(Request::patch_json("/api/sessions?utm_source=two+words", "{}"));
    assert_eq!(shop.key("public.utm_source").as_deref(), Some("two words"));
}

#[test]
fn the_query_of_a_read_writes_nothing() {
    let mut shop = Shop::as_("operator");
    shop.get("/api/sessions?items=public.a&a=1");
    assert_eq!(shop.key("public.a"), None);
}

#[test]
fn only_the_public_namespace_can_be_written() {
    let mut shop = Shop::as_("visitor");
    let response = shop.post(
        "/api/sessions",
        &json!({
            "authentication": keys([("adminUserEmail", "operator@store.example")]),
            "impersonate": keys([("storeUserId", "1")]),
            "profile": { "id": 1 },
            "public": keys([("a", "1")]),
        }),
    );
    assert_eq!(response.status, 201);
    assert_eq!(
        shop.read("authentication.adminUserEmail,impersonate.storeUserId,profile.id,public.a"),
        json!({ "public": keys([("a", "1")]) })
    );
}

#[test]
fn a_key_is_cleared_by_an_empty_value() {
    let mut shop = Shop::demo();
    shop.post("/api/sessions", &json!({ "public": keys([("a", "1")]) }));
    shop.post("/api/sessions", &json!({ "public": keys([("a", "")]) }));
    assert_eq!(shop.read("public.a"), json!({}));
}

#[test]
fn a_key_may_be_kept_alive() {
    let mut shop = Shop::demo();
    shop.post("/api/sessions", &json!({ "public": { "a": { "value": "1", "keepAlive": true } } }));
    assert_eq!(shop.read("public.a"), json!({ "public": { "a": { "value": "1", "keepAlive": true } } }));
}

#[test]
fn b2b_suites_keep_their_own_key() {
    let mut shop = Shop::as_("operator");
    shop.post("/api/sessions", &json!({ "public": keys([("impersonate", "b2b-user-1")]) }));
    shop.request_customer("maria@example.com");
    shop.request_customer("");
    assert_eq!(shop.key("public.impersonate").as_deref(), Some("b2b-user-1"));
}

#[test]
fn malformed_bodies_are_refused_and_change_nothing() {
    let mut shop = Shop::as_("visitor");
    for body in
        [" ", "{", "[]", "\"public\"", r#"{"public":[]}"#, r#"{"public":"a"}"#, r#"{"public":{"a":{"value":"1"}}"#]
    {
        let response = shop.send(Request::post_json("/api/sessions", body));
        assert_eq!((response.status, response.json()["type"].as_str()), (400, Some("BadRequest")), "{body}");
        assert_eq!(shop.key("public.a"), None, "{body}");
    }
}

#[test]
fn a_refused_post_creates_no_session() {
    let mut shop = Shop::demo();
    let response = shop.send(Request::post_json("/api/sessions", "{"));
    assert_eq!(response.header("set-cookie"), None);
    assert_eq!(shop.browser.cookie("vtex_session"), None);
}

#[test]
fn a_body_of_another_type_is_refused() {
    let mut shop = Shop::demo();
    let body = r#"{"public":{}}"#;
    let untyped = Request { body: body.into(), ..Request::new("POST", "/api/sessions") };
    assert_eq!(shop.send(untyped).status, 415);
    assert_eq!(shop.send(Request::new("POST", "/api/sessions").with_body("text/plain", body)).status, 415);
    let with_charset = Request::new("POST", "/api/sessions").with_body("application/json; charset=utf-8", body);
    assert_eq!(shop.send(with_charset).status, 201);
}

#[test]
fn a_read_needs_items() {
    let mut shop = Shop::as_("operator");
    for query in ["", "?", "?items=", "?items=public.", "?items=.a", "?items=public.a,", "?other=1"] {
        assert_eq!(shop.get(&format!("/api/sessions{query}")).status, 400, "{query}");
    }
}

#[test]
fn a_read_answers_the_items_asked_for_and_no_others() {
    let mut shop = Shop::as_("operator");
    assert_eq!(
        shop.read("authentication.adminUserEmail,profile.id,no.such"),
        json!({ "authentication": keys([("adminUserEmail", "operator@store.example")]) })
    );
}

#[test]
fn an_item_may_be_a_whole_namespace() {
    let mut shop = Shop::as_("shopper");
    shop.post("/api/sessions", &json!({ "public": keys([("a", "1"), ("b", "2")]) }));
    assert_eq!(
        shop.read("public,store.channel,nowhere"),
        json!({ "public": keys([("a", "1"), ("b", "2")]), "store": keys([("channel", "1")]) })
    );
    let names = |key: &str| shop.read("profile")["profile"].get(key).is_some();
    assert!(["id", "email", "firstName", "isAuthenticated"].map(names).iter().all(|is_there| *is_there));
    assert_eq!(shop.get("/mock/stats").json()["session"]["wildcards"], 0);
}

#[test]
fn items_may_be_percent_encoded() {
    let mut shop = Shop::as_("operator");
    assert_eq!(
        shop.read("authentication.adminUserEmail%2Cimpersonate%2EcanImpersonate"),
        json!({
            "authentication": keys([("adminUserEmail", "operator@store.example")]),
            "impersonate": keys([("canImpersonate", "True")]),
        })
    );
}

#[test]
fn a_wildcard_reads_everything() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("maria@example.com");
    let everything = shop.read("*");
    let namespaces: Vec<_> = everything.as_object().expect("namespaces").keys().collect();
    assert_eq!(namespaces, ["account", "authentication", "impersonate", "profile", "public", "store"]);
    assert_eq!(shop.read("store.channel,*"), everything);
    assert_eq!(shop.get("/mock/stats").json()["session"]["wildcards"], 2);
}

#[test]
fn a_read_without_a_session_sees_an_anonymous_one_and_keeps_nothing() {
    let mut shop = Shop::demo();
    let response = shop.get("/api/sessions?items=authentication.adminUserEmail,store.channel");
    assert_eq!(response.status, 200);
    assert!(response.json()["id"].is_string());
    assert_eq!(response.json()["namespaces"], json!({ "store": keys([("channel", "1")]) }));
    assert_eq!(response.header("set-cookie"), None);
}

#[test]
fn the_session_id_stays_and_is_not_the_token() {
    let mut shop = Shop::as_("operator");
    let id = shop.get("/api/sessions?items=*").json()["id"].clone();
    shop.request_customer("maria@example.com");
    assert_eq!(shop.get("/api/sessions?items=*").json()["id"], id);
    assert_ne!(id.as_str(), shop.browser.cookie("vtex_session"));
}

#[test]
fn other_methods_and_paths_are_refused() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.send(Request::new("DELETE", "/api/sessions")).status, 405);
    assert_eq!(shop.get("/api/sessions//?items=*").status, 404);
    assert_eq!(shop.get("/api/session?items=*").status, 404);
    assert_eq!(shop.get("/").status, 404);
}

#[test]
fn a_query_that_is_not_encoded_is_refused() {
    let mut shop = Shop::as_("operator");
    assert_eq!(shop.get("/api/sessions?items=public.a&b=%zz").status, 400);
    assert_eq!(shop.get("/api/sessions?items=public.a&b=%ff").status, 400);
}

#[test]
fn a_store_with_a_root_path_has_its_api_there_only() {
    let mut shop = Shop::of(Store::demo().with_root_path("/es/"));
    assert_eq!(shop.get("/es/api/sessions?items=*").status, 200);
    assert_eq!(shop.get("/api/sessions?items=*").status, 404);
    assert_eq!(shop.get("/esapi/sessions?items=*").status, 404);
}

#[test]
fn answers_are_not_cached() {
    assert_eq!(Shop::demo().get("/api/sessions?items=*").header("cache-control"), Some("no-store"));
}
