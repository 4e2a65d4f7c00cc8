//! Finding a customer, from outside: whatever is typed, whatever is stored, and whatever happens meanwhile.

mod asking;
mod exploration;
mod failing;
mod field;
mod grammar;
mod reading;
mod walk;
