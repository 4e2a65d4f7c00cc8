use js_sys::{Function, JSON, Reflect};
use leptos::prelude::window;
use telesales_toolbar::config::Credentials;
use telesales_toolbar::core::{Fault, Session};
use telesales_toolbar::session::{Request, cookie, decode, fetch};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::hostile;

fn request(url: &str) -> Request {
    Request { url: url.into(), body: None, credentials: Credentials::SameOrigin, timeout_ms: 5_000 }
}

fn read(body: &str) -> Result<Session, Fault> {
    decode(&JSON::parse(body).unwrap())
}

#[wasm_bindgen_test]
fn an_empty_session_is_an_ordinary_visitors() {
    for body in [
        "{\"namespaces\":{}}",
        "{\"id\":\"x\",\"namespaces\":{\"authentication\":null,\"impersonate\":{},\"profile\":{\"id\":null}}}",
        "{\"namespaces\":{\"authentication\":{\"adminUserEmail\":{\"keepAlive\":true}}}}",
    ] {
        assert_eq!(read(body), Ok(Session::default()), "{body}");
    }
}

#[wasm_bindgen_test]
fn the_cookie_is_what_the_protocol_says() {
    assert_eq!(
        cookie::assignment("o'neil+%$#@bücher.example", 86_400, true),
        "vtex-impersonated-customer-email=o'neil%2B%25%24%23%40b%C3%BCcher.example; Path=/; Max-Age=86400; SameSite=Lax; Secure"
    );
    assert_eq!(cookie::assignment("", 0, false), "vtex-impersonated-customer-email=; Path=/; Max-Age=0; SameSite=Lax");
}

#[wasm_bindgen_test]
async fn every_status_is_an_answer() {
    let response = fetch(request("/there/is/nothing/here")).await.unwrap();
    assert_eq!(response.status, 404);
}

#[wasm_bindgen_test]
async fn no_answer_is_a_fault() {
    assert_eq!(fetch(request("http://127.0.0.1:1/")).await, Err(Fault::Unreachable));
    assert_eq!(fetch(request("http://[no-url")).await, Err(Fault::Unreachable));
}

#[wasm_bindgen_test]
async fn a_page_that_has_replaced_fetch_by_something_odd_is_survived() {
    let own = Reflect::get(&window(), &"fetch".into()).unwrap();
    for odd in [
        "return Promise.reject('no error object')",
        "return Promise.reject(null)",
        "return Promise.resolve(7)",
        "return Promise.resolve({ status: 200 })",
    ] {
        Reflect::set(&window(), &"fetch".into(), &Function::new_no_args(odd)).unwrap();
        assert_eq!(fetch(request("/")).await, Err(Fault::Unreachable), "{odd}");
    }
    let late = "return Promise.reject(new DOMException('late', 'TimeoutError'))";
    Reflect::set(&window(), &"fetch".into(), &Function::new_no_args(late)).unwrap();
    assert_eq!(fetch(request("/")).await, Err(Fault::TimedOut));
    Reflect::set(&window(), &"fetch".into(), &own).unwrap();
    assert_ne!(own, JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
fn a_browser_reads_hostile_bodies_for_what_they_are() {
    for (expected, body) in hostile::bodies() {
        let read = JSON::parse(body).map_err(|_| Fault::NotUnderstood).and_then(|body| decode(&body));
        assert_eq!(hostile::in_words(read), expected, "{body}");
    }
}
