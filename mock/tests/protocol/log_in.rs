//! The log-in page and its forms.

use session_manager_mock::{Customer, Operator, Request, Store};

use crate::shop::Shop;

#[test]
fn each_person_logs_in_as_themselves() {
    for (person, key, email) in [
        ("operator", "authentication.adminUserEmail", "operator@store.example"),
        ("trainee", "authentication.adminUserEmail", "trainee@store.example"),
        ("shopper", "authentication.storeUserEmail", "maria@example.com"),
    ] {
        assert_eq!(Shop::as_(person).key(key).as_deref(), Some(email));
    }
    let mut shop = Shop::as_("operator");
    shop.log_in("visitor");
    assert!(shop.read("*").get("authentication").is_none());
}

#[test]
fn a_certain_person_logs_in_by_email() {
    let store = Store::demo()
        .with_operator(Operator::with_role("second@store.example"))
        .with_customer(Customer::new("second@example.com"));
    let mut shop = Shop::of(store);
    shop.log_in("operator&email=second%40store.example");
    assert_eq!(shop.key("authentication.adminUserEmail").as_deref(), Some("second@store.example"));
    shop.log_in("shopper&email=second%40example.com");
    assert_eq!(shop.key("authentication.storeUserEmail").as_deref(), Some("second@example.com"));
    assert_eq!(shop.form("/mock/log-in", "as=operator&email=trainee%40store.example").status, 400);
    assert_eq!(shop.form("/mock/log-in", "as=shopper&email=nobody%40example.com").status, 400);
}

#[test]
fn logging_in_keeps_the_session() {
    let mut shop = Shop::as_("operator");
    let session = shop.browser.cookie("vtex_session").map(String::from);
    shop.log_in("shopper");
    assert_eq!(shop.browser.cookie("vtex_session").map(String::from), session);
}

#[test]
fn logging_in_leads_back_to_where_one_came_from() {
    let mut shop = Shop::demo();
    let location = |shop: &mut Shop, form: &str| {
        let response = shop.form("/mock/log-in", form);
        assert_eq!(response.status, 303);
        response.header("location").map(String::from)
    };
    assert_eq!(location(&mut shop, "as=operator").as_deref(), Some("/mock/log-in"));
    assert_eq!(location(&mut shop, "as=operator&return=").as_deref(), Some("/mock/log-in"));
    assert_eq!(
        location(&mut shop, "as=operator&return=%2Fmoka-pot%2Fp%3Fa%3D1%23%2Forders").as_deref(),
        Some("/moka-pot/p?a=1#/orders")
    );
}

#[test]
fn nothing_leads_to_another_origin() {
    let mut shop = Shop::demo();
    for path in [
        "https://evil.example",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "%2F%09%2Fevil.example",
        "evil",
        "%2Fa%0D%0Ab",
    ] {
        assert_eq!(shop.form("/mock/log-in", &format!("as=operator&return={path}")).status, 400, "{path}");
        assert_eq!(shop.get(&format!("/mock/log-in?return={path}")).status, 400, "{path}");
    }
    assert_eq!(shop.browser.cookie("vtex_session"), None);
}

#[test]
fn forms_that_make_no_sense_are_refused() {
    let mut shop = Shop::demo();
    assert_eq!(shop.form("/mock/log-in", "").status, 400);
    assert_eq!(shop.form("/mock/log-in", "as=king").status, 400);
    assert_eq!(shop.form("/mock/log-in", "as=%zz").status, 400);
    assert_eq!(shop.send(Request::post_json("/mock/log-in", "{}")).status, 415);
    assert_eq!(shop.get("/mock/faults").status, 405);
    assert_eq!(shop.get("/mock/nothing").status, 404);
    assert_eq!(shop.form("/mock/log-in", "as=operator").status, 303);
}

#[test]
fn a_store_without_people_has_nobody_to_log_in_as() {
    let mut shop = Shop::of(Store::new("empty"));
    assert_eq!(shop.form("/mock/log-in", "as=operator").status, 400);
    assert_eq!(shop.form("/mock/log-in", "as=shopper").status, 400);
    assert_eq!(shop.get("/mock/log-in").status, 200);
}

#[test]
fn the_page_shows_people_and_state_and_escapes_them() {
    let mut shop = Shop::as_("operator");
    shop.request_customer("markup@example.com");
    shop.fault("fault=delay&ms=70&times=3");
    let response = shop.get("/mock/log-in?return=/a%22%3Eb");
    assert_eq!(response.header("content-type"), Some("text/html; charset=utf-8"));
    let page = response.text();
    for text in ["operator@store.example", "trainee@store.example", "answers after 70 ms, 3 more times"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.contains("<dt>Customer in effect</dt><dd><bdi>markup@example.com</bdi></dd>"));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!page.contains("<img") && !page.contains("<b>Bold"));
    assert!(page.contains("name=\"return\" value=\"/a&quot;&gt;b\""));
}

#[test]
fn a_look_at_the_page_creates_no_session() {
    let mut shop = Shop::demo();
    assert_eq!(shop.get("/mock/log-in").header("set-cookie"), None);
}

#[test]
fn each_fault_can_be_chosen_on_the_page_which_then_says_so() {
    let mut shop = Shop::demo();
    let page = shop.get("/mock/log-in").text();
    let choices =
        page.split_once("<select name=\"fault\">").expect("a choice").1.split_once("</select>").expect("its end").0;
    let names: Vec<_> =
        choices.split("<option value=\"").skip(1).filter_map(|option| option.split('"').next()).collect();
    assert_eq!(names.len(), 17);
    for name in names {
        // Every field goes with the form, most of them empty.
        shop.fault(&format!("fault={name}&on=read&after=2&times=&status=&retry-after=&ms=&reads="));
        let page = shop.get("/mock/log-in").text();
        let says_none = page.contains("In force: <b>none</b>");
        let calls = match name {
            "too-many" | "without-email" | "duplicates" => "searches",
            "search-late" => "new customers",
            _ => "reads",
        };
        let says_calls = page.contains(&format!("after 2 {calls}</b>"));
        assert_eq!((says_none, says_calls), (name == "none", name != "none"), "{name}");
    }
}

#[test]
fn each_field_of_the_fault_form_has_a_label() {
    let page = Shop::demo().get("/mock/log-in").text();
    let (_, form) = page.split_once("action=\"/mock/faults\"").expect("the form");
    for field in ["fault", "on", "after", "times", "status", "retry-after", "ms", "reads"] {
        let (before, _) = form.split_once(&format!(" name=\"{field}\"")).expect(field);
        let label = before.rsplit("<label>").next().expect("a label");
        assert!(label.ends_with(" <select") || label.ends_with(" <input"), "{field}: {label}");
        assert!(!label.contains("</label>"), "{field}");
    }
}

#[test]
fn a_retry_after_is_shown_as_text() {
    let mut shop = Shop::demo();
    shop.fault("fault=status&status=503&retry-after=%3Cimg%20src=x%3E");
    let page = shop.get("/mock/log-in").text();
    assert!(page.contains("In force: <b>status 503 and Retry-After: &lt;img src=x&gt;</b>"));
}
