//! Customers, searched for and registered through a real socket.

use crate::host::{FORM, JSON, Server, command, is_silent, read};

#[test]
fn a_search_answers_after_a_later_one_and_sessions_do_not_matter() {
    let server = Server::start(&["--customers", "1000"]);
    let session = server.session_with("fault=reordered&on=search");
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=operator");
    let closing = format!("Connection: close\r\n{session}");
    let first = server.open("GET /api/dataentities/CL/search?_fields=email&_where=email=maria*", &closing, "");
    server.wait_for("\"lookUps\":1", &session);
    assert!(server.send("GET /api/sessions?items=*", &session, "").starts_with("HTTP/1.1 200"));
    assert!(is_silent(&first));
    let second = server.send("GET /mock/customers?query=joao", &session, "");
    assert!(second.contains("joao@example.com"), "{second}");
    assert!(read(first).contains("maria@example.com"));
}

#[test]
fn a_new_customer_is_found_a_moment_later() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=search-late&ms=300");
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=operator");
    let new = r#"{"email":"nova@example.com"}"#;
    let created = server.send("POST /api/dataentities/CL/documents", &format!("{session}{JSON}"), new);
    assert!(created.starts_with("HTTP/1.1 201"), "{created}");
    let finds = || {
        let found = server.send("GET /api/dataentities/CL/search?_fields=email&email=nova%40example.com", &session, "");
        found.contains("nova@example.com")
    };
    assert!(!finds());
    assert!((0..10_000).any(|_| finds()));
}

#[test]
fn the_store_is_as_large_and_sold_to_as_the_command_line_says() {
    let server = Server::start(&["--customers", "1000", "--customer-seed", "7", "--buyers", "companies"]);
    let session = server.session_with("fault=none");
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=operator");
    let all = "GET /api/dataentities/CL/search?_fields=id";
    assert!(server.send(all, &session, "").contains("rest-content-range: resources 0-14/1011\r\n"));
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=shopper");
    assert!(server.send("GET /api/sessions?items=shopper.firstName", &session, "").contains("Maria"));
    let refused = command(&["--customers", "1000001"]).output().expect("the server starts");
    assert!(!refused.status.success());
}
