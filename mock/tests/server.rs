//! The HTTP server, through a real socket.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
const JSON: &str = "Content-Type: application/json\r\n";

/// The server as a person starts it, ended with the test.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut process = command(arguments).stdout(Stdio::piped()).spawn().expect("the server starts");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim_end().strip_prefix("Session Manager mock: http://").expect("the address");
        let address = url.strip_suffix('/').expect("the root").to_owned();
        Self { process, address }
    }

    /// Sends a request and answers the whole response: status line, headers, body.
    fn send(&self, request_line: &str, headers: &str, body: &str) -> String {
        read(self.open(request_line, &format!("Connection: close\r\n{headers}"), body))
    }

    /// Sends a request and does not wait for the response.
    fn open(&self, request_line: &str, headers: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let length = body.len();
        write!(
            stream,
            "{request_line} HTTP/1.1\r\nHost: {}\r\nContent-Length: {length}\r\n{headers}\r\n{body}",
            self.address
        )
        .expect("a request");
        stream
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target}"), "", "")
    }

    /// A new session with that fault, as the header with its cookie.
    fn session_with(&self, fault: &str) -> String {
        let response = self.send("POST /mock/faults", FORM, fault);
        assert!(response.starts_with("HTTP/1.1 303"), "{response}");
        let pair = response.split_once("set-cookie: ").and_then(|(_, rest)| rest.split_once(';')).expect("a cookie").0;
        format!("Cookie: {pair}\r\n")
    }

    /// Waits until the session's counts say so: until a request that has been sent is handled.
    fn wait_for(&self, count: &str, session: &str) {
        let counts = || self.send("GET /mock/stats", session, "");
        let is_so = || counts().split_once("\"session\":{").is_some_and(|(_, counts)| counts.contains(count));
        assert!((0..10_000).any(|_| is_so()), "{count}: {}", counts());
    }
}

/// Reads until the server closes the connection.
fn read(mut stream: TcpStream) -> String {
    let mut response = String::new();
    stream.read_to_string(&mut response).expect("a response");
    response
}

/// Whether nothing comes for a while.
fn is_silent(stream: &TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
    let peeked = stream.peek(&mut [0]);
    stream.set_read_timeout(None).expect("no timeout");
    peeked.is_err_and(|error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut))
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session-manager-mock"));
    command.args(["--port", "0"]).args(arguments);
    command
}

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
    let server = Server::start(&["--customers", "1000", "--customer-seed", "7", "--b2b"]);
    let session = server.session_with("fault=none");
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=operator");
    let all = "GET /api/dataentities/CL/search?_fields=id";
    assert!(server.send(all, &session, "").contains("rest-content-range: resources 0-14/1011\r\n"));
    server.send("POST /mock/log-in", &format!("{session}{FORM}"), "as=shopper");
    assert!(server.send("GET /api/sessions?items=shopper.firstName", &session, "").contains("Maria"));
    let refused = command(&["--customers", "1000001"]).output().expect("the server starts");
    assert!(!refused.status.success());
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
