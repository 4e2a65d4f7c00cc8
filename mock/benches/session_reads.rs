//! What a large store costs: `cargo bench -p session-manager-mock` loads 100,000 customers and 10,000 sessions, then
//! prints the memory they take and how long a session read takes.
//!
//! A plain program, since what counts is one median and one amount of memory, in one process.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use session_manager_mock::{Browser, Customer, Operator, Request, SessionManager, Store};

const CUSTOMERS: usize = 100_000;
const SESSIONS: usize = 10_000;
const READS: usize = 200_000;

const ITEMS: &str = "authentication.adminUserEmail,impersonate.canImpersonate,impersonate.storeUserId,\
    impersonate.storeUserEmail,public.vtex-impersonated-customer-email,profile.id,profile.email,profile.firstName,\
    profile.lastName,profile.document,profile.phone,profile.isAuthenticated,profile.priceTables";

fn main() {
    let mut vtex = SessionManager::new(store());
    println!("{CUSTOMERS} customers: {}", resident_memory());
    let reads = sessions(&mut vtex);
    println!("{SESSIONS} sessions with a cart each: {}", resident_memory());
    let times = times(&mut vtex, &reads);
    let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100];
    println!("{READS} reads of 13 keys: median {:?}, 99 of 100 within {:?}", at(50), at(99));
}

fn store() -> Store {
    let store =
        Store::new("large").with_operator(Operator::with_role("operator@store.example")).with_price_table("gold", 20);
    (0..CUSTOMERS).fold(store, |store, number| store.with_customer(customer(number)))
}

fn customer(number: usize) -> Customer {
    Customer::new(&email(number))
        .first_name(&format!("Maria das Dores {number}"))
        .last_name("de Souza Oliveira")
        .document(&format!("{number:011}"))
        .phone(&format!("+55119{number:08}"))
        .price_table("gold")
}

fn email(number: usize) -> String {
    format!("Maria.Souza.{number}@customers.example.com")
}

/// Opens the sessions, each acting for another customer, and answers the read of each.
fn sessions(vtex: &mut SessionManager) -> Vec<Request> {
    (0..SESSIONS)
        .map(|number| {
            let mut browser = Browser::new();
            let customer = email(number * 7_919 % CUSTOMERS);
            let body = format!(r#"{{"public":{{"vtex-impersonated-customer-email":{{"value":"{customer}"}}}}}}"#);
            browser.send(vtex, Request::post_form("/mock/log-in", "as=operator"));
            browser.send(vtex, Request::post_json("/api/sessions", &body));
            browser.send(vtex, Request::get("/api/checkout/pub/orderForm"));
            let session = browser.cookie("vtex_session").unwrap_or_default();
            Request::get(&format!("/api/sessions?items={ITEMS}"))
                .with_header("cookie", &format!("vtex_session={session}"))
        })
        .collect()
}

/// The times of the reads, shortest first.
fn times(vtex: &mut SessionManager, reads: &[Request]) -> Vec<Duration> {
    let mut times: Vec<_> = (0..READS)
        .map(|number| {
            let read = &reads[number * 7_919 % reads.len()];
            let start = Instant::now();
            let response = black_box(vtex.handle(black_box(read)));
            let time = start.elapsed();
            assert_eq!(response.status, 200);
            assert!(response.body.len() > 500, "each session acts for a customer");
            time
        })
        .collect();
    times.sort_unstable();
    times
}

/// What the process holds in memory, where the system tells.
fn resident_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kibibytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.map_or_else(|| "memory unknown".into(), |kibibytes| format!("{} MiB resident", kibibytes / 1024))
}
