//! The service as a process, and requests as bytes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The header of a list of records.
pub const LIST: &str = "Content-Type: application/cloudevents-batch+json\r\n";

/// The service as a person starts it, ended with the test.
pub struct Service {
    pub process: Child,
    address: String,
}

impl Service {
    pub fn start(database: &Path, arguments: &[&str]) -> Self {
        let mut command = command(database, &["--port", "0"]);
        let mut process = command.args(arguments).stdout(Stdio::piped()).spawn().expect("the service starts");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim_end().strip_prefix("Shift record: http://").expect("the address");
        Self { process, address: url.trim_end_matches('/').to_owned() }
    }

    /// The whole response: status line, headers, body.
    pub fn send(&self, request_line: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let (length, address) = (body.len(), &self.address);
        let host = if headers.contains("Host: ") { String::new() } else { format!("Host: {address}\r\n") };
        let head =
            format!("{request_line} HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
        write!(stream, "{head}{body}").expect("a request");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        response
    }

    pub fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target}"), "", "")
    }

    pub fn take(&self, records: &[String]) -> String {
        self.send("POST /records", LIST, &format!("[{}]", records.join(",")))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A file where no database is yet.
pub fn place(name: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("service-{name}.sqlite"));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    file
}

/// What a command of the program prints.
pub fn run(command: &str, database: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_shift-record");
    let mut process = Command::new(program);
    process.arg(command).arg("--database").arg(database).args(arguments).output().expect("it runs")
}

pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn command(database: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shift-record"));
    command.arg("--database").arg(database).args(arguments);
    command
}
