//! What the mock answers, call by call, as `SessionManager::handle` gives it.

mod cart;
mod companies;
mod customers;
mod documented_example;
mod faults;
mod generated;
mod impersonation;
mod log_in;
mod look_up_faults;
mod new_customers;
mod own_search;
mod prices;
mod searches;
mod sessions;
mod shop;
mod stats;
mod switches;
mod tolerance;
