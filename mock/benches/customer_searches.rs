//! What a search costs in a large store: `cargo bench -p session-manager-mock --bench customer_searches` generates
//! 100,000 customers and prints how long the searches take that a toolbar makes, of each the median and the slowest in
//! a hundred.

use std::hint::black_box;
use std::time::{Duration, Instant};

use session_manager_mock::{Browser, Operator, Request, SessionManager, Store};

const CUSTOMERS: u32 = 100_000;
const RUNS: usize = 500;

/// What is searched for, and the condition.
const SEARCHES: [(&str, &str); 10] = [
    ("part of a name", "(firstName=*mari*+OR+lastName=*mari*)"),
    ("part of a name with an accent", "(firstName=*%C5%82uk*+OR+lastName=*%C5%82uk*)"),
    ("first and last name", "(firstName=*maria*+AND+lastName=*souza*)"),
    ("an e-mail", "(email=maria.souza.4711%40example.com)"),
    ("part of an e-mail", "(email=*souza.47*)"),
    ("a CPF", "(document=52998224725)"),
    ("a CNPJ with letters", "(corporateDocument=12ABC34501DE35)"),
    (
        "a phone in eight forms",
        "(phone=%2B5511985550000+OR+phone=5511985550000+OR+phone=11985550000+OR+phone=011985550000+OR+\
         phone=%2B551185550000+OR+phone=551185550000+OR+phone=1185550000+OR+phone=01185550000)",
    ),
    ("a phone by its end", "(phone=*985550000+OR+phone=*85550000+OR+phone=*98555-0000+OR+phone=*8555-0000)"),
    ("what everyone has", "(email=*example.com*)"),
];

fn main() {
    let store = Store::new("large").with_operator(Operator::with_role("operator@store.example"));
    let mut vtex = SessionManager::new(store.with_generated_customers(CUSTOMERS, 0));
    let mut browser = Browser::new();
    browser.send(&mut vtex, Request::post_form("/mock/log-in", "as=operator"));
    let session = format!("vtex_session={}", browser.cookie("vtex_session").unwrap_or_default());
    let first = time(&mut vtex, &search(SEARCHES[0].1, &session));
    println!("{CUSTOMERS} customers; the first search, which lays them out: {first:?}");
    for (name, condition) in SEARCHES {
        let search = search(condition, &session);
        let found = vtex.handle(&search).header("rest-content-range").unwrap_or_default().to_owned();
        let mut times: Vec<_> = (0..RUNS).map(|_| time(&mut vtex, &search)).collect();
        times.sort_unstable();
        println!("{name}: median {:?}, 99 of 100 within {:?} ({found})", times[RUNS / 2], times[RUNS * 99 / 100]);
    }
}

fn search(condition: &str, session: &str) -> Request {
    let fields = "id,email,firstName,lastName,document,phone";
    Request::get(&format!("/api/dataentities/CL/search?_fields={fields}&_where={condition}"))
        .with_header("rest-range", "resources=0-19")
        .with_header("cookie", session)
}

fn time(vtex: &mut SessionManager, search: &Request) -> Duration {
    let start = Instant::now();
    let response = black_box(vtex.handle(black_box(search)));
    let time = start.elapsed();
    assert_eq!(response.status, 200, "{}", response.text());
    time
}
