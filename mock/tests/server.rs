//! The HTTP server, through a real socket.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

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
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let length = body.len();
        write!(
            stream,
            "{request_line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}",
            self.address
        )
        .expect("a request");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        response
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target}"), "", "")
    }
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
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let logged_in = server.send("POST /mock/log-in", form, "as=operator");
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
        let json = "Content-Type: application/json\r\n";
        let response = Server::start(&[]).send("POST /api/sessions", json, "{}");
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
fn the_store_can_be_without_the_impersonation_app() {
    let server = Server::start(&["--without-impersonation-app"]);
    assert!(server.get("/mock/log-in").contains("is not installed"));
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
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let logged_in = server.send("POST /mock/log-in", form, "as=operator");
    let pair = logged_in.split_once("set-cookie: ").and_then(|(_, rest)| rest.split_once(';')).expect("a cookie").0;
    let headers = |content_type: &str| format!("Cookie: {pair}\r\nContent-Type: {content_type}\r\n");
    let fault = server.send("POST /mock/faults", &headers("application/x-www-form-urlencoded"), "fault=hang&times=1");
    assert!(fault.starts_with("HTTP/1.1 303"), "{fault}");

    let mut hung = TcpStream::connect(&server.address).expect("a connection");
    let json = headers("application/json");
    write!(hung, "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n{json}\r\n{{}}").expect("a request");
    let stats = || server.send("GET /mock/stats", &headers("text/plain"), "");
    while !stats().contains("\"sessionWrites\":1") {
        std::thread::yield_now();
    }
    let overlapping = server.send("POST /api/sessions", &json, "{}");
    assert!(overlapping.starts_with("HTTP/1.1 201"), "{overlapping}");
    assert!(stats().contains("\"overlappingWrites\":1"));
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let server = Server::start(&[]);
    let body = " ".repeat((1 << 20) + 1);
    let response = server.send("POST /api/sessions", "Content-Type: application/json\r\n", &body);
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
fn the_server_stops_when_asked_though_a_request_hangs() {
    let mut server = Server::start(&[]);
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let faulty = server.send("POST /mock/faults", form, "fault=hang");
    let pair = faulty.split_once("set-cookie: ").and_then(|(_, rest)| rest.split_once(';')).expect("a cookie").0;
    let mut hung = TcpStream::connect(&server.address).expect("a connection");
    write!(hung, "GET /api/sessions?items=* HTTP/1.1\r\nHost: x\r\nCookie: {pair}\r\n\r\n").expect("a request");
    while !server.send("GET /mock/stats", &format!("Cookie: {pair}\r\n"), "").contains("\"sessionReads\":1") {
        std::thread::yield_now();
    }
    let id = server.process.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
    assert!(server.process.wait().expect("an end").success());
}
