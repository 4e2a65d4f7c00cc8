//! The server as a process, and requests as bytes.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
pub const JSON: &str = "Content-Type: application/json\r\n";

/// The server as a person starts it, ended with the test.
pub struct Server {
    pub process: Child,
    pub address: String,
}

impl Server {
    pub fn start(arguments: &[&str]) -> Self {
        let mut process = command(arguments).stdout(Stdio::piped()).spawn().expect("the server starts");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim_end().strip_prefix("Session Manager mock: http://").expect("the address");
        let address = url.strip_suffix('/').expect("the root").to_owned();
        Self { process, address }
    }

    /// Sends a request and answers the whole response: status line, headers, body.
    pub fn send(&self, request_line: &str, headers: &str, body: &str) -> String {
        read(self.open(request_line, &format!("Connection: close\r\n{headers}"), body))
    }

    /// Sends a request and does not wait for the response.
    pub fn open(&self, request_line: &str, headers: &str, body: &str) -> TcpStream {
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

    pub fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target}"), "", "")
    }

    /// A new session with that fault, as the header with its cookie.
    pub fn session_with(&self, fault: &str) -> String {
        let response = self.send("POST /mock/faults", FORM, fault);
        assert!(response.starts_with("HTTP/1.1 303"), "{response}");
        let pair = response.split_once("set-cookie: ").and_then(|(_, rest)| rest.split_once(';')).expect("a cookie").0;
        format!("Cookie: {pair}\r\n")
    }

    /// Waits until the session's counts say so: until a request that has been sent is handled.
    pub fn wait_for(&self, count: &str, session: &str) {
        let counts = || self.send("GET /mock/stats", session, "");
        let is_so = || counts().split_once("\"session\":{").is_some_and(|(_, counts)| counts.contains(count));
        assert!((0..10_000).any(|_| is_so()), "{count}: {}", counts());
    }
}

/// Reads until the server closes the connection.
pub fn read(mut stream: TcpStream) -> String {
    let mut response = String::new();
    stream.read_to_string(&mut response).expect("a response");
    response
}

/// Whether nothing comes for a while.
pub fn is_silent(stream: &TcpStream) -> bool {
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

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session-manager-mock"));
    command.args(["--port", "0"]).args(arguments);
    command
}
