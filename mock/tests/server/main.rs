//! The HTTP server, through a real socket.

mod host;
mod look_ups;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use host::{FORM, JSON, Server, command, is_silent, read};

/// A site with a page, a script, a WASM module and a compressed style sheet.
fn site(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    for (file, content) in [
        ("index.html", "<h1>The store</h1>"),
        ("toolbar.js", "export {}"),
        ("toolbar.wasm", "\0asm"),
        ("toolbar.css", "plain"),
        ("toolbar.css.br", "compressed"),
    ] {
        fs::write(folder.join(file), content).expect("a file");
    }
    folder
}

#[test]
fn cookies_travel_and_an_operator_acts_for_a_customer() {
    let server = Server::start(&[]);
    let logged_in = server.send("POST /mock/log-in", FORM, "as=operator");
    assert!(logged_in.starts_with("HTTP/1.1 303"), "{logged_in}");
    let set_cookie = logged_in.lines().find(|line| line.starts_with("set-cookie: vtex_session=")).expect("a session");
    assert!(set_cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{set_cookie}");
    let pair = set_cookie.trim_start_matches("set-cookie: ").split(';').next().expect("a cookie");
    let cookie = format!("Cookie: {pair}; vtex-impersonated-customer-email=maria%40example.com\r\n");
    let read = server.send("GET /api/sessions?items=profile.firstName", &cookie, "");
    assert!(read.ends_with(r#""namespaces":{"profile":{"firstName":{"value":"Maria"}}}}"#), "{read}");
}

#[test]
fn two_starts_hand_out_different_tokens() {
    let token = || {
        let response = Server::start(&[]).send("POST /api/sessions", JSON, "{}");
        response.split_once("\"sessionToken\":\"").expect("a token").1.to_owned()
    };
    assert_ne!(token(), token());
}

#[test]
fn the_root_leads_to_the_log_in_page() {
    let server = Server::start(&[]);
    assert!(server.get("/").contains("location: /mock/log-in"));
    assert!(server.get("/mock/log-in").contains("<h1>Log in</h1>"));
}

#[test]
fn the_store_stands_as_the_options_say() {
    for (option, said) in [
        ("--without-impersonation-app", "is not installed."),
        ("--strict-cookie", "not encoded is refused."),
        ("--log-in-by-write", "learns of a log-in when it is written."),
    ] {
        let server = Server::start(&[option]);
        assert!(server.get("/mock/log-in").contains(said), "{option}");
    }
}

#[test]
fn a_site_is_served_from_the_same_origin() {
    let folder = site("same-origin");
    let server = Server::start(&["--site", folder.to_str().expect("a path")]);
    for page in ["/", "/moka-pot/p", "/account?x=1", "/account.d/orders"] {
        let response = server.get(page);
        assert!(response.starts_with("HTTP/1.1 200") && response.ends_with("<h1>The store</h1>"), "{page}");
        assert!(response.contains("content-type: text/html"), "{page}");
        assert!(response.contains("cache-control: no-store"), "{page}");
    }
    assert!(server.get("/toolbar.js").contains("content-type: text/javascript"));
    assert!(server.get("/toolbar.wasm").contains("content-type: application/wasm"));
    assert!(server.get("/missing.js").starts_with("HTTP/1.1 404"));
    assert!(server.get("/../Cargo.toml").starts_with("HTTP/1.1 404"));
    assert!(server.get("/%2e%2e/Cargo.toml").starts_with("HTTP/1.1 404"));
    assert!(server.get("/api/nothing").contains("\"NotFound\""));
    assert!(server.get("/mock/stats").contains("sessionReads"));
}

#[test]
fn a_site_is_sent_with_the_policy_of_its_store_and_the_api_without() {
    let folder = site("policy");
    let folder = folder.to_str().expect("a path");
    let server = Server::start(&["--site", folder, "--content-security-policy", "default-src 'none'"]);
    for path in ["/", "/toolbar.js"] {
        assert!(server.get(path).contains("content-security-policy: default-src 'none'\r\n"), "{path}");
    }
    assert!(!server.get("/mock/log-in").contains("content-security-policy"));
    let without = Server::start(&["--site", folder]).get("/");
    assert!(!without.contains("content-security-policy"), "{without}");
}

#[test]
fn a_compressed_sibling_is_sent_to_whoever_accepts_it() {
    let folder = site("compressed");
    let server = Server::start(&["--site", folder.to_str().expect("a path")]);
    let compressed = server.send("GET /toolbar.css", "Accept-Encoding: br\r\n", "");
    assert!(compressed.contains("content-encoding: br") && compressed.ends_with("compressed"));
    assert!(compressed.contains("content-type: text/css"));
    assert!(server.get("/toolbar.css").ends_with("plain"));
}

#[test]
fn a_root_path_moves_the_api_and_keeps_the_site() {
    let folder = site("root-path");
    let server = Server::start(&["--root-path", "/es", "--site", folder.to_str().expect("a path")]);
    assert!(server.get("/es/api/sessions?items=*").starts_with("HTTP/1.1 200"));
    assert!(server.get("/api/sessions?items=*").starts_with("HTTP/1.1 404"));
    assert!(server.get("/es/toolbar.js").ends_with("export {}"));
    assert!(server.get("/es").ends_with("<h1>The store</h1>"));
    assert!(server.get("/estate").ends_with("<h1>The store</h1>"));
}

#[test]
fn a_request_that_is_given_up_is_no_longer_under_way() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=hang&times=1");
    let json = format!("{session}{JSON}");
    let _hung = server.open("POST /api/sessions", &json, "{}");
    server.wait_for("\"sessionWrites\":1", &session);
    let overlapping = server.send("POST /api/sessions", &json, "{}");
    assert!(overlapping.starts_with("HTTP/1.1 201"), "{overlapping}");
    assert!(server.send("GET /mock/stats", &session, "").contains("\"overlappingWrites\":1"));
}

#[test]
fn a_connection_is_cut_when_half_of_what_was_announced_has_come() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=cut&times=1");
    let response = read(server.open("GET /api/sessions?items=store.channel", &session, ""));
    let (head, body) = response.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let announced = head.split_once("content-length: ").expect("a length").1.lines().next().expect("a number");
    assert_eq!(body.len(), announced.parse::<usize>().expect("a number") / 2);
    assert!(body.starts_with("{\"id\":"), "{body}");
    let whole = server.send("GET /api/sessions?items=store.channel", &session, "");
    assert!(whole.ends_with("{\"store\":{\"channel\":{\"value\":\"1\"}}}}"), "{whole}");
}

#[test]
fn a_reordered_answer_comes_after_the_next_one_and_says_what_was_true_before_it() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=reordered");
    let closing = format!("Connection: close\r\n{session}");
    let first = server.open("GET /api/sessions?items=public.note", &closing, "");
    server.wait_for("\"sessionReads\":1", &session);
    assert!(is_silent(&first));
    let note = r#"{"public":{"note":{"value":"later"}}}"#;
    let second = server.send("POST /api/sessions", &format!("{session}{JSON}"), note);
    assert!(second.starts_with("HTTP/1.1 201"), "{second}");
    let first = read(first);
    assert!(first.ends_with("\"namespaces\":{}}"), "{first}");
    assert!(server.send("GET /api/sessions?items=public.note", &session, "").contains("later"));
}

#[test]
fn a_reordered_answer_waits_until_the_next_one_has_left_or_is_given_up() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=reordered");
    let closing = format!("Connection: close\r\n{session}");
    let first = server.open("GET /api/sessions?items=*", &closing, "");
    server.wait_for("\"sessionReads\":1", &session);
    server.send("POST /mock/faults", &format!("{session}{FORM}"), "fault=hang");
    let second = server.open("GET /api/sessions?items=*", &closing, "");
    server.wait_for("\"sessionReads\":2", &session);
    assert!(is_silent(&first));
    drop(second);
    assert!(read(first).starts_with("HTTP/1.1 200"));
}

#[test]
fn every_other_answer_is_held_when_many_are_reordered() {
    let server = Server::start(&[]);
    let session = server.session_with("fault=reordered&times=2");
    let closing = format!("Connection: close\r\n{session}");
    for reads in [1, 3] {
        let held = server.open("GET /api/sessions?items=*", &closing, "");
        server.wait_for(&format!("\"sessionReads\":{reads}"), &session);
        assert!(is_silent(&held));
        assert!(server.send("GET /api/sessions?items=*", &session, "").starts_with("HTTP/1.1 200"));
        assert!(read(held).starts_with("HTTP/1.1 200"));
    }
    assert!(server.send("GET /api/sessions?items=*", &session, "").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::start(&[]);
    let body = " ".repeat((1 << 20) + 1);
    let response = server.send("POST /api/sessions", JSON, &body);
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
}

#[test]
fn a_port_that_is_taken_is_said_in_plain_words() {
    let server = Server::start(&[]);
    let port = server.address.rsplit(':').next().expect("a port");
    let output = Command::new(env!("CARGO_BIN_EXE_session-manager-mock"))
        .args(["--port", port])
        .output()
        .expect("the server starts");
    assert!(!output.status.success());
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains(&format!("port {port} is taken")), "{message}");
}

#[test]
fn a_site_that_is_no_folder_is_said_in_plain_words() {
    let output = command(&["--site", "no-such-folder"]).output().expect("the server starts");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-folder is not a folder"));
}

#[cfg(unix)]
#[test]
fn the_server_stops_when_asked_though_a_request_waits() {
    for fault in ["fault=hang", "fault=reordered"] {
        let mut server = Server::start(&[]);
        let session = server.session_with(fault);
        let _waiting = server.open("GET /api/sessions?items=*", &session, "");
        server.wait_for("\"sessionReads\":1", &session);
        let id = server.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
        assert!(server.process.wait().expect("an end").success(), "{fault}");
    }
}
