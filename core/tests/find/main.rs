//! Finding a customer, from outside: whatever is typed, whatever is stored, and whatever happens meanwhile.

mod asking;
mod exploration;
#[path = "../explorer/mod.rs"]
mod explorer;
mod failing;
mod field;
mod grammar;
mod reading;
mod walk;
