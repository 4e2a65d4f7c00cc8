//! The service as it is started, through a real socket, with a real database.

#[path = "../record/chain.rs"]
mod chain;
mod host;

use std::process::Command;

use chain::{Chain, OPERATOR, STORE};
use host::{LIST, Service, place, printed, run};

const DAY: [&str; 2] = ["--day", "2026-07-28"];

#[test]
fn a_call_is_taken_in_and_told() {
    let database = place("call");
    let operators = place("operators").with_extension("txt");
    std::fs::write(&operators, format!("someone@store.example\n{OPERATOR}\n")).expect("a file");
    let listed = ["--operators", operators.to_str().expect("a path")];
    let service = Service::start(&database, &listed);
    let response = service.take(&Chain::new("one").call("id-maria", 1));
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    assert!(response.ends_with(r#"{"conflicting":0,"known":0,"stored":4}"#), "{response}");
    let page = service.get("/days/2026-07-28");
    assert!(page.contains("4 records; each follows from the one before it."), "{page}");
    for told in [OPERATOR, "id-maria", "09:01:01", "29 s", "start verified"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let who = printed(&run("who", &database, &[DAY, listed].concat()));
    assert_eq!(who, format!("{OPERATOR}  id-maria  2026-07-28T09:01:01Z  2026-07-28T09:01:30Z  operator\n"));
    let verified = run("verify", &database, &[]);
    assert!(verified.status.success() && printed(&verified).starts_with("4 records of 1 chains, 0 faults\nreceipt "));
}

#[test]
fn one_record_may_come_alone() {
    let service = Service::start(&place("alone"), &[]);
    let record = Chain::new("one").next("start.asked", "", "09:00:00.000", "{}");
    let kind = "Content-Type: application/cloudevents+json; charset=utf-8\r\n";
    assert!(service.send("POST /records", kind, &record).contains(r#""stored":1"#));
}

#[test]
fn what_was_acknowledged_is_there_after_a_crash() {
    let database = place("crash");
    let mut service = Service::start(&database, &[]);
    let mut chain = Chain::new("one");
    for minute in 0..5 {
        assert!(service.take(&chain.call("id-maria", minute)).contains(r#""stored":4"#));
    }
    service.process.kill().expect("it is killed");
    service.process.wait().expect("it is gone");
    assert!(printed(&run("verify", &database, &[])).starts_with("20 records of 1 chains, 0 faults"));
    let again = Service::start(&database, &[]);
    assert!(again.take(&chain.call("id-maria", 5)).contains(r#""stored":4"#));
}

#[test]
fn a_removed_and_a_changed_record_are_found_and_shown() {
    for (name, change, told) in [
        ("removed", "DELETE FROM records WHERE sequence = 2", "record 2 is not there"),
        (
            "changed",
            "UPDATE records SET bytes = replace(bytes, 'id-maria', 'id-nobody') WHERE sequence = 2",
            "record 3 does not follow from record 2",
        ),
    ] {
        let database = place(name);
        let service = Service::start(&database, &[]);
        service.take(&Chain::new("one").call("id-maria", 1));
        assert!(!service.get("/days/2026-07-28").contains("Missing or changed"));
        rusqlite::Connection::open(&database).expect("the database").execute(change, []).expect("it is changed");
        let page = service.get("/days/2026-07-28");
        assert!(page.contains("Missing or changed") && page.contains(told), "{page}");
        let verified = run("verify", &database, &[]);
        assert!(!verified.status.success() && printed(&verified).contains("arrival"), "{name}");
    }
}

#[test]
fn nothing_is_kept_of_a_list_with_one_bad_record() {
    let database = place("bad");
    let service = Service::start(&database, &[]);
    let call = Chain::new("one").call("id-maria", 1);
    let bad = call[1].replace("id-maria", "maria@example.com");
    let response = service.take(&[call[0].clone(), bad]);
    assert!(response.starts_with("HTTP/1.1 400"), "{response}");
    assert!(response.ends_with(
        "Record 2 is none: data.user.effective.id is an e-mail address; a record takes the customer's id.\n"
    ));
    for (kind, body, status) in [
        ("Content-Type: text/plain\r\n", "[]", 415),
        (LIST, "{}", 400),
        (LIST, "[", 400),
        (LIST, &" ".repeat((1 << 20) + 1), 413),
    ] {
        let response = service.send("POST /records", kind, body);
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")), "{status}: {response}");
    }
    assert!(service.get("/records").starts_with("HTTP/1.1 405"));
    assert!(printed(&run("verify", &database, &[])).starts_with("0 records"));
}

#[test]
fn pages_of_the_store_may_send_and_pages_of_others_not() {
    let service = Service::start(&place("origins"), &["--store", STORE]);
    let records = format!("[{}]", Chain::new("one").call("id-maria", 1).join(","));
    let asks = "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n";
    let of_store = format!("Origin: {STORE}\r\n");
    let of_other = "Origin: https://other.example\r\n";
    let allowed = service.send("OPTIONS /records", &format!("{of_store}{asks}"), "");
    assert!(allowed.contains(&format!("access-control-allow-origin: {STORE}\r\n")), "{allowed}");
    assert!(allowed.contains("access-control-allow-headers: content-type\r\n"), "{allowed}");
    let refused = service.send("OPTIONS /records", &format!("{of_other}{asks}"), "");
    assert!(!refused.contains("access-control-allow-origin"), "{refused}");
    let taken = service.send("POST /records", &format!("{of_store}{LIST}"), &records);
    assert!(taken.starts_with("HTTP/1.1 200") && taken.contains(&format!("allow-origin: {STORE}\r\n")), "{taken}");
    let taken = service.send("POST /records", &format!("{of_other}{LIST}"), &records);
    assert!(taken.starts_with("HTTP/1.1 403"), "{taken}");
}

#[test]
fn a_store_writes_in_no_other_stores_name() {
    let service = Service::start(&place("names"), &["--store", "https://second.example"]);
    let records = format!("[{}]", Chain::new("one").call("id-maria", 1).join(","));
    let origin = "Origin: https://second.example\r\n";
    let response = service.send("POST /records", &format!("{origin}{LIST}"), &records);
    assert!(response.starts_with("HTTP/1.1 400") && response.contains("of another store"), "{response}");
}

#[test]
fn what_records_say_is_shown_as_text() {
    let service = Service::start(&place("markup"), &[]);
    let reason = r#"{"reason":"<img src=x onerror=alert(1)>","ticket":"\"><script>"}"#;
    let record = Chain::new("one").next("start.verified", "<b>id</b>", "09:00:00.000", reason);
    service.take(&[record]);
    let page = service.get("/days/2026-07-28");
    assert!(page.contains("content-security-policy: default-src 'none'; style-src 'self'"), "{page}");
    assert!(page.contains("&lt;img") && page.contains("&lt;b&gt;id"), "{page}");
    assert!(!page.contains("<img") && !page.contains("<script") && !page.contains("<b>id"), "{page}");
}

#[test]
fn the_record_is_shown_to_nobody_who_calls_it_by_another_name() {
    let service = Service::start(&place("rebinding"), &[]);
    for target in ["/", "/days/2026-07-28"] {
        let response = service.send(&format!("GET {target}"), "Host: record.example\r\n", "");
        assert!(response.starts_with("HTTP/1.1 403"), "{response}");
    }
    assert!(service.send("GET /", "Host: localhost:4020\r\n", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_day_leads_to_the_days_beside_it() {
    let service = Service::start(&place("days"), &[]);
    let record = Chain::new("one").next("start.asked", "", "09:00:00.000", "{}");
    let later = Chain::new("two").next("start.asked", "", "09:00:00.000", "{}").replace("2026-07-28", "2026-07-31");
    service.take(&[record, later]);
    assert!(service.get("/days/2026-07-28").contains(r#"href="/days/2026-07-31""#));
    assert!(service.get("/days/2026-07-30").contains(r#"href="/days/2026-07-28""#));
    assert!(service.get("/").contains(r#"href="/days/2026-07-31""#));
    assert!(service.get("/days/yesterday").starts_with("HTTP/1.1 404"));
}

#[test]
fn what_cannot_be_done_is_said_in_plain_words() {
    let nothing = place("nothing");
    let said = |command: &mut Command| String::from_utf8_lossy(&command.output().expect("it runs").stderr).into_owned();
    let program = || Command::new(env!("CARGO_BIN_EXE_shift-record"));
    assert!(said(program().args(["verify", "--database"]).arg(&nothing)).contains("there is no database"));
    assert!(!nothing.exists());
    let origin = "it is to be as https://www.store.example";
    for wrong in ["www.store.example", "https://www.store.example/", "https://*.store.example", "https://Store.example"]
    {
        assert!(said(program().args(["--store", wrong])).contains(origin), "{wrong}");
    }
    let text = place("text").with_extension("txt");
    std::fs::write(&text, "no database at all, but a text that is long enough to be looked at").expect("a file");
    assert!(said(program().arg("--database").arg(&text)).contains("the database: file is not a database"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_asked() {
    let mut service = Service::start(&place("stops"), &[]);
    let id = service.process.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
    assert!(service.process.wait().expect("an end").success());
}
