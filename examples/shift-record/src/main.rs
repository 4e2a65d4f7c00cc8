//! The service's command line.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use axum::http::HeaderValue;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use shift_record::acting::acting;
use shift_record::archive::{Archive, Kept};
use shift_record::operators::Operators;
use shift_record::server::{self, Service};
use shift_record::utc::today;
use shift_record::verify::verify;
use tokio::net::TcpListener;

/// Keeps records of who acted for whom, and shows them
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Task>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Subcommand)]
enum Task {
    /// Takes records in at /records, and shows them at / (what is done without a command)
    Serve(Serve),
    /// Checks that nothing is missing or changed
    Verify(Verify),
    /// Prints who acted for whom on a day
    Who(Who),
}

#[derive(Args)]
struct Serve {
    /// The database
    #[arg(long, value_name = "FILE", default_value = "shift-record.sqlite")]
    database: PathBuf,
    /// The port to listen on; 0 picks a free one
    #[arg(long, default_value_t = 4020)]
    port: u16,
    /// The origin of a store whose pages may send records; may be there several times
    #[arg(long = "store", value_name = "ORIGIN", value_parser = origin)]
    stores: Vec<String>,
    /// The operators' e-mails, one a line
    #[arg(long, value_name = "FILE")]
    operators: Option<PathBuf>,
}

#[derive(Args)]
struct Verify {
    /// The database
    #[arg(long, value_name = "FILE", default_value = "shift-record.sqlite")]
    database: PathBuf,
    /// A receipt that an earlier run has printed, which is to be there still; may be there several times
    #[arg(long, value_name = "RECEIPT")]
    noted: Vec<String>,
}

#[derive(Args)]
struct Who {
    /// The database
    #[arg(long, value_name = "FILE", default_value = "shift-record.sqlite")]
    database: PathBuf,
    /// The day, as 2026-07-28, in UTC; today without
    #[arg(long)]
    day: Option<Date>,
    /// The operators' e-mails, one a line
    #[arg(long, value_name = "FILE")]
    operators: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command.unwrap_or(Task::Serve(arguments.serve)) {
        Task::Serve(serve) => run(serve).await.map(|()| true),
        Task::Verify(verify) => check(&verify),
        Task::Who(who) => print(&who).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("shift-record: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(serve: Serve) -> Result<(), String> {
    let archive = Archive::open(&serve.database).map_err(|error| error.to_string())?;
    let operators = list(serve.operators.as_ref())?;
    let port = serve.port;
    let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken. Choose another with --port, or a free one with --port 0.")
        }
        _ => format!("cannot listen on port {port}: {error}"),
    })?;
    // Whoever has read where it is may already ask it to stop.
    let asked_to_stop = asked_to_stop();
    announce(&listener).map_err(|error| error.to_string())?;
    let service = Service { archive, stores: serve.stores, operators };
    server::serve(listener, service, asked_to_stop).await.map_err(|error| error.to_string())
}

/// Whether all is as it was.
fn check(arguments: &Verify) -> Result<bool, String> {
    let archive = open(&arguments.database)?;
    let verdict = verify(&archive, &arguments.noted).map_err(|error| error.to_string())?;
    for fault in &verdict.faults {
        println!("{fault}");
    }
    println!("{} records of {} chains, {} faults", verdict.records, verdict.chains, verdict.faults.len());
    if !verdict.receipt.is_empty() {
        println!("receipt {}", verdict.receipt);
    }
    Ok(verdict.faults.is_empty())
}

fn print(arguments: &Who) -> Result<(), String> {
    let archive = open(&arguments.database)?;
    let day = arguments.day.unwrap_or_else(today);
    let kept = archive.of_days(day, day).map_err(|error| error.to_string())?;
    let records: Result<Vec<_>, _> = kept.iter().map(Kept::record).collect();
    let records = records.map_err(|error| error.to_string())?;
    let operators = Operators::listed(&list(arguments.operators.as_ref())?);
    for one in acting(&records) {
        let operator = operators.name(&one.store, &one.operator);
        let end = match &one.end {
            Some((time, by)) => format!("{time:.0}  {by}"),
            None => "no end is recorded".into(),
        };
        println!("{operator}  {}  {:.0}  {end}", one.customer, one.from);
    }
    Ok(())
}

/// Of a database that is there: to look for what is missing in one that was made just now says nothing.
fn open(file: &Path) -> Result<Archive, String> {
    if !file.is_file() {
        return Err(format!("there is no database {}.", file.display()));
    }
    Archive::open(file).map_err(|error| error.to_string())
}

fn list(file: Option<&PathBuf>) -> Result<String, String> {
    let Some(file) = file else { return Ok(String::new()) };
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// As browsers write it, or no page is ever of it.
fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_origin = host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', '*']));
    let is_header = HeaderValue::from_str(text).is_ok() && text == text.to_lowercase();
    (is_origin && is_header).then(|| text.into()).ok_or_else(|| "it is to be as https://www.store.example".into())
}

/// One line on stdout, at once, for people and for scripts that wait for it.
fn announce(listener: &TcpListener) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "Shift record: http://127.0.0.1:{port}/")?;
    stdout.flush()
}

/// Hears from now on of Ctrl-C and, where there is such a thing, of SIGTERM. What is returned completes on either.
fn asked_to_stop() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let mut signals = {
        use tokio::signal::unix::{SignalKind, signal};
        [SignalKind::interrupt(), SignalKind::terminate()].map(signal)
    };
    async move {
        #[cfg(unix)]
        if let [Ok(interrupt), Ok(terminate)] = &mut signals {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        let _ = tokio::signal::ctrl_c().await;
    }
}
