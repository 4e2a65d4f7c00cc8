//! What the mock answers, call by call, as `SessionManager::handle` gives it.

mod cart;
mod customers;
mod documented_example;
mod faults;
mod impersonation;
mod log_in;
mod prices;
mod sessions;
mod shop;
mod stats;
mod switches;
mod tolerance;
