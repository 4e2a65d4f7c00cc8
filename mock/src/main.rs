//! The mock's command line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::HeaderValue;
use clap::Parser;
use session_manager_mock::server::{self, Site};
use session_manager_mock::{SessionManager, Store};
use tokio::net::TcpListener;

/// A faithful little VTEX Session Manager on 127.0.0.1
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The port to listen on; 0 picks a free one
    #[arg(long, default_value_t = 4010)]
    port: u16,
    /// A folder whose files are served from the same origin
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The Content-Security-Policy that the site's files are sent with
    #[arg(long, value_name = "POLICY", requires = "site", value_parser = HeaderValue::from_str)]
    content_security_policy: Option<HeaderValue>,
    /// The store's root path, as in a store with several bindings: /es puts the API under /es/api
    #[arg(long, default_value = "", value_name = "PATH")]
    root_path: String,
    /// The store does not have vtex.impersonate-session installed
    #[arg(long)]
    without_impersonation_app: bool,
    /// An impersonation cookie that is not percent-encoded is refused
    #[arg(long)]
    strict_cookie: bool,
    /// A session that has begun learns of a log-in only when it is written
    #[arg(long)]
    log_in_by_write: bool,
    /// How many customers are generated besides the demo store's
    #[arg(long, default_value_t = 0, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    customers: u32,
    /// Other customers for each number, the same ones each time
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    customer_seed: u64,
    /// Who buys at the store; companies do by contracts, as with the B2B Buyer Portal
    #[arg(long, default_value = "people", value_parser = ["people", "companies"])]
    buyers: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("session-manager-mock: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let mut store = Store::demo().with_root_path(&arguments.root_path);
    if arguments.without_impersonation_app {
        store = store.without_impersonation_app();
    }
    if arguments.strict_cookie {
        store = store.with_strict_cookie();
    }
    if arguments.log_in_by_write {
        store = store.telling_log_ins_by_write();
    }
    store = store.with_generated_customers(arguments.customers, arguments.customer_seed);
    if arguments.buyers == "companies" {
        store = store.bought_at_by_companies();
    }
    let vtex = SessionManager::with_seed(store, seed());
    let site = match &arguments.site {
        Some(folder) if !folder.is_dir() => return Err(format!("{} is not a folder.", folder.display())),
        folder => folder.as_ref().map(|folder| {
            Site::new(folder, vtex.root_path()).with_content_security_policy(arguments.content_security_policy)
        }),
    };
    let port = arguments.port;
    let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken. Choose another with --port, or a free one with --port 0.")
        }
        _ => format!("cannot listen on port {port}: {error}"),
    })?;
    // Whoever has read where it is may already ask it to stop.
    let asked_to_stop = asked_to_stop();
    announce(&listener).map_err(|error| error.to_string())?;
    server::serve(listener, vtex, site, asked_to_stop).await.map_err(|error| error.to_string())
}

/// One line on stdout, at once, for people and for scripts that wait for it.
fn announce(listener: &TcpListener) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "Session Manager mock: http://127.0.0.1:{port}/")?;
    stdout.flush()
}

/// Another one on each start: see [`SessionManager::with_seed`].
fn seed() -> u64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since_epoch.as_nanos()).unwrap_or(u64::MAX)
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
